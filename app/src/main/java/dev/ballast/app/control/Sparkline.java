package dev.ballast.app.control;

import dev.ballast.app.theme.Palette;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// A line without axes, tinted by whether it ended above or below its start. NaN values are gaps.
public final class Sparkline extends CanvasPane {

    private static final double INSET = 2;

    private double[] values = {};

    public Sparkline(UiKit kit) {
        super(kit);
        setPrefSize(120, 28);
    }

    public void setValues(double[] next) {
        values = next.clone();
        markDirty();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height, Palette palette) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (values.length < 2 || low > high) {
            return;
        }
        double range = high > low ? high - low : 1;
        graphics.setStroke(color(palette));
        graphics.setLineWidth(1.4);
        graphics.beginPath();
        boolean drawing = false;
        for (int index = 0; index < values.length; index++) {
            double value = values[index];
            if (!Double.isFinite(value)) {
                drawing = false;
                continue;
            }
            double x = INSET + (width - 2 * INSET) * index / (values.length - 1);
            double y = height - INSET - (height - 2 * INSET) * (value - low) / range;
            if (drawing) {
                graphics.lineTo(x, y);
            } else {
                graphics.moveTo(x, y);
                drawing = true;
            }
        }
        graphics.stroke();
    }

    private Color color(Palette palette) {
        double change = values[values.length - 1] - values[0];
        if (change > 0) {
            return palette.up();
        }
        return change < 0 ? palette.down() : palette.textMuted();
    }
}
