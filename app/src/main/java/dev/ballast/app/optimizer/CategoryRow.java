package dev.ballast.app.optimizer;

import dev.ballast.core.market.Category;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One category and its limits. FX thread only.
public final class CategoryRow {

    /// What a row shows; NaN where there is no answer.
    ///
    /// @param category which
    /// @param current weight of its assets
    /// @param proposed weight of its assets
    /// @param range allowed
    /// @param binding what holds it where it is; empty where nothing does
    public record Figures(Category category, double current, double proposed, Limits.Range range, String binding) {}

    private final ReadOnlyObjectWrapper<Figures> figures;

    CategoryRow(Figures first) {
        figures = new ReadOnlyObjectWrapper<>(first);
    }

    void show(Figures next) {
        if (!next.equals(figures.get())) {
            figures.set(next);
        }
    }

    public Category category() {
        return figures.get().category();
    }

    public ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }
}
