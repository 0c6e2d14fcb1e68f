package dev.ballast.app.optimizer;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.optimization.Binding;
import dev.ballast.core.optimization.Conflict;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.method.CovarianceMethod;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.Parliament.Opinion;
import dev.ballast.core.optimization.method.Relaxing;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the optimiser room shows. FX thread only.
///
/// Every change of a limit asks again; solving runs on `background`, one question at a time, and an answer that is not
/// to the latest question is dropped, if it was not called off before. Prices that move do not ask by themselves more
/// often than every half minute: the room would never come to rest.
public final class OptimizerViewModel {

    /// Estimators to choose from.
    public static final List<CovarianceMethod> ESTIMATORS = List.of(
            CovarianceMethod.SAMPLE,
            CovarianceMethod.of(CovarianceMethod.Kind.LEDOIT_WOLF_CONSTANT_CORRELATION),
            CovarianceMethod.of(CovarianceMethod.Kind.EWMA));

    private static final Duration REST = Duration.ofSeconds(30);

    private final Executor background;
    private final Executor fx;

    private final ObjectProperty<Limits> limits = new SimpleObjectProperty<>(Limits.NONE);
    private final ObjectProperty<CovarianceMethod> covariance = new SimpleObjectProperty<>(CovarianceMethod.SAMPLE);
    private final ObjectProperty<OptimizationMethod> method =
            new SimpleObjectProperty<>(OptimizationMethod.MINIMUM_VARIANCE);

    private final ReadOnlyObjectWrapper<OptimizerState> state = new ReadOnlyObjectWrapper<>(OptimizerState.LOADING);
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper solved = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable OptimizerAnswer> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Conflict>> conflict = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<MethodRow> methods = FXCollections.observableArrayList();
    private final ObservableList<AssetRow> assets = FXCollections.observableArrayList();

    private final AtomicLong question = new AtomicLong();
    private @Nullable Snapshot snapshot;
    private @Nullable Snapshot asked;

    /// @param background solves away from the FX thread
    /// @param fx runs what it is given on the FX thread, soon
    public OptimizerViewModel(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
        for (OptimizationMethod each : OptimizationMethod.values()) {
            methods.add(new MethodRow(each));
        }
        limits.addListener(_ -> ask());
        covariance.addListener(_ -> ask());
        method.subscribe(chosen -> {
            methods.forEach(row -> row.choose(chosen));
            showAssets();
        });
    }

