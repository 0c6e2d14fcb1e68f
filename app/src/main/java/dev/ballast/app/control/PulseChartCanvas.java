package dev.ballast.app.control;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Fonts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.event.ChartChangeEvent;
import org.jfree.chart.fx.ChartCanvas;
import org.jspecify.annotations.Nullable;

/// JFreeChart's canvas draws at every change; this one marks itself dirty and draws once a pulse.
final class PulseChartCanvas extends ChartCanvas {

    static final int FONT_SIZE = 11;

    private final @Nullable FxPulse pulse;
    private final Runnable draw = this::draw;

    PulseChartCanvas(JFreeChart chart, FxPulse pulse) {
        super(chart);
        this.pulse = pulse;
        setDomainZoomable(false);
        setRangeZoomable(false);
        setTooltipEnabled(false);
        setMouseTransparent(true);
        // FXGraphics2D sets a font only when it changes, though the canvas forgets its font after every drawing.
        getGraphicsContext2D().setFont(Fonts.regular(FONT_SIZE));
    }

    @Override
    public void chartChanged(ChartChangeEvent event) {
        // Null while the superclass is being made.
        if (pulse != null) {
            pulse.paintOnce(draw);
        }
    }
}
