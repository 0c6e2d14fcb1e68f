package dev.ballast.app.positions;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The table of positions. [#apply] is called on the FX thread, once a pulse, while the room shows.
///
/// Rows are made once and changed in place; the list itself changes only when an instrument comes or goes, or when
/// filter, mode or order are changed.
public final class PositionsViewModel {

    /// Age up to which a close is one of the day before: a long weekend.
    private static final Duration DAY_BEFORE = Duration.ofDays(5);

    private final Workstation workstation;
    private final Map<InstrumentId, PositionRow> rows = new LinkedHashMap<>();
    private final RowOrder order = new RowOrder();
    private final ObservableList<LotRow> lots = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<PositionsMode> mode = new SimpleObjectProperty<>(PositionsMode.HELD);
    private final ObjectProperty<@Nullable PositionRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<PositionsState> state = new ReadOnlyObjectWrapper<>(PositionsState.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable PositionTotals> totals = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper origin = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(false);

    private final ReadOnlyDoubleWrapper fullWeightBar = new ReadOnlyDoubleWrapper(0.1);

    private long applied;
    private List<InstrumentId> listed = List.of();
    private @Nullable Holding shownHolding;

    public PositionsViewModel(Workstation workstation) {
        this.workstation = workstation;
        filter.addListener((_, _, _) -> refilter());
        mode.addListener((_, _, _) -> relist());
        selected.addListener((_, _, _) -> followSelection());
    }

    /// Takes over `snapshot` if it is newer than the last one.
    public void apply(Snapshot snapshot) {
        if (snapshot.sequence() <= applied) {
            return;
        }
        applied = snapshot.sequence();
        origin.set(origin(snapshot));
        live.set(snapshot.feed().kind() == FeedStatus.Kind.LIVE);
        update(snapshot);
    }

    private void update(Snapshot snapshot) {
        List<InstrumentId> wanted = wanted(snapshot);
        var drifts = new HashMap<InstrumentId, Drift>();
        snapshot.drifts().forEach(drift -> drifts.put(drift.instrument(), drift));
        var held = new HashMap<InstrumentId, Position>();
        snapshot.valuation().positions().forEach(position -> held.put(position.instrument(), position));
        for (InstrumentId id : wanted) {
            PositionRow row = rows.computeIfAbsent(
                    id, key -> new PositionRow(key, snapshot.instruments().get(key)));
            fill(row, snapshot, held.get(id), drifts.get(id));
        }
        if (!wanted.equals(listed)) {
            listed = wanted;
            rows.keySet().retainAll(new HashSet<>(wanted));
            refilter();
        }
        PositionTotals now = PositionTotals.of(snapshot);
        if (!now.equals(totals.get())) {
            totals.set(now);
        }
        fullWeightBar.set(fullBar(snapshot));
        showLots(snapshot);
        showState();
    }

    /// The largest weight, up to the next twentieth: bars keep their scale while weights only wobble.
    private static double fullBar(Snapshot snapshot) {
        double largest = snapshot.valuation().positions().stream()
                .mapToDouble(Position::weight)
                .max()
                .orElse(0);
        return Math.max(0.1, Math.ceil(largest * 20) / 20);
    }

    private void fill(PositionRow row, Snapshot snapshot, @Nullable Position position, @Nullable Drift drift) {
        Quote quote = position != null && position.quote() != null
                ? position.quote()
                : snapshot.quotes().get(row.instrument());
        Freshness freshness = position != null
                ? position.freshness()
                : snapshot.policy().freshness().judge(quote, snapshot.asOf());
        row.quote(quote, freshness, snapshot.asOf());
        row.source(quote, snapshot.feed().live().routes().get(row.instrument()));
        if (position != null) {
            row.position(position);
        } else {
            Holding closed = snapshot.book().holdings().get(row.instrument());
            double realised = closed == null ? Double.NaN : closed.realised().doubleValue();
            PriceHistory history = snapshot.history().get(row.instrument());
            row.watched(change(row.instrument(), history, quote, snapshot.asOf()), realised);
        }
        row.drift(drift, snapshot.targets());
    }

    private List<InstrumentId> wanted(Snapshot snapshot) {
        var ids = new TreeSet<InstrumentId>();
        snapshot.valuation().positions().forEach(position -> ids.add(position.instrument()));
        if (mode.get() == PositionsMode.WATCH_LIST) {
            ids.addAll(snapshot.quotes().keySet());
        }
        return List.copyOf(ids);
    }

    /// Since the last close, where that is of the day before.
    private static Result<Double> change(
            InstrumentId instrument, @Nullable PriceHistory history, @Nullable Quote quote, Instant now) {
        if (quote == null) {
            return Result.missing("There is no price of " + instrument + ".");
        }
        boolean recent = history != null
                && !history.isEmpty()
                && !history.end(history.bars().size() - 1).isBefore(now.minus(DAY_BEFORE));
        return history != null && recent
                ? Result.of(quote.mid() / history.last().close() - 1)
                : Result.missing("There is no close of " + instrument + " of the days before.");
    }

    private void relist() {
        if (applied > 0) {
            update(workstation.snapshot());
        }
    }

    private void refilter() {
        var fitting = new ArrayList<PositionRow>();
        for (InstrumentId id : listed) {
            PositionRow row = rows.get(id);
            if (row != null && row.matches(filter.get())) {
                fitting.add(row);
            }
        }
        order.show(fitting);
        order.sort();
        showState();
    }

    private void showState() {
        if (applied == 0) {
            return;
        }
        if (listed.isEmpty()) {
            state.set(PositionsState.EMPTY);
        } else {
            state.set(order.shown().isEmpty() ? PositionsState.NOTHING_FITS : PositionsState.READY);
        }
    }

    private void followSelection() {
        if (applied > 0) {
            showLots(workstation.snapshot());
        }
    }

    private void showLots(Snapshot snapshot) {
        PositionRow row = selected.get();
        Holding holding = row == null ? null : snapshot.book().holding(row.instrument());
        if (holding == null) {
            shownHolding = null;
            lots.clear();
            return;
        }
        if (!holding.equals(shownHolding)) {
            shownHolding = holding;
            lots.setAll(holding.lots().stream().map(LotRow::new).toList());
        }
        double units = holding.quantity().doubleValue();
        double unitValue =
                row == null || units == 0 ? Double.NaN : row.valueProperty().get() / units;
        lots.forEach(lot -> lot.price(unitValue));
    }

    /// A venue that is silent or frozen has no live prices, whatever the feed is called.
    private static String origin(Snapshot snapshot) {
        List<Position> positions = snapshot.valuation().positions();
        boolean none = !positions.isEmpty()
                && positions.stream().noneMatch(position -> position.freshness() == Freshness.LIVE);
        return switch (snapshot.feed().kind()) {
            case LIVE -> none ? "NOT LIVE" : "LIVE";
            case REPLAY -> "REPLAY";
            case SIMULATED -> "SIMULATED";
            case NONE -> "LAST CLOSE";
        };
    }

    /// Orders the rows by `comparator` now and at every later [#resort]; null keeps them as they are.
    public void orderBy(@Nullable Comparator<PositionRow> comparator) {
        order.orderBy(comparator);
    }

    /// Brings the rows into the chosen order again after their values changed.
    public void resort() {
        order.sort();
    }

    /// The rows that are shown, in order.
    public ObservableList<PositionRow> rows() {
        return order.shown();
    }

    /// Lots of the chosen position, oldest first.
    public ObservableList<LotRow> lots() {
        return lots;
    }

    /// Words that a row must contain; empty shows all.
    public StringProperty filter() {
        return filter;
    }

    public ObjectProperty<PositionsMode> mode() {
        return mode;
    }

    public ObjectProperty<@Nullable PositionRow> selected() {
        return selected;
    }

    public ReadOnlyObjectProperty<PositionsState> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable PositionTotals> totals() {
        return totals.getReadOnlyProperty();
    }

    /// `LIVE`, `REPLAY`, `SIMULATED` or `LAST CLOSE`: what the prices are worth.
    public ReadOnlyStringProperty origin() {
        return origin.getReadOnlyProperty();
    }

    /// Weight at which a weight bar is full.
    public ReadOnlyDoubleProperty fullWeightBar() {
        return fullWeightBar.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty live() {
        return live.getReadOnlyProperty();
    }
}
