package dev.ballast.app.optimizer;

import dev.ballast.core.market.Category;
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
    /// @param low least weight of any method
    /// @param high most weight of any method
    /// @param mean of all methods
    /// @param least allowed
    /// @param most allowed
    /// @param locked not to be traded
    /// @param binding what holds the weight where it is, with its shadow price; empty where nothing does
    /// @param scale end of the axis of all bars
    public record Figures(
            String symbol,
            Category category,
            double current,
            double proposed,
            double low,
            double high,
            double mean,
            double least,
            double most,
            boolean locked,
            String binding,
            double scale) {

        /// proposed − current.
        public double change() {
            return proposed - current;
        }
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
