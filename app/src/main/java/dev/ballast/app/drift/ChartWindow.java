package dev.ballast.app.drift;

/// How much of the past a chart shows; what is ahead stands to its right.
public enum ChartWindow {
    MONTH("30 d", 30),
    QUARTER("90 d", 90),
    YEAR("1 y", 365),
    ALL("All", Integer.MAX_VALUE);

    private final String label;
    private final int days;

    ChartWindow(String label, int days) {
        this.label = label;
        this.days = days;
    }

    public String label() {
        return label;
    }

    /// Days before today.
    public int days() {
        return days;
    }
}
