package dev.ballast.app.chart;

import dev.ballast.app.theme.ChartFont;
import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Font;
import javafx.scene.paint.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.fx.FXHints;

/// The house's look on a chart with two axes, and the way from the theme's colours to those of JFreeChart.
public final class ChartStyle {

    private static final float HAIR = 0.6f;
    private static final int FONT_SIZE = 11;

    private ChartStyle() {}

    /// Has a canvas draw and measure in the bundled font: it forgets its font after every drawing, while FXGraphics2D
    /// sets a font only when it changes; and left alone it measures with AWT, which does not know the font.
    public static void prepare(ChartCanvas canvas) {
        canvas.getGraphicsContext2D().setFont(Fonts.regular(FONT_SIZE));
        canvas.getChart().getRenderingHints().put(FXHints.KEY_USE_FX_FONT_METRICS, true);
    }

    /// Background, grid, axes and fonts.
    public static void dress(JFreeChart chart, XYPlot plot, Palette palette) {
        chart.setBackgroundPaint(awt(palette.panel()));
        // The last date of a time axis stands under its end and reaches beyond it.
        chart.setPadding(new RectangleInsets(4, 2, 2, plot.getDomainAxis() instanceof DateAxis ? 30 : 8));
        plot.setBackgroundPaint(awt(palette.panel()));
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(awt(palette.grid()));
        plot.setRangeGridlinePaint(awt(palette.grid()));
        plot.setDomainGridlineStroke(new BasicStroke(HAIR));
        plot.setRangeGridlineStroke(new BasicStroke(HAIR));
        dress(plot.getDomainAxis(), palette);
        dress(plot.getRangeAxis(), palette);
    }

    private static void dress(ValueAxis axis, Palette palette) {
        axis.setTickLabelPaint(awt(palette.textMuted()));
        axis.setLabelPaint(awt(palette.textMuted()));
        axis.setTickLabelFont(font(FONT_SIZE));
        axis.setLabelFont(font(FONT_SIZE));
        axis.setAxisLinePaint(awt(palette.border()));
        axis.setTickMarksVisible(false);
    }

    /// The bundled font.
    ///
    /// @param size in pixels
    public static Font font(int size) {
        return ChartFont.regular(size);
    }

    public static java.awt.Color awt(Color color) {
        return awt(color, color.getOpacity());
    }

    /// A colour with its own opacity.
    ///
    /// @param opacity in [0, 1]
    public static java.awt.Color awt(Color color, double opacity) {
        return new java.awt.Color(
                (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) opacity);
    }
}
