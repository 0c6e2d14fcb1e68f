package dev.ballast.app.dashboard;

import dev.ballast.app.explain.TrailModel;
import dev.ballast.core.engine.EquityHistory;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.regime.HiddenRegime;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the dashboard shows. [#apply] is called on the FX thread, once a pulse, while the room shows.
///
/// Every group of figures is one value that is replaced only when it differs, so that a quiet market costs nothing.
public final class DashboardViewModel {

    /// How often the moving end of the equity chart follows the book.
    private static final Duration CURVE_STEP = Duration.ofSeconds(1);

    private final Workstation workstation;
    private final DriftOrder driftOrder = new DriftOrder();

    private final ReadOnlyObjectWrapper<DashboardState> state = new ReadOnlyObjectWrapper<>(DashboardState.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable MoneyFigures> money = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RiskFigures> risk = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RegimeFigures> regime = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable HealthFigures> health = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FeedFigures> feed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable QueueFigures> queue = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<EquityCurve> curve =
            new ReadOnlyObjectWrapper<>(EquityCurve.empty(EquityRange.MONTH));
    private final ReadOnlyObjectWrapper<List<DriftRow>> drifts = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<EquityRange> range = new SimpleObjectProperty<>(EquityRange.MONTH);
    private final ObservableList<AlertRow> alerts = FXCollections.observableArrayList();

    private final TrailModel trail = new TrailModel();

    private Result<RegimeReport> present = Result.missing("Waiting for the first figures");
    private long applied;
    private Result<HiddenRegime> hidden = Result.missing("The regime is being computed.");
    private @Nullable EquityHistory curveHistory;
    private Instant curveTime = Instant.MIN;

    public DashboardViewModel(Workstation workstation) {
        this.workstation = workstation;
        range.addListener((_, _, _) -> refreshCurve());
    }

    /// Takes over `snapshot` if it is newer than the last one.
    public void apply(Snapshot snapshot) {
        if (snapshot.sequence() <= applied) {
            return;
        }
        applied = snapshot.sequence();
        put(money, MoneyFigures.of(snapshot));
        put(risk, RiskFigures.of(snapshot));
        put(regime, RegimeFigures.of(snapshot));
        present = snapshot.regime();
        hidden = snapshot.hiddenRegime();
        trail.setOrigin(snapshot.isSimulated() ? "SIMULATED" : "");
        put(health, HealthFigures.of(snapshot));
        put(feed, FeedFigures.of(snapshot));
        put(queue, QueueFigures.of(snapshot));
        put(drifts, driftOrder.rows(snapshot.drifts()));
        List<AlertRow> rows = snapshot.alerts().stream().map(AlertRow::of).toList();
        if (!alerts.equals(rows)) {
            alerts.setAll(rows);
        }
        if (!snapshot.equity().equals(curveHistory) || !snapshot.asOf().isBefore(curveTime.plus(CURVE_STEP))) {
            showCurve(snapshot);
        }
        put(state, isEmpty(snapshot) ? DashboardState.EMPTY : DashboardState.READY);
    }

    private void refreshCurve() {
        if (applied > 0) {
            showCurve(workstation.snapshot());
        }
    }

    private void showCurve(Snapshot snapshot) {
        curveHistory = snapshot.equity();
        curveTime = snapshot.asOf();
        EquityRange chosen = range.get();
        put(
                curve,
                EquityCurve.of(
                        snapshot.equity(), end(snapshot), snapshot.valuation().equity(), chosen));
    }

    /// Without a feed the curve ends at the newest close: after it the book is only valued again at the same prices.
    private static Instant end(Snapshot snapshot) {
        MoneyFigures figures = MoneyFigures.of(snapshot);
        return figures.stored()
                ? snapshot.equity().flows().stream()
                        .map(CashFlow::time)
                        .filter(time -> time.isAfter(figures.pricedAt()))
                        .max(Comparator.naturalOrder())
                        .orElse(figures.pricedAt())
                : snapshot.asOf();
    }

    private static boolean isEmpty(Snapshot snapshot) {
        return snapshot.book().holdings().isEmpty()
                && snapshot.book().cash().signum() == 0
                && snapshot.equity().flows().isEmpty();
    }

    private static <T> void put(ReadOnlyObjectWrapper<T> property, T value) {
        if (!value.equals(property.get())) {
            property.set(value);
        }
    }

    public ReadOnlyObjectProperty<DashboardState> state() {
        return state.getReadOnlyProperty();
    }

    /// Null until the first snapshot, like every group of figures here.
    public ReadOnlyObjectProperty<@Nullable MoneyFigures> money() {
        return money.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable RiskFigures> risk() {
        return risk.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable RegimeFigures> regime() {
        return regime.getReadOnlyProperty();
    }

    /// Opens the trail of the regime; nothing while there is none.
    public void explainRegime() {
        if (present instanceof Result.Known<RegimeReport>(RegimeReport report)) {
            trail.open(RegimeTrail.of(report, hidden));
        }
    }

    public TrailModel trail() {
        return trail;
    }

    public ReadOnlyObjectProperty<@Nullable HealthFigures> health() {
        return health.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable FeedFigures> feed() {
        return feed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable QueueFigures> queue() {
        return queue.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<EquityCurve> curve() {
        return curve.getReadOnlyProperty();
    }

    /// Worst first, in an order that does not follow every tick.
    public ReadOnlyObjectProperty<List<DriftRow>> drifts() {
        return drifts.getReadOnlyProperty();
    }

    public ObjectProperty<EquityRange> range() {
        return range;
    }

    /// Worst first.
    public ObservableList<AlertRow> alerts() {
        return alerts;
    }
}
