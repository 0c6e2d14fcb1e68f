package dev.ballast.app.drift;

import dev.ballast.app.explain.TrailModel;
import dev.ballast.app.table.Sheet;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.EquityHistory;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.forecast.PriceModel;
import dev.ballast.core.rebalance.forecast.WeightBand;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Weights against targets, over time and now. FX thread only; answers of the engine come back through `fx`.
public final class DriftViewModel {

    private static final String SIMULATED = "SIMULATED";

    private final Workstation workstation;
    private final Executor fx;
    private final Forecaster forecaster;
    private final TrailModel trail = new TrailModel();

    private final ObservableList<DriftRow> rows = FXCollections.observableArrayList();
    private final ObservableList<InstrumentId> available = FXCollections.observableArrayList();
    private final TargetEditor editor = new TargetEditor(rows);
    private final ObjectProperty<@Nullable DriftRow> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<ChartWindow> window = new SimpleObjectProperty<>(ChartWindow.QUARTER);
    private final BooleanProperty zoomed = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<DriftCharts> charts = new ReadOnlyObjectWrapper<>(DriftCharts.EMPTY);
    private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
    private final ReadOnlyStringWrapper noForecast = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<DriftMessage> message = new ReadOnlyObjectWrapper<>(DriftMessage.NONE);
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper cash = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper cashTarget = new ReadOnlyDoubleWrapper();
    private final Map<InstrumentId, DriftRow> known = new HashMap<>();
    private final TreeSet<InstrumentId> added = new TreeSet<>();
    private @Nullable Comparator<DriftRow> order;
    private @Nullable Snapshot snapshot;
    private Result<PriceModel> model = Result.missing("Being computed");

    /// @param background computes forecasts
    /// @param fx runs what it is given on the FX thread, soon
    public DriftViewModel(Workstation workstation, Executor background, Executor fx) {
        this.workstation = workstation;
        this.fx = fx;
        this.forecaster = new Forecaster(background, fx, this::foreseen);
        window.addListener(_ -> redraw());
    }

