package dev.ballast.app.control;

import dev.ballast.app.format.Times;
import dev.ballast.app.theme.Palette;
import java.awt.geom.Rectangle2D;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.ui.RectangleEdge;

/// Lines over time on JFreeChart: targets, bands, events, and a crosshair that reads every line at the mouse.
///
/// Content is replaced as a whole and drawn once a pulse; nothing is animated. FX thread only.
public final class TimeSeriesChart extends Region {

    private final UiKit kit;
    private final AxisFormat format;
    private final ZoneId zone;
    private final ChartPlot plot;
    private final ChartCanvas canvas;
    private final Crosshair crosshair;
    // Held here because the theme holds it weakly, so that a closed room can be collected.
    private final InvalidationListener themeListener = _ -> refresh();
    private ChartContent content = ChartContent.EMPTY;
    private double mouse = Double.NaN;

    public TimeSeriesChart(UiKit kit, AxisFormat format, ZoneId zone) {
        this.kit = kit;
        this.format = format;
        this.zone = zone;
        plot = new ChartPlot(format, TimeZone.getTimeZone(zone));
        canvas = new PulseChartCanvas(plot.chart(), kit.pulse());
        canvas.setManaged(false);
        crosshair = new Crosshair(kit);
        crosshair.setManaged(false);
        crosshair.setMouseTransparent(true);
        getChildren().addAll(canvas, crosshair);
        setMinSize(0, 0);
        setPrefSize(480, 240);
        setOnMouseMoved(event -> move(event.getX()));
        setOnMouseExited(_ -> move(Double.NaN));
        kit.themes().themeProperty().addListener(new WeakInvalidationListener(themeListener));
        refresh();
    }

    public void setContent(ChartContent next) {
        content = next;
        refresh();
        crosshair.refresh();
        setAccessibleText(describe());
    }

    public ChartContent content() {
        return content;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        crosshair.resizeRelocate(0, 0, width, height);
    }

    private void refresh() {
        canvas.setVisible(!content.isEmpty());
        plot.show(content, kit.themes().palette());
    }

    private void move(double x) {
        mouse = x;
        crosshair.refresh();
    }

    private String describe() {
        var text = new StringBuilder("Chart");
        for (ChartContent.Line line : content.lines()) {
            int size = line.points().size();
            text.append(", ").append(line.name());
            if (size > 0) {
                text.append(' ').append(format.full(line.points().value(size - 1)));
            }
        }
        return text.toString();
    }

    /// What the crosshair says at a time: the time, then one line per series that has a value there.
    List<String> reading(double epochMilliseconds) {
        var lines = new ArrayList<String>();
        lines.add(Times.dateTime(java.time.Instant.ofEpochMilli((long) epochMilliseconds), zone));
        for (ChartContent.Line line : content.lines()) {
            int index = line.points().indexAt(epochMilliseconds);
            if (index >= 0) {
                lines.add(line.name() + "  " + format.full(line.points().value(index)));
            }
        }
        return lines;
    }

    private final class Crosshair extends CanvasPane {

        Crosshair(UiKit kit) {
            super(kit);
        }

        void refresh() {
            markDirty();
        }

        @Override
        protected void paint(GraphicsContext graphics, double width, double height, Palette palette) {
            var info = canvas.getRenderingInfo();
            if (Double.isNaN(mouse) || content.isEmpty() || info == null) {
                return;
            }
            Rectangle2D area = info.getPlotInfo().getDataArea();
            if (mouse < area.getMinX() || mouse > area.getMaxX()) {
                return;
            }
            graphics.setStroke(palette.crosshair());
            graphics.setLineWidth(1);
            graphics.strokeLine(Math.floor(mouse) + 0.5, area.getMinY(), Math.floor(mouse) + 0.5, area.getMaxY());
            double time = plot.plot().getDomainAxis().java2DToValue(mouse, area, RectangleEdge.BOTTOM);
            HoverBox.paint(graphics, reading(time), mouse, area.getMinY() + 8, width, height, palette);
        }
    }
}
