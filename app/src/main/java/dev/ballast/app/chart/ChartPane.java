package dev.ballast.app.chart;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.event.ChartChangeEvent;
import org.jfree.chart.fx.ChartCanvas;

/// A chart that fills its region, follows the theme, and paints at most once a pulse however often it changes.
public final class ChartPane extends Region implements AutoCloseable {

    private static final double PREFERRED_WIDTH = 400;
    private static final double PREFERRED_HEIGHT = 220;

    private final FxPulse pulse;
    private final Canvas canvas;
    private final Runnable paint = this::paint;
    private final Subscription subscription;

    /// Colours a chart; called once and whenever the theme changes.
    @FunctionalInterface
    public interface Dress {

        void apply(JFreeChart chart, Palette palette);
    }

    public ChartPane(JFreeChart chart, Dress dress, Themes themes, FxPulse pulse) {
        this.pulse = pulse;
        this.canvas = new Canvas(chart);
        getStyleClass().add("chart-pane");
        getChildren().add(canvas);
        setPrefSize(PREFERRED_WIDTH, PREFERRED_HEIGHT);
        setMinSize(120, 100);
        subscription = themes.themeProperty().subscribe(_ -> dress.apply(chart, themes.palette()));
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
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            canvas.draw();
        }
    }

    /// Lets go of the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
    }

    /// Marks itself dirty where the library would paint at once.
    private final class Canvas extends ChartCanvas {

        Canvas(JFreeChart chart) {
            super(chart);
            setTooltipEnabled(true);
            ChartStyle.prepare(this);
        }

        @Override
        public void chartChanged(ChartChangeEvent event) {
            pulse.paintOnce(paint);
        }
    }
}
