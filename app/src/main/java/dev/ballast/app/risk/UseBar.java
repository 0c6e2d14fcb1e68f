package dev.ballast.app.risk;

import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitStatus;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// How much of a limit is used, with a tick at the limit itself.
final class UseBar extends Region {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");
    /// Where on the bar the limit lies: what is beyond is the breach.
    private static final double LIMIT = 0.7;

    private static final double THICK = 8;

    private final Region track = part("use-track");
    private final Region fill = part("use-fill");
    private final Region tick = part("use-tick");
    private double used;

    UseBar() {
        getChildren().addAll(track, fill, tick);
        setMinSize(30, 14);
        setPrefHeight(14);
    }

    private static Region part(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    void show(LimitReading reading) {
        used = reading.used().orElse(0.0);
        fill.pseudoClassStateChanged(BAD, reading.status() == LimitStatus.BREACH);
        fill.pseudoClassStateChanged(WARN, reading.status() == LimitStatus.WARNING);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double top = (getHeight() - THICK) / 2;
        double length = Math.clamp(used * LIMIT, 0, 1) * getWidth();
        track.resizeRelocate(0, top, getWidth(), THICK);
        fill.resizeRelocate(0, top, length, THICK);
        tick.resizeRelocate(LIMIT * getWidth(), top - 3, 1.5, THICK + 6);
    }
}
