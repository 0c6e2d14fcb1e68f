package dev.ballast.app.queue;

import javafx.scene.layout.Region;

/// Two bars on one scale, the upper before, the lower after.
final class PairedBar extends Region {

    private final double thick;
    private final Region before = new Region();
    private final Region after = new Region();
    private double shareBefore;
    private double shareAfter;

    PairedBar(double thick) {
        this.thick = thick;
        before.getStyleClass().add("weight-before");
        after.getStyleClass().add("weight-after");
        before.setManaged(false);
        after.setManaged(false);
        getChildren().addAll(before, after);
        setPrefHeight(2 * thick + 2);
        setMinHeight(2 * thick + 2);
        setMinWidth(20);
    }

    /// Lengths as shares of the whole; what is not known has none.
    void set(double first, double second) {
        shareBefore = share(first);
        shareAfter = share(second);
        requestLayout();
    }

    private static double share(double value) {
        return Double.isFinite(value) ? Math.clamp(value, 0, 1) : 0;
    }

    @Override
    protected void layoutChildren() {
        double top = (getHeight() - 2 * thick - 1) / 2;
        before.resizeRelocate(0, top, getWidth() * shareBefore, thick);
        after.resizeRelocate(0, top + thick + 1, getWidth() * shareAfter, thick);
    }
}
