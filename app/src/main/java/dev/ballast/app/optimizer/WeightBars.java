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

    /// What is drawn.
    private record Drawn(double scale, double now, double then, Span votes, Span resampled) {}

    private Drawn drawn = new Drawn(1, Double.NaN, Double.NaN, Span.UNKNOWN, Span.UNKNOWN);

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
        double scale = figures.scale() > 0 ? figures.scale() : 1;
        var next = new Drawn(scale, figures.current(), figures.proposed(), figures.votes(), figures.resampled());
        if (!next.equals(drawn)) {
            drawn = next;
            requestLayout();
        }
    }

    /// A weight that is not known has no bar; a short one ends where the axis begins.
    private double at(double weight) {
        return Double.isFinite(weight) ? Math.clamp(weight / drawn.scale(), 0, 1) * getWidth() : 0;
    }

    @Override
    protected void layoutChildren() {
        double top = (getHeight() - TALL) / 2;
        Span votes = drawn.votes();
        span.resizeRelocate(at(votes.low()), top - 1, at(votes.high()) - at(votes.low()), TALL + 2);
        mean.setVisible(votes.isKnown());
        mean.resizeRelocate(Math.max(0, at(votes.mean()) - LINE / 2), top - 1, LINE, TALL + 2);
        held.resizeRelocate(0, top, at(drawn.now()), THIN);
        proposed.resizeRelocate(0, top + THIN + GAP, at(drawn.then()), THICK);
        Span other = drawn.resampled();
        whisker.setVisible(other.isKnown());
        resampled.setVisible(other.isKnown());
        double middle = top + THIN + GAP + THICK / 2;
        whisker.resizeRelocate(at(other.low()), middle - LINE / 2, at(other.high()) - at(other.low()), LINE);
        resampled.resizeRelocate(at(other.mean()) - LINE, middle - THICK / 2, 2 * LINE, THICK);
    }
}
