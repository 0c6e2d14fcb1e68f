package dev.ballast.app.drift;

import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.EquityHistory;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Weights against targets, over time and now. FX thread only; answers of the engine come back through `fx`.
public final class DriftViewModel {

    private static final int CHARTED_AT_FIRST = 4;

    private final Workstation workstation;
    private final Executor fx;

    private final ObservableList<DriftRow> rows = FXCollections.observableArrayList();
    private final ObservableList<InstrumentId> available = FXCollections.observableArrayList();
    private final TargetEditor editor = new TargetEditor(rows);
    private final ReadOnlyObjectWrapper<DriftChart> chart = new ReadOnlyObjectWrapper<>(DriftChart.EMPTY);
    private final ReadOnlyObjectWrapper<DriftMessage> message = new ReadOnlyObjectWrapper<>(DriftMessage.NONE);
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper cash = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper cashTarget = new ReadOnlyDoubleWrapper();
    private final Map<InstrumentId, DriftRow> known = new HashMap<>();
    private final TreeSet<InstrumentId> added = new TreeSet<>();
    private @Nullable Snapshot snapshot;

    /// @param fx runs what it is given on the FX thread, soon
    public DriftViewModel(Workstation workstation, Executor fx) {
        this.workstation = workstation;
        this.fx = fx;
    }

    /// Shows a snapshot; one that is not newer than the last is ignored.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        boolean first = rows.isEmpty();
        reconcile(next);
        @Nullable Targets targets = next.targets() instanceof Result.Known<Targets>(Targets value) ? value : null;
        editor.offer(targets);
        missing.set(next.targets().reason());
        cash.set(next.valuation().cashWeight());
        cashTarget.set(targets == null ? Double.NaN : targets.cash());
        if (first) {
            chartTheFurthest();
        }
        if (last == null || !sameChart(last, next)) {
            redraw();
        }
    }

    private static boolean sameChart(Snapshot last, Snapshot next) {
        EquityHistory before = last.equity();
        EquityHistory now = next.equity();
        return before.daily().equals(now.daily())
                && before.recorded().size() == now.recorded().size()
                && last.proposals().equals(next.proposals());
    }

    private void reconcile(Snapshot next) {
        var wanted = new ArrayList<DriftRow>();
        var present = new TreeSet<InstrumentId>();
        for (Drift drift : next.drifts()) {
            present.add(drift.instrument());
            wanted.add(row(drift));
        }
        added.removeAll(present);
        double band = next.policy().rebalance().deviationTrigger();
        for (InstrumentId instrument : added) {
            wanted.add(row(new Drift(instrument, 0, 0, band)));
            present.add(instrument);
        }
        wanted.sort(Comparator.comparing(DriftRow::instrument));
        if (!wanted.equals(rows)) {
            rows.setAll(wanted);
        }
        List<InstrumentId> others = next.instruments().keySet().stream()
                .filter(instrument -> !present.contains(instrument))
                .sorted()
                .toList();
        if (!others.equals(available)) {
            available.setAll(others);
        }
    }

    private DriftRow row(Drift drift) {
        DriftRow row = known.get(drift.instrument());
        if (row == null) {
            row = new DriftRow(drift);
            known.put(drift.instrument(), row);
            editor.watch(row);
            row.chartedProperty().addListener(_ -> redraw());
        }
        row.update(drift);
        return row;
    }

    private void chartTheFurthest() {
        rows.stream()
                .sorted(Comparator.comparingDouble(
                                (DriftRow row) -> Math.abs(row.drift().drift()))
                        .reversed())
                .limit(CHARTED_AT_FIRST)
                .forEach(row -> row.chartedProperty().set(true));
    }

    private void redraw() {
        Snapshot current = snapshot;
        if (current == null) {
            return;
        }
        List<InstrumentId> chosen = rows.stream()
                .filter(row -> row.chartedProperty().get())
                .map(DriftRow::instrument)
                .toList();
        chart.set(DriftChart.of(current.equity(), chosen, current.proposals(), current.asOf()));
    }

    /// Adds an instrument that is neither held nor targeted, so that a target can be typed for it.
    public void add(InstrumentId instrument) {
        added.add(instrument);
        Snapshot current = snapshot;
        if (current != null) {
            reconcile(current);
        }
    }

    /// Sends the edited targets.
    public void applyTargets() {
        if (!editor.problemProperty().get().isEmpty()) {
            message.set(new DriftMessage(
                    DriftMessage.Tone.REFUSED, editor.problemProperty().get()));
            return;
        }
        send(new Command.SetTargets(editor.methodProperty().get(), editor.own()), this::applied);
    }

    private void applied() {
        added.clear();
        editor.revertTo(
                workstation.snapshot().targets() instanceof Result.Known<Targets>(Targets value) ? value : null);
        apply(workstation.snapshot());
    }

    /// Forgets the edit.
    public void revertTargets() {
        added.clear();
        Snapshot current = snapshot;
        if (current != null) {
            reconcile(current);
            editor.revertTo(current.targets() instanceof Result.Known<Targets>(Targets value) ? value : null);
        }
        message.set(DriftMessage.NONE);
    }

    /// Asks for a proposal towards the targets in force.
    public void proposeNow() {
        send(new Command.ProposeNow(), () -> {});
    }

    private void send(Command command, Runnable whenDone) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        message.set(DriftMessage.NONE);
        var _ = workstation
                .submit(command)
                .whenComplete((outcome, failure) -> fx.execute(() -> {
                    busy.set(false);
                    if (failure == null) {
                        told(outcome, whenDone);
                    } else {
                        message.set(new DriftMessage(
                                DriftMessage.Tone.REFUSED, "The engine failed: " + failure.getMessage()));
                    }
                }));
    }

    private void told(Outcome outcome, Runnable whenDone) {
        switch (outcome) {
            case Outcome.Done done -> {
                whenDone.run();
                message.set(new DriftMessage(DriftMessage.Tone.DONE, done.message()));
            }
            case Outcome.Refused refused ->
                message.set(new DriftMessage(DriftMessage.Tone.REFUSED, "Refused: " + refused.message()));
        }
    }

    /// Readings of the triggers, for what would fire next.
    public List<TriggerReading> readings() {
        Snapshot current = snapshot;
        return current == null ? List.of() : current.readings();
    }

    /// Held or targeted instruments by symbol.
    public ObservableList<DriftRow> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    /// Known instruments that have no row.
    public ObservableList<InstrumentId> available() {
        return FXCollections.unmodifiableObservableList(available);
    }

    public TargetEditor editor() {
        return editor;
    }

    public ReadOnlyObjectProperty<DriftChart> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<DriftMessage> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Why there are no targets; empty where there are.
    public ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /// Whether a command is on its way.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Cash now, a fraction of equity.
    public ReadOnlyDoubleProperty cashProperty() {
        return cash.getReadOnlyProperty();
    }

    /// What the targets in force leave in cash, a fraction; NaN where there are none.
    public ReadOnlyDoubleProperty cashTargetProperty() {
        return cashTarget.getReadOnlyProperty();
    }
}
