package dev.ballast.app.correlation;

import dev.ballast.app.bars.BarSource;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.MarketState;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The matrix on screen and what it says. FX thread only; estimates are made on `background`, numbered, and an answer
/// that is not to the latest question is dropped.
public final class CorrelationViewModel {

    /// Lookbacks to choose from, in returns.
    public static final List<Integer> LOOKBACKS = List.of(30, 60, 90, 180, 365);

    private static final int HIGHEST = 12;

    private final Executor background;
    private final Executor fx;
    private final TimeframeBars bars;
    private final LiveMatrices live = new LiveMatrices();

    private final ObjectProperty<CorrelationSettings.Estimator> estimator =
            new SimpleObjectProperty<>(CorrelationSettings.DEFAULT.estimator());
    private final DoubleProperty decay = new SimpleDoubleProperty(CorrelationSettings.DEFAULT.decay());
    private final IntegerProperty lookback = new SimpleIntegerProperty(CorrelationSettings.DEFAULT.lookback());
    private final ReadOnlyObjectWrapper<PairLimit> limit = new ReadOnlyObjectWrapper<>(PairLimit.DEFAULT);
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.HELD);
    private final ObjectProperty<Timeframe> timeframe = new SimpleObjectProperty<>(Timeframe.D1);
    private final ObjectProperty<MarketState> state = new SimpleObjectProperty<>(MarketState.ALL);
    private final ObjectProperty<Baseline> baseline = new SimpleObjectProperty<>(new Baseline.None());
    private final ReadOnlyObjectWrapper<@Nullable Instant> asOf = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Instant>> times = new ReadOnlyObjectWrapper<>(List.of());

    private final ReadOnlyObjectWrapper<CorrelationRequest.Answer> answer =
            new ReadOnlyObjectWrapper<>(CorrelationRequest.none("Waiting for the first figures"));
    private final ReadOnlyObjectWrapper<Result<Double>> average =
            new ReadOnlyObjectWrapper<>(Result.missing("Waiting for the first figures"));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObservableList<CorrelationRow> highest = FXCollections.observableArrayList();
    private final ObservableList<ExcludedRow> excluded = FXCollections.observableArrayList();
    // Kept: a view made anew at each call is collected, and what listens to it hears nothing more.
    private final ObservableList<CorrelationRow> highestView = FXCollections.unmodifiableObservableList(highest);
    private final ObservableList<ExcludedRow> excludedView = FXCollections.unmodifiableObservableList(excluded);
    private final ReadOnlyObjectWrapper<@Nullable Pair> pair = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PairHistory> pairHistory = new ReadOnlyObjectWrapper<>();

    private @Nullable Snapshot snapshot;
    private SortedSet<InstrumentId> wanted = new TreeSet<>();
    private DailyBars history = DailyBars.NONE;
    /// Read by the background, so that questions that were overtaken cost nothing; written on the FX thread alone.
    private volatile long asked;

    private volatile long pairAsked;

    /// @param source bars shorter than a day
    /// @param background runs estimates away from the FX thread
    /// @param fx runs what it is given on the FX thread, soon
    public CorrelationViewModel(BarSource source, Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
        this.bars = new TimeframeBars(source);
        estimator.addListener(_ -> estimate());
        timeframe.addListener(_ -> {
            // Dates of one timeframe are no dates of another.
            asOf.set(null);
            estimate();
            followPair();
        });
        state.addListener(_ -> estimate());
        baseline.addListener(_ -> estimate());
        asOf.addListener(_ -> {
            estimate();
            followPair();
        });
        decay.addListener(_ -> {
            if (estimator.get() == CorrelationSettings.Estimator.EWMA) {
                estimate();
            }
        });
        lookback.addListener(_ -> {
            estimate();
            followPair();
        });
        scope.addListener(_ -> rescope());
    }

    /// Shows a snapshot; one that is not newer than the last is ignored. Estimates again only where bars were
    /// stored or the instruments changed: quotes alone move no return of a whole bar.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        DailyBars daily = DailyBars.of(next);
        boolean newBars = !daily.isSameAs(history);
        if (newBars) {
            history = daily;
        }
        SortedSet<InstrumentId> now = instruments(next);
        if (last == null || newBars || !now.equals(wanted)) {
            wanted = now;
            estimate();
        } else {
            summarise();
        }
        if (newBars) {
            followPair();
        }
    }

    private void rescope() {
        Snapshot current = snapshot;
        if (current != null) {
            wanted = instruments(current);
            estimate();
        }
    }

    private SortedSet<InstrumentId> instruments(Snapshot from) {
        var instruments = new TreeSet<InstrumentId>();
        from.valuation().positions().stream().map(Position::instrument).forEach(instruments::add);
        if (scope.get() == Scope.ALL) {
            instruments.addAll(from.history().keySet());
        }
        instruments.removeAll(from.market().listings().excluded().keySet());
        return instruments;
    }

    private void estimate() {
        if (snapshot == null) {
            return;
        }
        var settings = new CorrelationSettings(estimator.get(), lookback.get(), decay.get());
        var frame = new Frame(timeframe.get(), settings, state.get(), asOf.get());
        var request = new CorrelationRequest(
                wanted, history, bars, live, frame, baseline.get(), answer.get().order());
        long number = asked + 1;
        asked = number;
        busy.set(true);
        background.execute(() -> {
            if (number == asked) {
                CorrelationRequest.Answer computed = computed(request);
                fx.execute(() -> accept(number, computed));
            }
        });
    }

    /// Gives the running estimate up; what is on screen stays.
    public void cancel() {
        // What comes is an answer to no question any more.
        long none = asked + 1;
        asked = none;
        busy.set(false);
    }

    /// A failed estimate is a reason on screen, not a room that waits for ever.
    private static CorrelationRequest.Answer computed(CorrelationRequest request) {
        try {
            return request.compute();
        } catch (RuntimeException failure) {
            return CorrelationRequest.none("The estimate failed: " + failure.getMessage());
        }
    }

    private void accept(long number, CorrelationRequest.Answer computed) {
        if (number != asked) {
            return;
        }
        busy.set(false);
        if (!computed.times().equals(times.get())) {
            times.set(computed.times());
        }
        answer.set(computed);
        excluded.setAll(ExcludedRow.of(computed));
        Snapshot current = snapshot;
        if (current != null) {
            current.market()
                    .listings()
                    .excluded()
                    .forEach((instrument, reason) -> excluded.add(new ExcludedRow(instrument, reason)));
        }
        summarise();
        keepPair();
    }

    private void summarise() {
        Snapshot current = snapshot;
        if (current == null) {
            return;
        }
        limit.set(PairLimit.of(current));
        Valuation valuation = current.valuation();
        Result<CorrelationMatrix> matrix = answer.get().matrix();
        List<CorrelationRow> rows = answer.get()
                .heat()
                .map(heat -> HighestPairs.of(heat, valuation, limit.get(), HIGHEST))
                .orElse(List.of());
        if (!rows.equals(highest)) {
            highest.setAll(rows);
        }
        Result<Double> next =
                switch (matrix) {
                    case Result.Known<CorrelationMatrix>(CorrelationMatrix known) ->
                        HighestPairs.weightedAverage(known, valuation);
                    case Result.Missing<CorrelationMatrix>(String reason) -> Result.missing(reason);
                };
        if (!next.equals(average.get())) {
            average.set(next);
        }
    }

    /// Keeps the chosen pair while both are in the matrix, else takes the highest.
    private void keepPair() {
        Pair chosen = pair.get();
        List<InstrumentId> order = answer.get().order();
        if (chosen != null && order.contains(chosen.first()) && order.contains(chosen.second())) {
            return;
        }
        choose(highest.isEmpty() ? null : highest.getFirst().pair());
    }

    /// Chooses the pair whose history is shown.
    public void choose(@Nullable Pair next) {
        Pair last = pair.get();
        if (next != null && last != null && next.isSameAs(last)) {
            return;
        }
        pair.set(next);
        followPair();
    }

    private void followPair() {
        Pair chosen = pair.get();
        long number = pairAsked + 1;
        pairAsked = number;
        if (chosen == null) {
            pairHistory.set(null);
            return;
        }
        var question = new PairQuestion(chosen, wanted, history, bars, timeframe.get(), asOf.get(), lookback.get());
        background.execute(() -> {
            if (number != pairAsked) {
                return;
            }
            PairHistory computed = question.answer();
            fx.execute(() -> {
                if (number == pairAsked) {
                    pairHistory.set(computed);
                }
            });
        });
    }

    /// Goes to a time at which a bar was over; null to the newest.
    public void goTo(@Nullable Instant time) {
        asOf.set(time);
    }

    /// Goes to the bar before or after the one shown, as far as there are any.
    ///
    /// @param bars how many, < 0 back
    public void step(int bars) {
        List<Instant> known = times.get();
        if (known.isEmpty()) {
            return;
        }
        int next = Math.clamp(position() + bars, 0, known.size() - 1);
        goTo(next == known.size() - 1 ? null : known.get(next));
    }

    /// Where among the times the shown one stands; −1 where there are none.
    public int position() {
        Instant shown = asOf.get();
        List<Instant> known = times.get();
        if (shown == null) {
            return known.size() - 1;
        }
        int found = Collections.binarySearch(known, shown);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /// Compares with the same estimate `bars` bars before the one shown.
    public void compareWithEarlier(int bars) {
        List<Instant> known = times.get();
        if (!known.isEmpty()) {
            baseline.set(new Baseline.Past(known.get(Math.max(0, position() - bars))));
        }
    }

    public ObjectProperty<CorrelationSettings.Estimator> estimatorProperty() {
        return estimator;
    }

    /// λ of the exponentially weighted estimator, in (0, 1).
    public DoubleProperty decayProperty() {
        return decay;
    }

    /// Number of returns, ≥ 2.
    public IntegerProperty lookbackProperty() {
        return lookback;
    }

    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    public ObjectProperty<Timeframe> timeframeProperty() {
        return timeframe;
    }

    /// Which of the returns are looked at.
    public ObjectProperty<MarketState> stateProperty() {
        return state;
    }

    /// What the matrix is compared with.
    public ObjectProperty<Baseline> baselineProperty() {
        return baseline;
    }

    /// The time shown; null for the newest.
    public ReadOnlyObjectProperty<@Nullable Instant> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    /// Times at which a bar was over, oldest first.
    public ReadOnlyObjectProperty<List<Instant>> timesProperty() {
        return times.getReadOnlyProperty();
    }

    /// Whether an estimate is under way; the last one stays on screen meanwhile.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    LiveMatrices live() {
        return live;
    }

    ReadOnlyObjectProperty<CorrelationRequest.Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Average correlation of the held pairs, weighted by both weights.
    public ReadOnlyObjectProperty<Result<Double>> averageProperty() {
        return average.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PairLimit> limitProperty() {
        return limit.getReadOnlyProperty();
    }

    /// The highest pairs, highest first.
    public ObservableList<CorrelationRow> highest() {
        return highestView;
    }

    /// Instruments that were left out.
    public ObservableList<ExcludedRow> excluded() {
        return excludedView;
    }

    public ReadOnlyObjectProperty<@Nullable Pair> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable PairHistory> pairHistoryProperty() {
        return pairHistory.getReadOnlyProperty();
    }
}
