package dev.ballast.app.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.testkit.SampleRisk;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.core.market.Category;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.result.Result;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerViewModelTest {

    private final OptimizerViewModel model = new OptimizerViewModel(Runnable::run, Runnable::run);

    @Test
    void firstSnapshotIsSolvedByEveryMethod() {
        model.apply(SampleRisk.snapshot());

        assertThat(model.stateProperty().get()).isEqualTo(OptimizerState.READY);
        assertThat(model.methods()).hasSize(OptimizationMethod.values().length);
        assertThat(answer().parliament().voters()).isGreaterThan(10);
        assertThat(answer().frontier().isKnown()).isTrue();
        assertThat(model.conflictProperty().get()).isEmpty();
        double held = model.assets().stream()
                .mapToDouble(row -> row.figuresProperty().get().current())
                .sum();
        assertThat(proposedSum()).isCloseTo(held, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsChosenIsShownAsItCameOut(OptimizationMethod method) {
        model.apply(SampleRisk.snapshot());

        model.methodProperty().set(method);

        Result<Solution> solution = answer().vote(method).solution();
        if (solution.flatMap(Solution::result) instanceof Result.Known<double[]>(double[] weights)) {
            for (int i = 0; i < weights.length; i++) {
                assertThat(model.assets().get(i).figuresProperty().get().proposed())
                        .isEqualTo(weights[i]);
            }
            assertThat(model.problemProperty().get()).isEmpty();
        } else {
            assertThat(model.problemProperty().get()).isNotBlank();
            assertThat(model.assets())
                    .allMatch(row -> Double.isNaN(row.figuresProperty().get().proposed()));
            assertThat(model.proposal()).isEmpty();
        }
    }

    @Test
    void weightsFollowALowerCap() {
        model.apply(SampleRisk.snapshot());
        double before = largest();

        model.limitsProperty().set(Limits.NONE.withMost(0.15));

        assertThat(before).isGreaterThan(0.15 + 1e-6);
        assertThat(largest()).isLessThanOrEqualTo(0.15 + 1e-9);
        assertThat(proposedSum()).isCloseTo(answer().basis().invested(), within(1e-9));
    }

    @Test
    void limitsThatLeaveNoWeightsAreNamedAndOneRelaxationMendsThem() {
        model.apply(SampleRisk.snapshot());
        int assets = model.assets().size();

        model.limitsProperty().set(Limits.NONE.withMost(0.5 / assets));

        assertThat(model.conflictProperty().get()).isPresent();
        assertThat(model.conflictProperty().get().orElseThrow().constraints()).contains("budget");
        assertThat(model.proposal()).isEmpty();
        model.relax();
        assertThat(model.conflictProperty().get()).isEmpty();
        assertThat(model.proposal()).isPresent();
        assertThat(proposedSum()).isCloseTo(answer().basis().invested(), within(1e-9));
    }

    @Test
    void lockedAssetKeepsItsWeight() {
        model.apply(SampleRisk.snapshot());
        AssetRow row = model.assets().getFirst();

        model.limitsProperty().set(Limits.NONE.toggleLock(row.symbol()));

        AssetRow.Figures figures = row.figuresProperty().get();
        assertThat(figures.locked()).isTrue();
        assertThat(figures.proposed()).isCloseTo(figures.current(), within(1e-12));
        model.limitsProperty().set(model.limitsProperty().get().toggleLock(row.symbol()));
        assertThat(row.figuresProperty().get().locked()).isFalse();
    }

    @Test
    void categoryAndTurnoverLimitsHold() {
        model.apply(SampleRisk.snapshot());
        Category category = model.categories().getFirst();

        model.limitsProperty().set(Limits.NONE.withCap(category, 0.3).withTurnover(0.2));

        Constraints constraints = answer().constraints();
        assertThat(constraints.linear().getFirst().upper()).isEqualTo(0.3);
        assertThat(constraints.turnover().orElseThrow().cap()).isEqualTo(0.2);
        model.methodProperty().set(OptimizationMethod.MINIMUM_VARIANCE);
        switch (answer().vote(OptimizationMethod.MINIMUM_VARIANCE).weights()) {
            case Result.Known<double[]>(double[] weights) ->
                assertThat(constraints.violation(weights)).isLessThanOrEqualTo(1e-9);
            case Result.Missing<double[]>(String reason) -> assertThat(reason).isNotBlank();
        }
    }

    @Test
    void latestQuestionWinsAndCancelKeepsTheLastAnswer() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        var slow = new OptimizerViewModel(waiting::add, Runnable::run);
        slow.apply(SampleRisk.snapshot());
        slow.limitsProperty().set(Limits.NONE.withMost(0.4));
        slow.limitsProperty().set(Limits.NONE.withMost(0.3));
        assertThat(slow.busyProperty().get()).isTrue();

        waiting.forEach(Runnable::run);
        waiting.clear();

        OptimizerAnswer first = Objects.requireNonNull(slow.answerProperty().get());
        assertThat(first.constraints().upper(0)).isEqualTo(0.3);
        assertThat(slow.busyProperty().get()).isFalse();
        slow.limitsProperty().set(Limits.NONE.withMost(0.5));
        slow.cancel();
        waiting.forEach(Runnable::run);
        assertThat(slow.answerProperty().get()).isSameAs(first);
        assertThat(slow.busyProperty().get()).isFalse();
    }

    @Test
    void emptyBookHasNothingToOptimise() {
        model.apply(SampleSnapshots.empty());

        assertThat(model.stateProperty().get()).isEqualTo(OptimizerState.EMPTY);
        assertThat(model.proposal()).isEmpty();
        assertThat(model.categories()).isEmpty();
    }

    private OptimizerAnswer answer() {
        return Objects.requireNonNull(model.answerProperty().get());
    }

    private double largest() {
        return model.assets().stream()
                .mapToDouble(row -> row.figuresProperty().get().proposed())
                .max()
                .orElse(0);
    }

    private double proposedSum() {
        return model.assets().stream()
                .mapToDouble(row -> row.figuresProperty().get().proposed())
                .sum();
    }
}