    /// Shows a snapshot; one that is not newer than the last is ignored.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        trail.setOrigin(next.isSimulated() ? SIMULATED : "");
        reconcile(next);
        @Nullable Targets targets = next.targets() instanceof Result.Known<Targets>(Targets value) ? value : null;
        editor.offer(targets);
        missing.set(next.targets().reason());
        cash.set(next.valuation().cashWeight());
        cashTarget.set(targets == null ? Double.NaN : targets.cash());
        if (last == null || !sameChart(last, next)) {
            redraw();
        }
        now.set(next.asOf());
        foresee(next);
    }

    private static boolean sameChart(Snapshot last, Snapshot next) {
        EquityHistory before = last.equity();
        EquityHistory after = next.equity();
        return before.daily().equals(after.daily())
                && before.recorded().size() == after.recorded().size()
                && last.proposals().equals(next.proposals())
                && last.asOf().truncatedTo(ChronoUnit.DAYS).equals(next.asOf().truncatedTo(ChronoUnit.DAYS));
    }

    private void reconcile(Snapshot next) {
        var wanted = new ArrayList<DriftRow>();
        var present = new TreeSet<InstrumentId>();
        for (Drift drift : next.drifts()) {
            present.add(drift.instrument());
            wanted.add(row(drift, next));
        }
        added.removeAll(present);
        double band = next.policy().rebalance().deviationTrigger();
        for (InstrumentId instrument : added) {
            wanted.add(row(new Drift(instrument, 0, 0, band), next));
            present.add(instrument);
        }
        boolean sameRows = wanted.size() == rows.size() && rows.containsAll(wanted);
        if (!sameRows) {
            wanted.sort(order == null ? Comparator.comparing(DriftRow::instrument) : order);
            rows.setAll(wanted);
            redraw();
        }
        DriftRow chosen = selected.get();
        if (chosen == null || !rows.contains(chosen)) {
            selected.set(nearestToItsTrigger());
        }
        List<InstrumentId> others = next.instruments().keySet().stream()
                .filter(instrument -> !present.contains(instrument))
                .sorted()
                .toList();
        if (!others.equals(available)) {
            available.setAll(others);
        }
    }

    private @Nullable DriftRow nearestToItsTrigger() {
        return rows.stream()
                .min(Comparator.comparingDouble(row -> row.figures().distance()))
                .orElse(null);
    }

    private DriftRow row(Drift drift, Snapshot next) {
        DriftRow row = known.get(drift.instrument());
        Result<Outlook> outlook =
                row == null ? DriftFigures.WAITING : row.figures().outlook();
        Quote quote = next.quotes().get(drift.instrument());
        Instrument instrument = next.instruments().get(drift.instrument());
        DriftFigures figures = DriftFigures.of(
                drift,
                TriggerBand.bandOf(drift, next),
                quote == null ? Double.NaN : quote.mid(),
                instrument == null
                        ? Instrument.of(drift.instrument(), Category.OTHER).priceTick()
                        : instrument.priceTick(),
                outlook);
        if (row == null) {
            row = new DriftRow(figures);
            known.put(drift.instrument(), row);
            editor.watch(row);
        }
        row.update(figures);
        return row;
    }

    private void foresee(Snapshot next) {
        var bands = new TreeMap<InstrumentId, WeightBand>();
        rows.forEach(row -> bands.put(row.instrument(), row.figures().trigger().next()));
        forecaster.ask(next, bands);
    }

    private void foreseen(Forecaster.Answer answer) {
        model = answer.model();
        noForecast.set(rows.isEmpty() ? "" : answer.model().reason());
        rows.forEach(row -> {
            Result<Outlook> outlook = answer.outlooks().get(row.instrument());
            if (outlook != null) {
                row.update(outlook);
            }
        });
    }

    private void redraw() {
        Snapshot current = snapshot;
        if (current != null) {
            charts.set(DriftCharts.of(
                    current.equity(),
                    rows.stream().map(DriftRow::instrument).toList(),
                    current.proposals(),
                    window.get(),
                    current.asOf()));
        }
    }

    /// Puts the rows into an order and keeps to it when [#resort] is called.
    ///
    /// @param by null for by symbol
    void orderBy(@Nullable Comparator<DriftRow> by) {
        order = by == null ? Comparator.comparing(DriftRow::instrument) : by;
        resort();
    }

    /// Lets the order follow the values; rows that are in order are left alone.
    void resort() {
        Comparator<DriftRow> by = order;
        if (by == null) {
            return;
        }
        for (int i = 1; i < rows.size(); i++) {
            if (by.compare(rows.get(i - 1), rows.get(i)) > 0) {
                FXCollections.sort(rows, by);
                return;
            }
        }
    }

    /// Opens the trail of a figure.
    public void explain(DriftRow row, DriftField field) {
        Snapshot current = snapshot;
        if (current != null) {
            trail.open(new DriftTrail(current, model).of(row.figures(), field));
        }
    }

    /// The table as text: the given columns of the given rows.
    Sheet sheet(List<DriftField> fields, List<DriftRow> chosen) {
        var sheet = new Sheet(
                fields.stream().map(DriftField::key).toList(),
                chosen.stream()
                        .map(row -> fields.stream()
                                .map(field -> field.plain(row.figures()))
                                .toList())
                        .toList());
        Snapshot current = snapshot;
        return current != null && current.isSimulated() ? sheet.with("prices", SIMULATED) : sheet;
    }

    /// For the name of a file: empty where prices are real.
    String origin() {
        Snapshot current = snapshot;
        return current != null && current.isSimulated() ? SIMULATED : "";
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

    /// Held or targeted instruments, in the order of the table.
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

    /// The row whose chart is large; none while there are no rows.
    public ObjectProperty<@Nullable DriftRow> selectedProperty() {
        return selected;
    }

    /// How much of the past is drawn.
    public ObjectProperty<ChartWindow> windowProperty() {
        return window;
    }

    /// Whether the chart of the selected row has the room to itself.
    public BooleanProperty zoomedProperty() {
        return zoomed;
    }

    ReadOnlyObjectProperty<DriftCharts> chartsProperty() {
        return charts.getReadOnlyProperty();
    }

    /// Engine time of the figures; set last, so that who listens finds everything else in place.
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// Why there are no forecasts at all; empty where there are.
    public ReadOnlyStringProperty noForecastProperty() {
        return noForecast.getReadOnlyProperty();
    }

    /// Where the trader is in the trail of a figure.
    public TrailModel trail() {
        return trail;
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
