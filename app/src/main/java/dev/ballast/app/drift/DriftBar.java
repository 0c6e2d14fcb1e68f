package dev.ballast.app.drift;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// Drift as a bar from the middle, left for too little and right for too much, with a tick where the trigger fires.
final class DriftBar extends Region {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final double ROOM_BEYOND_BAND = 1.35;
    private static final double THICK = 8;

    private final Region middle = part("drift-middle");
    private final Region lowTick = part("drift-tick");
    private final Region highTick = part("drift-tick");
    private final Region bar = part("drift-fill");
    private double drift;
    private double low = 1;
    private double high = 1;

    DriftBar() {
        getChildren().addAll(bar, middle, lowTick, highTick);
        setMinSize(40, 16);
        setPrefHeight(16);
    }

    private static Region part(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    void show(DriftFigures next) {
        drift = next.drift().drift();
        low = next.drift().target() - next.trigger().next().lower();
        high = next.trigger().next().upper() - next.drift().target();
        bar.pseudoClassStateChanged(BAD, next.isOutside());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double half = getWidth() / 2;
        double scale = Math.max(ROOM_BEYOND_BAND * Math.max(low, high), Math.abs(drift));
        double reach = scale > 0 ? half / scale : 0;
        double top = (getHeight() - THICK) / 2;
        double length = Math.abs(drift) * reach;
        bar.resizeRelocate(drift < 0 ? half - length : half, top, length, THICK);
        middle.resizeRelocate(half - 0.5, top - 3, 1, THICK + 6);
        lowTick.resizeRelocate(half - low * reach, top - 2, 1, THICK + 4);
        highTick.resizeRelocate(half + high * reach, top - 2, 1, THICK + 4);
    }
}
