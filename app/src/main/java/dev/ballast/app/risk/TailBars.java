package dev.ballast.app.risk;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.TailRisk;
import javafx.scene.layout.Region;

/// VaR and CVaR of one method as two bars on the axis of the whole table: the shorter horizon above, the longer one
/// below; solid up to the VaR, pale on to the CVaR.
final class TailBars extends Region {

    private static final double THICK = 7;
    private static final double GAP = 2;

    private final Region shortTail = part("tail-soft");
    private final Region shortRisk = part("tail-short");
    private final Region longTail = part("tail-soft");
    private final Region longRisk = part("tail-long");
    private MethodRow.Figures figures =
            new MethodRow.Figures(Result.missing(""), Result.missing(""), Result.missing(""), 1);

    TailBars() {
        getChildren().addAll(shortTail, shortRisk, longTail, longRisk);
        setMinSize(20, 2 * THICK + GAP);
        setPrefHeight(2 * THICK + GAP);
    }

    private static Region part(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    void show(MethodRow.Figures next) {
        figures = next;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double top = (getHeight() - 2 * THICK - GAP) / 2;
        lane(figures.shortest(), top, shortRisk, shortTail);
        lane(figures.longest(), top + THICK + GAP, longRisk, longTail);
    }

    private void lane(Result<TailRisk> result, double top, Region risk, Region tail) {
        double reach = getWidth() / figures.scale();
        double first = result.map(TailRisk::valueAtRisk).orElse(0.0);
        double last = result.map(TailRisk::conditionalValueAtRisk).orElse(0.0);
        risk.resizeRelocate(0, top, Math.max(0, first) * reach, THICK);
        tail.resizeRelocate(0, top, Math.max(0, last) * reach, THICK);
    }
}
