package dev.ballast.app.risk;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// Weight above, share of the risk below, on one axis; a hedge's bar points to the left of zero.
final class PairBar extends Region {

    private static final PseudoClass MORE = PseudoClass.getPseudoClass("more");
    private static final double THICK = 7;
    private static final double GAP = 2;

    private final Region weight = part("part-weight");
    private final Region share = part("part-share");
    private final Region zero = part("part-zero");
    private double weightValue;
    private double shareValue;
    private double lowest;
    private double highest = 1;

    PairBar() {
        getChildren().addAll(weight, share, zero);
        setMinSize(40, 2 * THICK + GAP);
        setPrefHeight(2 * THICK + GAP);
    }

    private static Region part(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    void show(ContributionRow.Scaled next) {
        weightValue = next.part().weight();
        shareValue = next.part().share();
        lowest = next.lowest();
        highest = next.highest();
        share.pseudoClassStateChanged(MORE, shareValue > weightValue);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double range = highest - lowest;
        double reach = range > 0 ? getWidth() / range : 0;
        double origin = -lowest * reach;
        double top = (getHeight() - 2 * THICK - GAP) / 2;
        bar(weight, weightValue * reach, origin, top);
        bar(share, shareValue * reach, origin, top + THICK + GAP);
        zero.resizeRelocate(origin, 0, lowest < 0 ? 1 : 0, getHeight());
    }

    private static void bar(Region bar, double length, double origin, double top) {
        bar.resizeRelocate(length < 0 ? origin + length : origin, top, Math.abs(length), THICK);
    }
}
