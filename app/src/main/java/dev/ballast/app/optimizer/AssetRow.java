package dev.ballast.app.optimizer;

import dev.ballast.core.market.Category;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One asset: what is held, what the chosen method proposes, and how far the methods agree. FX thread only.
public final class AssetRow {

    /// What a row shows; NaN where there is no answer.
    ///
    /// @param symbol of the asset
    /// @param category of the asset
    /// @param current weight
    /// @param proposed weight of the chosen method
    /// @param votes weights of all methods
    /// @param resampled weights of the chosen method on other samples
    /// @param prior expected return before views
    /// @param posterior expected return that is used
    /// @param range allowed
    /// @param limits whether they are the asset's own
    /// @param barred what is forbidden
    /// @param binding what holds the weight where it is; empty where nothing does
    /// @param scale end of the axis of all bars
    public record Figures(
            String symbol,
            Category category,
            double current,
            double proposed,
            Span votes,
            Span resampled,
            double prior,
            double posterior,
            Limits.Range range,
            Origin limits,
            Optional<Barred> barred,
            String binding,
            double scale) {

        /// proposed − current.
        public double change() {
            return proposed - current;
        }
    }

    /// Least, mean and most of several weights.
    public record Span(double low, double mean, double high) {

        static final Span UNKNOWN = new Span(Double.NaN, Double.NaN, Double.NaN);

        boolean isKnown() {
            return Double.isFinite(mean);
        }
    }

    /// Whose limits an asset has.
    public enum Origin {
        COMMON,
        OWN
    }

    private final ReadOnlyObjectWrapper<Figures> figures;

    AssetRow(Figures first) {
        figures = new ReadOnlyObjectWrapper<>(first);
    }

    void show(Figures next) {
        if (!next.equals(figures.get())) {
            figures.set(next);
        }
    }

    public String symbol() {
        return figures.get().symbol();
    }

    public ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }
}
