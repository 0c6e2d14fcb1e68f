package dev.ballast.app.control;

import org.jspecify.annotations.Nullable;

/// Where cells, labels and legend lie: pure arithmetic in pixels.
///
/// @param left of the first column
/// @param top of the first row
record HeatmapGeometry(int size, double left, double top, double cellWidth, double cellHeight) {

    static final double LEGEND_WIDTH = 58;
    private static final double MARGIN = 8;
    private static final double WIDEST = 2.2;
    private static final double TALLEST = 1.0;
    private static final double LARGEST = 96;

    /// Fits a table into a canvas: cells may be wider than high, never the other way.
    ///
    /// @param labelWidth room for the row labels; the column labels get as much height when they stand upright
    static HeatmapGeometry of(int size, double width, double height, double labelWidth) {
        double left = labelWidth + MARGIN;
        double roomWide = Math.max(1, width - left - LEGEND_WIDTH - MARGIN);
        double flatTop = 22;
        double cellWidth = roomWide / size;
        double top = cellWidth >= labelWidth ? flatTop : labelWidth + MARGIN;
        double roomHigh = Math.max(1, height - top - MARGIN);
        double cellHeight = Math.min(LARGEST, roomHigh / size);
        cellWidth = Math.min(cellWidth, cellHeight * WIDEST);
        cellHeight = Math.min(cellHeight, cellWidth / TALLEST);
        return new HeatmapGeometry(size, left, top, cellWidth, cellHeight);
    }

    double x(int column) {
        return left + column * cellWidth;
    }

    double y(int row) {
        return top + row * cellHeight;
    }

    double right() {
        return x(size);
    }

    double bottom() {
        return y(size);
    }

    /// Whether column labels fit side by side without being turned.
    boolean hasFlatLabels(double labelWidth) {
        return cellWidth >= labelWidth;
    }

    Heatmap.@Nullable Cell cellAt(double x, double y) {
        int column = (int) Math.floor((x - left) / cellWidth);
        int row = (int) Math.floor((y - top) / cellHeight);
        if (column < 0 || row < 0 || column >= size || row >= size) {
            return null;
        }
        return new Heatmap.Cell(row, column);
    }
}
