package dev.ballast.app.control;

import java.util.List;

/// A square table of values in [−1, 1] with one label per row and column. NaN is unknown. Immutable.
public final class HeatmapData {

    public static final HeatmapData EMPTY = new HeatmapData(List.of(), new double[0]);

    private final List<String> labels;
    private final double[] values;

    private HeatmapData(List<String> labels, double[] values) {
        this.labels = labels;
        this.values = values;
    }

    /// Copies both.
    ///
    /// @param values row-major, labels × labels
    public static HeatmapData of(List<String> labels, double[] values) {
        int size = labels.size();
        if (values.length != size * size) {
            throw new IllegalArgumentException("need " + size * size + " values, was " + values.length);
        }
        return new HeatmapData(List.copyOf(labels), values.clone());
    }

    public int size() {
        return labels.size();
    }

    public String label(int index) {
        return labels.get(index);
    }

    public double value(int row, int column) {
        return values[row * labels.size() + column];
    }
}
