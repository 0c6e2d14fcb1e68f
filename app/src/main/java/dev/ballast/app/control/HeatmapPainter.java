package dev.ballast.app.control;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.theme.DivergingScale;
import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints cells, labels and legend of a heatmap.
final class HeatmapPainter {

    private static final double VALUE_WIDTH = 30;
    private static final double VALUE_HEIGHT = 15;
    private static final double LABEL_STEP = 12;

    private final GraphicsContext graphics;
    private final HeatmapData data;
    private final HeatmapGeometry geometry;
    private final Palette palette;
    private final DivergingScale scale;

    HeatmapPainter(GraphicsContext graphics, HeatmapData data, HeatmapGeometry geometry, Palette palette) {
        this.graphics = graphics;
        this.data = data;
        this.geometry = geometry;
        this.palette = palette;
        this.scale = DivergingScale.of(palette);
    }

    static Font labelFont() {
        return Fonts.regular(12);
    }

    void cells() {
        boolean printed = geometry.cellWidth() >= VALUE_WIDTH && geometry.cellHeight() >= VALUE_HEIGHT;
        double gap = geometry.cellWidth() >= 14 ? 1 : 0;
        graphics.setFont(Fonts.regular(geometry.cellHeight() >= 26 && geometry.cellWidth() >= 40 ? 12.5 : 11));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        for (int row = 0; row < data.size(); row++) {
            double y = Math.round(geometry.y(row));
            double height = Math.round(geometry.y(row + 1)) - y - gap;
            for (int column = 0; column < data.size(); column++) {
                double x = Math.round(geometry.x(column));
                double width = Math.round(geometry.x(column + 1)) - x - gap;
                double value = data.value(row, column);
                cell(row == column, value, x, y, width, height);
                if (printed) {
                    text(row == column, value, x + width / 2, y + height / 2);
                }
            }
        }
    }

    private void cell(boolean diagonal, double value, double x, double y, double width, double height) {
        if (diagonal) {
            graphics.setFill(palette.grid());
        } else {
            graphics.setFill(Double.isNaN(value) ? palette.panelRaised() : scale.color(value));
        }
        graphics.fillRect(x, y, width, height);
    }

    private void text(boolean diagonal, double value, double x, double y) {
        if (diagonal) {
            graphics.setFill(palette.textSubtle());
            graphics.fillText("1", x, y);
        } else {
            graphics.setFill(Double.isNaN(value) ? palette.textMuted() : DivergingScale.textOn(scale.color(value)));
            graphics.fillText(Numbers.decimal(value, 2), x, y);
        }
    }

    /// Every label where there is room, else every second, third … one.
    void labels(double labelWidth) {
        graphics.setFont(labelFont());
        graphics.setFill(palette.textMuted());
        int rowStep = step(geometry.cellHeight());
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        for (int row = 0; row < data.size(); row += rowStep) {
            graphics.fillText(data.label(row), geometry.left() - 6, geometry.y(row) + geometry.cellHeight() / 2);
        }
        boolean flat = geometry.hasFlatLabels(labelWidth);
        int columnStep = flat ? 1 : step(geometry.cellWidth());
        for (int column = 0; column < data.size(); column += columnStep) {
            double middle = geometry.x(column) + geometry.cellWidth() / 2;
            if (flat) {
                graphics.setTextAlign(TextAlignment.CENTER);
                graphics.fillText(data.label(column), middle, geometry.top() - 11);
            } else {
                upright(data.label(column), middle);
            }
        }
    }

    private static int step(double cell) {
        return Math.max(1, (int) Math.ceil(LABEL_STEP / cell));
    }

    private void upright(String label, double middle) {
        graphics.save();
        graphics.translate(middle, geometry.top() - 6);
        graphics.rotate(-90);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(label, 0, 0);
        graphics.restore();
    }

    void legend() {
        double x = geometry.right() + 16;
        double top = geometry.top();
        double height = Math.min(220, geometry.bottom() - top);
        for (int line = 0; line < height; line++) {
            graphics.setFill(scale.color(1 - 2.0 * line / Math.max(1, height - 1)));
            graphics.fillRect(x, top + line, 10, 1.5);
        }
        graphics.setStroke(palette.border());
        graphics.strokeRect(x + 0.5, top + 0.5, 10, height);
        graphics.setFont(Fonts.regular(11));
        graphics.setFill(palette.textMuted());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        double step = height >= 90 ? 0.5 : 1;
        for (double value = 1; value >= -1; value -= step) {
            double y = top + (1 - value) / 2 * height;
            graphics.fillText(Numbers.signed(value, 1), x + 15, Math.max(top + 5, Math.min(top + height - 4, y)));
        }
    }

    /// Frames a cell and its row and column labels.
    void mark(Heatmap.Cell cell, Color color, double lineWidth) {
        double x = Math.round(geometry.x(cell.column()));
        double y = Math.round(geometry.y(cell.row()));
        graphics.setStroke(color);
        graphics.setLineWidth(lineWidth);
        graphics.strokeRect(x - 0.5, y - 0.5, Math.rint(geometry.cellWidth()), Math.rint(geometry.cellHeight()));
    }

    void crosshair(Heatmap.Cell cell) {
        graphics.setFill(Color.color(
                palette.crosshair().getRed(),
                palette.crosshair().getGreen(),
                palette.crosshair().getBlue(),
                0.16));
        double width = geometry.right() - geometry.left();
        double height = geometry.bottom() - geometry.top();
        graphics.fillRect(geometry.left(), geometry.y(cell.row()), width, geometry.cellHeight());
        graphics.fillRect(geometry.x(cell.column()), geometry.top(), geometry.cellWidth(), height);
    }
}
