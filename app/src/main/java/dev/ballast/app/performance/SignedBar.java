package dev.ballast.app.performance;

import javafx.scene.layout.Region;

/// A bar to the right of the middle for a gain, to the left for a loss.
final class SignedBar extends Region {

    private static final double HEIGHT = 9;

    private final Region bar = new Region();
    private double value;
    private double widest;

    SignedBar() {
        bar.getStyleClass().add("performance-bar");
        getChildren().add(bar);
        setMinWidth(0);
    }

    /// @param scale what fills a whole half; nothing is drawn where it is 0
    void show(double next, double scale) {
        value = next;
        widest = scale;
        bar.getStyleClass().setAll("performance-bar", next < 0 ? "performance-loss" : "performance-gain");
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double middle = getWidth() / 2;
        double length = widest > 0 ? Math.abs(value) / widest * (middle - 2) : 0;
        double y = (getHeight() - HEIGHT) / 2;
        bar.setVisible(length > 0);
        bar.resizeRelocate(value < 0 ? middle - length : middle, y, Math.max(length, 1), HEIGHT);
    }
}
