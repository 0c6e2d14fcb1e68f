package dev.ballast.app.optimizer;

import javafx.scene.layout.Region;

/// Weights of one asset on the axis of the whole table: held now as the thin upper bar, proposed as the lower one, and
/// the span of all methods' weights as a pale band behind.
final class WeightBars extends Region {

    private static final double THICK = 7;
    private static final double THIN = 4;
    private static final double GAP = 2;
    private static final double TALL = THICK + THIN + GAP;

    private final Region span = part("weight-span");
    private final Region held = part("weight-held");
    private final Region proposed = part("weight-proposed");
    private double[] ends = new double[4];

    WeightBars() {
        getChildren().addAll(span, held, proposed);
        setMinSize(20, TALL);
        setPrefHeight(TALL);
    }

    private static Region part(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    void show(AssetRow.Figures figures) {
        double scale = figures.scale() > 0 ? figures.scale() : 1;
        ends = new double[] {
            share(figures.low(), scale),
            share(figures.high(), scale),
            share(figures.current(), scale),
            share(figures.proposed(), scale)
        };
        requestLayout();
    }

    /// A weight that is not known has no bar; a short one ends where the axis begins.
    private static double share(double weight, double scale) {
        return Double.isFinite(weight) ? Math.clamp(weight / scale, 0, 1) : 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double top = (getHeight() - TALL) / 2;
        span.resizeRelocate(ends[0] * width, top - 1, (ends[1] - ends[0]) * width, TALL + 2);
        held.resizeRelocate(0, top, ends[2] * width, THIN);
        proposed.resizeRelocate(0, top + THIN + GAP, ends[3] * width, THICK);
    }
}
