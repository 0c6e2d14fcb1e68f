package dev.ballast.app.queue;

import javafx.scene.layout.Region;

/// A thin bar filled to a share of its length; beyond 1 it is full and marked.
final class ShareBar extends Region {

    private static final double HEIGHT = 6;

    private final Region fill = new Region();
    private double share;

    ShareBar(double share) {
        getStyleClass().add("share-bar");
        fill.getStyleClass().add("share-fill");
        fill.setManaged(false);
        getChildren().add(fill);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(60);
        set(share);
    }

    void set(double next) {
        share = Double.isFinite(next) ? Math.clamp(next, 0, 1) : 0;
        Marks.tone(fill, next > 1 ? Marks.Tone.BAD : Marks.Tone.PLAIN);
        requestLayout();
    }

    Region fill() {
        return fill;
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, getWidth() * share, getHeight());
    }
}
