package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.optimizer.FrontierPicture.Mark;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.optimization.method.OptimizationMethod;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Risk against return: the efficient frontier, what is held, what is aimed at, every method's portfolio, the mean of
/// all, and the chosen one with its name. Painted at most once a pulse; the pointer on a mark tells its figures.
final class FrontierChart extends Region implements AutoCloseable {

    private final Themes themes;
    private final FxPulse pulse;
    private final Canvas canvas = new Canvas();
    private final FrontierPainter painter = new FrontierPainter();
    private final Tooltip tip = new Tooltip();
    private final Runnable paint = this::paint;
    private final Subscription subscription;
    private FrontierPicture picture = FrontierPicture.NOTHING;
    private List<String> assets = List.of();

    FrontierChart(Themes themes, FxPulse pulse) {
        this.themes = themes;
        this.pulse = pulse;
        setId("optimizer-frontier");
        setAccessibleText("Efficient frontier: volatility against expected return");
        setMinSize(0, 120);
        setPrefSize(400, 220);
        canvas.setManaged(false);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> tell(event.getX(), event.getY()));
        subscription = themes.themeProperty().subscribe(_ -> pulse.paintOnce(paint));
    }

    void show(@Nullable OptimizerAnswer answer, OptimizationMethod method) {
        FrontierPicture next = answer == null ? FrontierPicture.NOTHING : FrontierPicture.of(answer, method);
        if (next.equals(picture)) {
            return;
        }
        List<String> symbols = answer == null ? List.of() : answer.basis().symbols();
        if (!symbols.equals(assets)) {
            assets = symbols;
            painter.reset();
        }
        picture = next;
        pulse.paintOnce(paint);
    }

    private void tell(double x, double y) {
        Optional<Mark> mark = painter.at(picture, x, y);
        if (mark.isEmpty()) {
            Tooltip.uninstall(this, tip);
            return;
        }
        tip.setText(
                mark.get().name() + "\nvolatility " + Numbers.percent(mark.get().volatility(), 1) + ", return "
                        + Numbers.percent(mark.get().expectedReturn(), 1));
        Tooltip.install(this, tip);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            painter.reset();
            pulse.paintOnce(paint);
        }
    }

    private void paint() {
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            painter.paint(canvas.getGraphicsContext2D(), themes.palette(), picture);
        }
    }

    /// What is drawn now.
    FrontierPicture picture() {
        return picture;
    }

    /// Lets go of the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
