package dev.ballast.app.drift;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The trader's edit of the targets. Newer snapshots never overwrite it: they only mark it as out of date.
public final class TargetEditor {

    private static final double ROUNDING = 1e-9;

    private final ObservableList<DriftRow> rows;
    private final ObjectProperty<TargetMethod> method = new SimpleObjectProperty<>(TargetMethod.OWN);
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper outOfDate = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper sum = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Targets base;
    private boolean filling;

    TargetEditor(ObservableList<DriftRow> rows) {
        this.rows = rows;
        method.addListener(_ -> changed());
    }

    /// Listens to a new row; rows live as long as the editor.
    void watch(DriftRow row) {
        fill(row);
        row.ownTargetProperty().addListener(_ -> changed());
    }

    /// Targets in force: taken over where nothing is being edited.
    void offer(@Nullable Targets next) {
        boolean same = next == null ? base == null : next.equals(base);
        if (same) {
            return;
        }
        if (edited.get()) {
            outOfDate.set(true);
        } else {
            base = next;
            revert();
        }
    }

    /// Forgets the edit and shows `current` again.
    void revertTo(@Nullable Targets current) {
        base = current;
        revert();
    }

    private void revert() {
        filling = true;
        try {
            method.set(base == null ? TargetMethod.EQUAL_WEIGHT : base.method());
            rows.forEach(this::fill);
        } finally {
            filling = false;
        }
        edited.set(false);
        outOfDate.set(false);
        check();
    }

    private void fill(DriftRow row) {
        boolean before = filling;
        filling = true;
        double weight = base == null ? 0 : base.weight(row.instrument());
        row.ownTargetProperty().set(Numbers.decimal(weight * 100, 2));
        filling = before;
    }

    private void changed() {
        if (!filling) {
            edited.set(true);
            check();
        }
    }

    private void check() {
        double total = 0;
        Optional<DriftRow> wrong = Optional.empty();
        for (DriftRow row : rows) {
            Optional<Double> target = row.ownTarget();
            total += target.orElse(0.0);
            if (target.isEmpty() && wrong.isEmpty()) {
                wrong = Optional.of(row);
            }
        }
        sum.set(total);
        problem.set(method.get() == TargetMethod.OWN ? problem(total, wrong) : "");
    }

    private static String problem(double total, Optional<DriftRow> wrong) {
        if (wrong.isPresent()) {
            DriftRow row = wrong.get();
            return "Target of " + row.instrument() + " must be a number from 0 to 100, was '"
                    + row.ownTargetProperty().get() + "'";
        }
        if (total > 1 + ROUNDING) {
            return "Targets add up to " + Numbers.percent(total, 2) + ": take " + Numbers.decimal((total - 1) * 100, 2)
                    + " points away";
        }
        return "";
    }

    /// What the trader typed, zeros left out.
    Map<InstrumentId, Double> own() {
        var own = new TreeMap<InstrumentId, Double>();
        List<DriftRow> all = rows;
        for (DriftRow row : all) {
            row.ownTarget().filter(target -> target > 0).ifPresent(target -> own.put(row.instrument(), target));
        }
        return own;
    }

    /// How targets are to be made.
    public ObjectProperty<TargetMethod> methodProperty() {
        return method;
    }

    public ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /// Whether the targets in force changed since the edit began.
    public ReadOnlyBooleanProperty outOfDateProperty() {
        return outOfDate.getReadOnlyProperty();
    }

    /// Sum of the own targets that can be read, a fraction.
    public ReadOnlyDoubleProperty sumProperty() {
        return sum.getReadOnlyProperty();
    }

    /// Why the edit cannot be applied; empty where it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