    /// Takes a snapshot; solves anew where the holdings are others, or the last answer is half a minute old.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        if (next.valuation().positions().isEmpty()) {
            question.incrementAndGet();
            asked = null;
            busy.set(false);
            answer.set(null);
            state.set(OptimizerState.EMPTY);
        } else if (isDue(next)) {
            ask();
        }
    }

    private boolean isDue(Snapshot next) {
        Snapshot before = asked;
        return before == null
                || !next.book().equals(before.book())
                || !next.targets().equals(before.targets())
                || Duration.between(before.asOf(), next.asOf()).compareTo(REST) >= 0;
    }

    private void ask() {
        Snapshot current = snapshot;
        if (current == null || current.valuation().positions().isEmpty()) {
            return;
        }
        asked = current;
        long number = question.incrementAndGet();
        busy.set(true);
        solved.set(0);
        Limits allowed = limits.get();
        CovarianceMethod estimator = covariance.get();
        background.execute(() -> solve(number, current, allowed, estimator));
    }

    /// Off the FX thread. A failure is a reason on screen, not a room that waits for ever.
    private void solve(long number, Snapshot current, Limits allowed, CovarianceMethod estimator) {
        if (number != question.get()) {
            return;
        }
        Result<List<OptimizerAnswer>> made;
        try {
            made = OptimizerBasis.of(current, estimator)
                    .map(basis -> OptimizerAnswer.solve(
                            basis,
                            allowed,
                            () -> number == question.get(),
                            count -> fx.execute(() -> progress(number, count))));
        } catch (RuntimeException failure) {
            made = Result.missing("The optimisation failed: " + failure.getMessage());
        }
        Result<List<OptimizerAnswer>> done = made;
        fx.execute(() -> finish(number, done));
    }

    private void progress(long number, int count) {
        if (number == question.get()) {
            solved.set(count);
        }
    }

    private void finish(long number, Result<List<OptimizerAnswer>> made) {
        if (number != question.get()) {
            return;
        }
        busy.set(false);
        switch (made) {
            case Result.Missing<List<OptimizerAnswer>>(String why) -> {
                reason.set(why);
                answer.set(null);
                state.set(OptimizerState.MISSING);
            }
            case Result.Known<List<OptimizerAnswer>>(List<OptimizerAnswer> answers) -> {
                if (!answers.isEmpty()) {
                    accept(answers.getFirst());
                }
            }
        }
    }

    private void accept(OptimizerAnswer next) {
        answer.set(next);
        methods.forEach(row -> row.show(next));
        showAssets();
        state.set(OptimizerState.READY);
    }

    /// Calls off what is being solved; the last answer stays.
    public void cancel() {
        question.incrementAndGet();
        busy.set(false);
    }

    private void showAssets() {
        OptimizerAnswer now = answer.get();
        if (now == null) {
            return;
        }
        Result<Solution> solution = now.vote(method.get()).solution();
        conflict.set(solution.map(Solution::conflict).orElse(Optional.empty()));
        problem.set(solution.flatMap(Solution::result).reason());
        double[] proposed = solution.flatMap(Solution::result).orElse(nothing(now.basis()));
        double[] current = now.basis().current();
        List<Opinion> opinions = now.parliament().opinions();
        double scale = scale(current, proposed, opinions);
        var symbols = now.constraints().assets();
        if (!symbols.equals(assets.stream().map(AssetRow::symbol).toList())) {
            var rows = new ArrayList<AssetRow>();
            for (int i = 0; i < symbols.size(); i++) {
                rows.add(new AssetRow(figures(now, i, current[i], proposed[i], scale, solution)));
            }
            assets.setAll(rows);
        } else {
            for (int i = 0; i < symbols.size(); i++) {
                assets.get(i).show(figures(now, i, current[i], proposed[i], scale, solution));
            }
        }
    }

    private AssetRow.Figures figures(
            OptimizerAnswer now, int i, double current, double proposed, double scale, Result<Solution> solution) {
        String symbol = now.constraints().assets().get(i);
        List<Opinion> opinions = now.parliament().opinions();
        boolean known = !opinions.isEmpty();
        return new AssetRow.Figures(
                symbol,
                now.basis().categories().get(i),
                current,
                proposed,
                known ? opinions.get(i).least() : Double.NaN,
                known ? opinions.get(i).most() : Double.NaN,
                known ? opinions.get(i).mean() : Double.NaN,
                now.constraints().lower(i),
                now.constraints().upper(i),
                limits.get().locked().contains(symbol),
                binding(symbol, solution),
                scale);
    }

    private static String binding(String symbol, Result<Solution> solution) {
        return solution.map(Solution::binding).orElse(List.of()).stream()
                .filter(each -> each.constraint().endsWith(" bound of " + symbol))
                .map(Binding::constraint)
                .findFirst()
                .orElse("");
    }

    private static double scale(double[] current, double[] proposed, List<Opinion> opinions) {
        double most = Math.max(
                Arrays.stream(current).max().orElse(0),
                Arrays.stream(proposed).filter(Double::isFinite).max().orElse(0));
        return Math.max(most, opinions.stream().mapToDouble(Opinion::most).max().orElse(0));
    }

    private static double[] nothing(OptimizerBasis basis) {
        var unknown = new double[basis.instruments().size()];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    /// Moves the limits of the conflict by the least that makes room; tells what cannot be moved.
    public void relax() {
        OptimizerAnswer now = answer.get();
        conflict.get().ifPresent(found -> {
            Objects.requireNonNull(now);
            switch (Relaxing.relax(now.constraints(), found.relaxations())) {
                case Result.Missing<Constraints>(String why) -> problem.set(why);
                case Result.Known<Constraints>(Constraints relaxed) ->
                    limits.set(limits.get().relaxed(now.constraints(), relaxed));
            }
        });
    }

    /// Proposed weights by instrument, holdings that were left out included; empty where the method has none.
    Optional<Map<InstrumentId, Double>> proposal() {
        OptimizerAnswer now = answer.get();
        if (now == null || !(now.vote(method.get()).weights() instanceof Result.Known<double[]>(double[] weights))) {
            return Optional.empty();
        }
        var proposal = new TreeMap<>(now.basis().kept());
        for (int i = 0; i < weights.length; i++) {
            proposal.put(now.basis().instruments().get(i), weights[i]);
        }
        return Optional.of(proposal);
    }

    /// Categories of the assets, for their caps.
    public List<Category> categories() {
        OptimizerAnswer now = answer.get();
        return now == null
                ? List.of()
                : now.basis().categories().stream().distinct().sorted().toList();
    }

    public ObjectProperty<Limits> limitsProperty() {
        return limits;
    }

    public ObjectProperty<CovarianceMethod> covarianceProperty() {
        return covariance;
    }

    /// The method whose weights are proposed.
    public ObjectProperty<OptimizationMethod> methodProperty() {
        return method;
    }

    public ReadOnlyObjectProperty<OptimizerState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why there is nothing to solve from; empty where there is.
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Methods solved so far of the question under way.
    public ReadOnlyIntegerProperty solvedProperty() {
        return solved.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable OptimizerAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Limits that cannot all hold with the chosen method; empty where it has weights.
    public ReadOnlyObjectProperty<Optional<Conflict>> conflictProperty() {
        return conflict.getReadOnlyProperty();
    }

    /// Why the chosen method has no weights, one sentence; empty where it has.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// One row per method, always the same.
    public ObservableList<MethodRow> methods() {
        return methods;
    }

    /// One row per asset, by symbol.
    public ObservableList<AssetRow> assets() {
        return assets;
    }
}
