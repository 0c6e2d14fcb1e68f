package dev.ballast.app.drift;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Themes;
import java.time.ZoneId;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A drawn weight that fills its region, follows the theme, and paints at most once a pulse and only where it would
/// look different.
final class WeightCanvas extends Region implements AutoCloseable {

    private final Canvas canvas = new Canvas();
    private final WeightScale scale = new WeightScale();
    private final WeightPainter.Detail detail;
    private final Themes themes;
    private final FxPulse pulse;
    private final ZoneId zone;
    private final Runnable paint = this::paint;
    private final Subscription subscription;
    private @Nullable WeightPicture shown;

    WeightCanvas(WeightPainter.Detail detail, Themes themes, FxPulse pulse, ZoneId zone) {
        this.detail = detail;
        this.themes = themes;
        this.pulse = pulse;
        this.zone = zone;
        getChildren().add(canvas);
        setMinSize(40, 30);
        subscription = themes.themeProperty().subscribe(_ -> pulse.paintOnce(paint));
    }

    void show(WeightPicture next) {
        WeightPicture last = shown;
        if (last != null && last.looksLike(next)) {
            return;
        }
        if (last == null || !last.figures().instrument().equals(next.figures().instrument())) {
            scale.reset();
        }
        shown = next;
        pulse.paintOnce(paint);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            pulse.paintOnce(paint);
        }
    }

    private void paint() {
        WeightPicture picture = shown;
        if (picture != null && canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            WeightPainter.paint(canvas.getGraphicsContext2D(), themes.palette(), zone, detail, scale, picture);
        }
    }

    /// Lets go of the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
