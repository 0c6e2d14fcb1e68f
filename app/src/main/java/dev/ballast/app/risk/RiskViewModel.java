package dev.ballast.app.risk;

import dev.ballast.app.explain.TrailModel;
import dev.ballast.app.table.Sheet;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.liquidity.Liquidity;
import dev.ballast.core.risk.liquidity.LiquidityCell;
import dev.ballast.core.risk.report.Contribution;
import dev.ballast.core.risk.report.Contributions;
import dev.ballast.core.risk.report.RiskFigure;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.TailMeasure;
import dev.ballast.core.risk.series.DatedSeries;
import dev.ballast.core.risk.tail.TailMethod;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the risk room shows. FX thread only.
///
/// The engine's own report is shown as it comes; at another confidence the report is made on `background`, one at a
/// time and always from the newest snapshot, and an answer that is not to the latest question is dropped.
public final class RiskViewModel {

    /// Confidences to choose from.
    public static final List<Double> CONFIDENCES = List.of(0.90, 0.95, 0.975, 0.99);

    private static final String SIMULATED = "SIMULATED";
    private static final String WAITING = "Waiting for the first report";

    private final Executor background;
    private final Executor fx;
    private final RiskSource source;
    private final TrailModel trail = new TrailModel();

    private final DoubleProperty confidence = new SimpleDoubleProperty(0.95);
    private final ObjectProperty<TailMethod> method = new SimpleObjectProperty<>(TailMethod.HISTORICAL);
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.ASSETS);

    private final ReadOnlyObjectWrapper<RiskState> state = new ReadOnlyObjectWrapper<>(RiskState.LOADING);
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper(WAITING);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper equity = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyStringWrapper regime = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable RiskReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Result<ReturnHistogram>> histogram =
            new ReadOnlyObjectWrapper<>(Result.missing(WAITING));
    private final List<MethodRow> methods = MethodRow.all();
    private final KeyedRows<LimitReading, LimitRow> limits =
            new KeyedRows<>(LimitRow::key, LimitRow::new, LimitRow::show);
    private final KeyedRows<LiquidityCell, LiquidityRow> liquidity =
            new KeyedRows<>(cell -> cell.instrument().symbol(), LiquidityRow::new, LiquidityRow::show);
    private final Parts parts = new Parts();

    private @Nullable Snapshot snapshot;
    private @Nullable Result<RiskReport> answered;
    private long question;
    private boolean running;
    private boolean again;
    private @Nullable DatedSeries counted;

    /// @param background makes reports away from the FX thread
    /// @param fx runs what it is given on the FX thread, soon
    /// @param source makes a report at another confidence
    public RiskViewModel(Executor background, Executor fx, RiskSource source) {
        this.background = background;
        this.fx = fx;
        this.source = source;
        confidence.addListener(_ -> ask());
        method.subscribe(chosen -> methods.forEach(row -> row.choose(chosen)));
        grouping.addListener(_ -> {
            RiskReport now = report.get();
            if (now != null) {
                parts.show(now.contributions(), grouping.get());
            }
        });
    }

    /// Shows a snapshot; one that is not newer than the last is ignored.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        trail.setOrigin(next.isSimulated() ? SIMULATED : "");
        equity.set(next.valuation().equity());
        regime.set(next.regime().map(present -> present.regime().label()).orElse(""));
        if (next.valuation().positions().isEmpty()) {
            settle();
            answered = null;
            report.set(null);
            reason.set("");
            state.set(RiskState.EMPTY);
        } else if (isWanted(next.risk())) {
            settle();
            accept(next.risk());
        } else if (last == null || answered == null || !next.risk().equals(last.risk())) {
            make();
        }
    }

    /// Whether the engine's own report is what the trader asked for; so is the reason why there is none.
    private boolean isWanted(Result<RiskReport> engines) {
        return switch (engines) {
            case Result.Missing<RiskReport> _ -> true;
            case Result.Known<RiskReport>(RiskReport known) -> known.settings().confidence() == confidence.get();
        };
    }

    /// Nothing more is to be made; an answer under way is to a question no longer asked.
    private void settle() {
        question++;
        again = false;
        busy.set(false);
    }

    private void ask() {
        Snapshot current = snapshot;
        if (current == null || current.valuation().positions().isEmpty()) {
            return;
        }
        settle();
        if (isWanted(current.risk())) {
            accept(current.risk());
        } else {
            make();
        }
    }

    /// Makes the report now, or once the one under way is done.
    private void make() {
        busy.set(true);
        Snapshot current = snapshot;
        if (running || current == null) {
            again = true;
            return;
        }
        running = true;
        again = false;
        long number = question;
        double level = confidence.get();
        background.execute(() -> {
            Result<RiskReport> made = made(current, level);
            fx.execute(() -> finish(number, made));
        });
    }

    /// A failed report is a reason on screen, not a room that waits for ever.
    private Result<RiskReport> made(Snapshot from, double level) {
        try {
            return switch (from.risk()) {
                case Result.Missing<RiskReport>(String why) -> Result.missing(why);
                case Result.Known<RiskReport>(RiskReport engines) ->
                    source.report(from, engines.settings().withConfidence(level));
            };
        } catch (RuntimeException failure) {
            return Result.missing("The report failed: " + failure.getMessage());
        }
    }

    private void finish(long number, Result<RiskReport> made) {
        running = false;
        if (number == question) {
            busy.set(again);
            accept(made);
        }
        if (again) {
            make();
        }
    }

    private void accept(Result<RiskReport> next) {
        if (next.equals(answered)) {
            return;
        }
        answered = next;
        reason.set(next.reason());
        switch (next) {
            case Result.Missing<RiskReport> _ -> {
                report.set(null);
                state.set(RiskState.MISSING);
            }
            case Result.Known<RiskReport>(RiskReport known) -> {
                double scale = MethodRow.scale(known);
                methods.forEach(row -> row.show(known, scale));
                limits.show(known.limits());
                liquidity.show(known.liquidity().map(Liquidity::assets).orElse(List.of()));
                parts.show(known.contributions(), grouping.get());
                count(known.returns());
                report.set(known);
                state.set(RiskState.READY);
            }
        }
    }

    private void count(Result<DatedSeries> returns) {
        DatedSeries series = returns instanceof Result.Known<DatedSeries>(DatedSeries known) ? known : null;
        if (series == null || series != counted) {
            counted = series;
            histogram.set(returns.map(ReturnHistogram::of));
        }
    }

    /// Opens the trail of a figure; nothing while there is no report.
    public void explain(RiskFigure figure) {
        RiskReport now = report.get();
        if (now != null) {
            trail.open(now.explain(figure));
        }
    }

    /// Opens the trail of a tail figure of the chosen method, at the first horizon.
    void explainTail(TailMeasure measure) {
        RiskReport now = report.get();
        if (now != null) {
            explain(new RiskFigure.Tail(method.get(), now.settings().horizons().getFirst(), measure));
        }
    }

    /// A sheet with where its prices come from, as every export says.
    Sheet stamped(Sheet sheet) {
        Snapshot current = snapshot;
        return current != null && current.isSimulated() ? sheet.with("Prices", SIMULATED) : sheet;
    }

    /// Shows one sentence, such as where a file went.
    void say(String text) {
        message.set(text);
    }

    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public TrailModel trail() {
        return trail;
    }

    /// Of every tail figure, in (0, 1).
    public DoubleProperty confidenceProperty() {
        return confidence;
    }

    /// Whose tail the tiles and the distribution show.
    public ObjectProperty<TailMethod> methodProperty() {
        return method;
    }

    public ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    public ReadOnlyObjectProperty<RiskState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why there is no report; empty where there is one.
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /// Whether a report is being made; the last one stays on screen meanwhile.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Value of the book, for fractions as money.
    public ReadOnlyDoubleProperty equityProperty() {
        return equity.getReadOnlyProperty();
    }

    /// Name of the market's regime; empty where it is not known.
    public ReadOnlyStringProperty regimeProperty() {
        return regime.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable RiskReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Result<ReturnHistogram>> histogramProperty() {
        return histogram.getReadOnlyProperty();
    }

    /// One row per method, always the same.
    public List<MethodRow> methods() {
        return methods;
    }

    /// Worst first.
    public ObservableList<LimitRow> limits() {
        return limits.list();
    }

    public ObservableList<LiquidityRow> liquidity() {
        return liquidity.list();
    }

    /// Largest share of the risk first; the order follows only when a row comes or goes or the grouping changes.
    public ObservableList<ContributionRow> contributions() {
        return parts.rows();
    }

    /// Rows of the contributions, in an order that does not follow every tick.
    private static final class Parts {

        private final Map<Grouping, List<String>> order = new HashMap<>();
        private Grouping grouping = Grouping.ASSETS;
        private final KeyedRows<ContributionRow.Scaled, ContributionRow> rows = new KeyedRows<>(
                value -> grouping + " " + value.part().name(),
                value -> new ContributionRow(grouping, value),
                ContributionRow::show);

        ObservableList<ContributionRow> rows() {
            return rows.list();
        }

        void show(Result<Contributions> result, Grouping wanted) {
            grouping = wanted;
            List<Contribution> values = result.map(
                            known -> wanted == Grouping.ASSETS ? known.assets() : known.categories())
                    .orElse(List.of());
            double lowest = values.stream()
                    .mapToDouble(part -> Math.min(part.weight(), part.share()))
                    .reduce(0, Math::min);
            double highest = values.stream()
                    .mapToDouble(part -> Math.max(part.weight(), part.share()))
                    .reduce(0, Math::max);
            rows.show(ordered(values).stream()
                    .map(part -> new ContributionRow.Scaled(part, lowest, highest))
                    .toList());
        }

        private List<Contribution> ordered(List<Contribution> values) {
            List<String> names = order.getOrDefault(grouping, List.of());
            boolean same =
                    names.size() == values.size() && values.stream().allMatch(part -> names.contains(part.name()));
            if (same) {
                return values.stream()
                        .sorted(Comparator.comparingInt(part -> names.indexOf(part.name())))
                        .toList();
            }
            List<Contribution> sorted = values.stream()
                    .sorted(Comparator.comparingDouble(Contribution::share)
                            .reversed()
                            .thenComparing(Contribution::name))
                    .toList();
            order.put(grouping, sorted.stream().map(Contribution::name).toList());
            return sorted;
        }
    }
}
