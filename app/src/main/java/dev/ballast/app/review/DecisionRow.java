package dev.ballast.app.review;

import dev.ballast.core.outcome.DecisionOutcome;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One decision; its figures follow the prices, the row stays.
public final class DecisionRow {

    private final ReadOnlyObjectWrapper<DecisionOutcome> outcome = new ReadOnlyObjectWrapper<>();

    DecisionRow(DecisionOutcome first) {
        outcome.set(first);
    }

    void show(DecisionOutcome next) {
        outcome.set(next);
    }

    public String id() {
        return outcome.get().proposal().value();
    }

    public DecisionOutcome outcome() {
        return outcome.get();
    }

    public ReadOnlyObjectProperty<DecisionOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }
}
