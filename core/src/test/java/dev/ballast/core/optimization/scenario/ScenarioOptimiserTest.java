package dev.ballast.core.optimization.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.statistics.Samplers;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Closed forms, constraints of all kinds, refusals.
class ScenarioOptimiserTest {

    private final ScenarioOptimiser optimiser = ScenarioOptimiser.standard();
    private final DMatrixRMaj returns = Samplers.returns(new SplittableRandom(1), 250, 4);
    private final Constraints longOnly = Constraints.longOnly(4);

    /// Two assets that take turns losing: equal weight, whose loss is the same in every scenario.
    @Test
    void opposedAssetsAreHeldInEqualParts() {
        var turns = new DMatrixRMaj(new double[][] {{-0.1, 0.06}, {0.06, -0.1}, {-0.1, 0.06}, {0.06, -0.1}});
        ScenarioSolution answer = optimiser.minimumConditionalValueAtRisk(turns, 0.75, Constraints.longOnly(2));
        assertThat(answer.solution().weights()[0]).isCloseTo(0.5, within(1e-9));
        assertThat(answer.solution().objective()).isCloseTo(0.02, within(1e-10));
        assertThat(answer.quantile().orElseThrow()).isCloseTo(0.02, within(1e-10));
    }

    @Test
    void identicalAssetsGetIdenticalWeights() {
        DMatrixRMaj twins = returns.copy();
        for (int t = 0; t < twins.numRows; t++) {
            twins.set(t, 1, twins.get(t, 0));
        }
        double[] weights = optimiser
                .minimumConditionalValueAtRisk(twins, 0.95, longOnly)
                .solution()
                .weights();
        assertThat(weights[1]).isCloseTo(weights[0], within(1e-6));
    }

    /// The shadow price of the target is the slope of the least risk along it.
    @Test
    void shadowPriceOfTheTargetIsItsSlope() {
        double free = ScenarioOptimiser.meanReturn(returns, 0)
                .valueAt(optimiser
                        .minimumMeanAbsoluteDeviation(returns, longOnly)
                        .solution()
                        .weights());
        double target = free + 2e-4;
        double step = 1e-7;
        Solution at = at(target);
        double slope = (at(target + step).objective() - at(target - step).objective()) / (2 * step);
        double price = at.binding().stream()
                .filter(binding -> binding.constraint().startsWith("target return"))
                .findFirst()
                .orElseThrow()
                .shadowPrice();
        assertThat(price).isCloseTo(slope, within(1e-3 * Math.abs(slope) + 1e-6));
    }

    private Solution at(double target) {
        return optimiser
                .minimumMeanAbsoluteDeviation(returns, longOnly.with(ScenarioOptimiser.meanReturn(returns, target)))
                .solution();
    }

    @Test
    void holdsGroupsShortsAndFixedWeights() {
        List<Constraints> sets = List.of(
                longOnly.withGroup("pair", List.of("asset 1", "asset 2"), 0.6, 0.6),
                longOnly.withGroup("pair", List.of("asset 1", "asset 2"), 0.1, 0.15),
                longOnly.withBounds(-1, 1),
                longOnly.withBounds(-1, 1).withBudget(0),
                longOnly.withBounds(-1, 1).withoutBudget(),
                longOnly.withBound(2, 0.3, 0.3),
                longOnly.withBounds(0.25, 0.25),
                longOnly.withBounds(0, 0.25));
        for (Constraints constraints : sets) {
            for (Solution solution : List.of(
                    optimiser
                            .minimumConditionalValueAtRisk(returns, 0.9, constraints)
                            .solution(),
                    optimiser.minimumMeanAbsoluteDeviation(returns, constraints).solution(),
                    optimiser
                            .minimumConditionalDrawdown(returns, 0.9, constraints)
                            .solution())) {
                assertThat(solution.isOptimal()).as(solution.reason()).isTrue();
                assertThat(constraints.violation(solution.weights())).isLessThanOrEqualTo(1e-9);
            }
        }
    }

    @Test
    void namesConstraintsThatCannotHold() {
        Solution tooTight = optimiser
                .minimumConditionalValueAtRisk(returns, 0.95, longOnly.withBounds(0, 0.2))
                .solution();
        assertThat(tooTight.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(tooTight.conflict().orElseThrow().constraints()).contains("budget");
        Solution tooMuch = at(10);
        assertThat(tooMuch.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(tooMuch.reason()).contains("target return");
    }

    @Test
    void saysWhenStepsRunOut() {
        ScenarioSolution answer =
                optimiser.withIterationLimit(2).minimumConditionalValueAtRisk(returns, 0.95, longOnly);
        assertThat(answer.solution().status()).isEqualTo(Status.ITERATION_LIMIT);
        assertThat(answer.solution().result().isKnown()).isFalse();
        assertThat(answer.dualityGap()).isNaN();
    }

    @Test
    void oneScenarioAndNoneThatMoves() {
        var one = new DMatrixRMaj(new double[][] {{0.01, 0.03, -0.02}});
        Solution best = optimiser
                .minimumConditionalValueAtRisk(one, 0.95, Constraints.longOnly(3))
                .solution();
        assertThat(best.objective()).isCloseTo(-0.03, within(1e-10));
        Solution still = optimiser
                .minimumConditionalDrawdown(new DMatrixRMaj(10, 3), 0.95, Constraints.longOnly(3))
                .solution();
        assertThat(still.objective()).isZero();
    }

    @Test
    void refusesWhatIsNoProblem() {
        DMatrixRMaj broken = returns.copy();
        broken.set(3, 2, Double.NaN);
        assertThatThrownBy(() -> optimiser.minimumConditionalValueAtRisk(broken, 0.95, longOnly))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 3, column 2");
        assertThatThrownBy(() -> optimiser.minimumConditionalValueAtRisk(returns, 1, longOnly))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("confidence");
        assertThatThrownBy(() -> optimiser.minimumMeanAbsoluteDeviation(returns, Constraints.longOnly(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 assets");
        assertThatThrownBy(() -> optimiser.minimumMeanAbsoluteDeviation(
                        returns, Constraints.fullyInvested(Constraints.numbered(4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bounds of asset 1");
        assertThat(optimiser
                        .minimumMeanAbsoluteDeviation(returns, longOnly.withTurnover(new double[4], 0.1))
                        .solution()
                        .reason())
                .contains("turnover", "budget");
        assertThatThrownBy(() -> optimiser.withIterationLimit(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScenarioOptimiser.meanReturn(returns, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
