package dev.ballast.app.optimizer;

import dev.ballast.app.optimizer.AssetRow.Span;
import javafx.scene.layout.Region;

/// Weights of one asset on the axis of the whole table: held now as the thin upper bar, proposed as the lower one, the
/// span of all methods' weights as a pale band behind with its mean as a tick, and the span of resampled weights as a
/// whisker below.
final class WeightBars extends Region {

    private static final double THICK = 7;
    private static final double THIN = 4;
    private static final double GAP = 2;
    private static final double LINE = 2;
    private static final double TALL = THICK + THIN + GAP;

    private final Region span = part("weight-span");
    private final Region held = part("weight-held");
    private final Region proposed = part("weight-proposed");
    private final Region mean = part("weight-mean");
    private final Region whisker = part("weight-whisker");
    private final Region resampled = part("weight-resampled");
    private double scale = 1;
    private double now;
    private double then;
    private Span votes = Span.UNKNOWN;
    private Span drawn = Span.UNKNOWN;

    WeightBars() {
        getChildren().addAll(span, held, proposed, mean, whisker, resampled);
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
        scale = figures.scale() > 0 ? figures.scale() : 1;
        now = figures.current();
        then = figures.proposed();
        votes = figures.votes();
        drawn = figures.resampled();
        requestLayout();
    }

    /// A weight that is not known has no bar; a short one ends where the axis begins.
    private double at(double weight) {
        return Double.isFinite(weight) ? Math.clamp(weight / scale, 0, 1) * getWidth() : 0;
    }

    @Override
    protected void layoutChildren() {
        double top = (getHeight() - TALL) / 2;
        span.resizeRelocate(at(votes.low()), top - 1, at(votes.high()) - at(votes.low()), TALL + 2);
        mean.setVisible(votes.isKnown());
        mean.resizeRelocate(Math.max(0, at(votes.mean()) - LINE / 2), top - 1, LINE, TALL + 2);
        held.resizeRelocate(0, top, at(now), THIN);
        proposed.resizeRelocate(0, top + THIN + GAP, at(then), THICK);
        whisker.setVisible(drawn.isKnown());
        resampled.setVisible(drawn.isKnown());
        double middle = top + THIN + GAP + THICK / 2;
        whisker.resizeRelocate(at(drawn.low()), middle - LINE / 2, at(drawn.high()) - at(drawn.low()), LINE);
        resampled.resizeRelocate(at(drawn.mean()) - LINE, middle - THICK / 2, 2 * LINE, THICK);
    }
}
