package dev.ballast.app.risk;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.risk.report.Contribution;
import dev.ballast.core.risk.report.RiskFigure;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One asset's or category's part: made once, its figures change.
public final class ContributionRow {

    /// A part with what its bars are drawn against.
    ///
    /// @param part the figures
    /// @param lowest weight or share of the list, at most 0
    /// @param highest weight or share of the list, at least 0
    public record Scaled(Contribution part, double lowest, double highest) {}

    private final Grouping grouping;
    private final String name;
    private final ReadOnlyObjectWrapper<Scaled> figures;

    ContributionRow(Grouping grouping, Scaled first) {
        this.grouping = grouping;
        this.name = first.part().name();
        this.figures = new ReadOnlyObjectWrapper<>(first);
    }

    void show(Scaled next) {
        if (!next.equals(figures.get())) {
            figures.set(next);
        }
    }

    public String name() {
        return name;
    }

    public Contribution part() {
        return figures.get().part();
    }

    /// The figure whose trail explains this row; empty for a category that no longer exists.
    Optional<RiskFigure> figure() {
        return switch (grouping) {
            case ASSETS -> Optional.of(new RiskFigure.AssetPart(InstrumentId.of(name)));
            case CATEGORIES ->
                Arrays.stream(Category.values())
                        .filter(category -> category.label().equals(name))
                        .<RiskFigure>map(RiskFigure.CategoryPart::new)
                        .findFirst();
        };
    }

    public ReadOnlyObjectProperty<Scaled> figuresProperty() {
        return figures.getReadOnlyProperty();
    }
}
