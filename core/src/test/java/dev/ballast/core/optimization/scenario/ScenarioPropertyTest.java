package dev.ballast.core.optimization.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.statistics.Samplers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Random scenarios: fat tails, fewer scenarios than assets, identical assets, tight bounds, targets. Measures are
/// recomputed here from their definitions.
class ScenarioPropertyTest {

    private static final int PROBLEMS = 700;
    private static final int RIVALS = 40;

    private final ScenarioOptimiser optimiser = ScenarioOptimiser.standard();

    private enum Measure {
        VALUE_AT_RISK,
        ABSOLUTE_DEVIATION,
        DRAWDOWN
    }

    @Test
    void nothingFeasibleIsBetter() {
        for (Measure measure : Measure.values()) {
            for (int seed = 0; seed < PROBLEMS; seed++) {
                check(measure, seed);
            }
        }
    }

    private void check(Measure measure, int seed) {
        var random = new SplittableRandom(seed);
        DMatrixRMaj returns = Samplers.returns(random);
        int size = returns.numCols;
        if (size > 2 && random.nextInt(5) == 0) {
            for (int t = 0; t < returns.numRows; t++) {
                returns.set(t, 1, returns.get(t, 0));
            }
        }
        double confidence = random.nextDouble(0.5, 0.99);
        double cap = size == 1 ? 1 : Math.min(1, 1.0 / size * random.nextDouble(1, 4));
        Constraints constraints = Constraints.longOnly(size).withBounds(0, cap);
        if (random.nextInt(3) == 0) {
            double[] start = rival(random, size, cap);
            constraints = constraints.with(ScenarioOptimiser.meanReturn(returns, mean(returns, start)));
        }
        ScenarioSolution answer = solve(measure, returns, confidence, constraints);
        Solution solution = answer.solution();
        String what = measure + ", seed " + seed + ", " + returns.numRows + " x " + size;
        assertThat(solution.isOptimal()).as("%s: %s", what, solution.reason()).isTrue();
        double[] weights = solution.weights();
        double value = value(measure, returns, confidence, weights);
        double unit = Math.max(Math.abs(value), 1e-2 * meanSize(returns));
        assertThat(constraints.violation(weights)).as(what).isLessThanOrEqualTo(1e-9);
        assertThat(solution.objective()).as(what).isCloseTo(value, within(1e-12 * (1 + unit)));
        assertThat(answer.dualityGap()).as(what).isBetween(-1e-7 * unit, 1e-7 * unit);
        for (int k = 0; k < RIVALS; k++) {
            double[] rival = rival(random, size, cap);
            double step = Math.pow(10, -random.nextInt(6));
            for (int i = 0; i < size; i++) {
                rival[i] = weights[i] + step * (rival[i] - weights[i]);
            }
            if (constraints.violation(rival) <= 1e-12) {
                assertThat(value(measure, returns, confidence, rival)).as(what).isGreaterThan(value - 1e-7 * unit);
            }
        }
    }

    /// Where the answer is unique it follows the order of assets and the unit of returns.
    @Test
    void orderAndUnitDoNotCount() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            int size = 1 + random.nextInt(8);
            DMatrixRMaj returns = Samplers.returns(random, 40 + random.nextInt(100), size);
            Constraints constraints = Constraints.longOnly(size);
            int[] order = Samplers.permutation(random, size);
            double factor = Math.pow(10, random.nextDouble(-3, 2));
            for (Measure measure : Measure.values()) {
                Solution base = solve(measure, returns, 0.9, constraints).solution();
                Solution other = solve(measure, Samplers.rearranged(returns, order, factor), 0.9, constraints)
                        .solution();
                assertThat(other.objective())
                        .as("%s, seed %d", measure, seed)
                        .isCloseTo(factor * base.objective(), within(1e-6 * factor * meanSize(returns)));
            }
        }
    }

    private ScenarioSolution solve(Measure measure, DMatrixRMaj returns, double confidence, Constraints constraints) {
        return switch (measure) {
            case VALUE_AT_RISK -> optimiser.minimumConditionalValueAtRisk(returns, confidence, constraints);
            case ABSOLUTE_DEVIATION -> optimiser.minimumMeanAbsoluteDeviation(returns, constraints);
            case DRAWDOWN -> optimiser.minimumConditionalDrawdown(returns, confidence, constraints);
        };
    }

    private static double value(Measure measure, DMatrixRMaj returns, double confidence, double[] weights) {
        var portfolio = new double[returns.numRows];
        for (int t = 0; t < portfolio.length; t++) {
            for (int i = 0; i < weights.length; i++) {
                portfolio[t] += returns.get(t, i) * weights[i];
            }
        }
        return switch (measure) {
            case VALUE_AT_RISK ->
                worstMean(Arrays.stream(portfolio).map(value -> -value).toArray(), confidence);
            case ABSOLUTE_DEVIATION -> {
                double mean = Arrays.stream(portfolio).average().orElseThrow();
                yield Arrays.stream(portfolio)
                        .map(value -> Math.abs(value - mean))
                        .average()
                        .orElseThrow();
            }
            case DRAWDOWN -> {
                double wealth = 0;
                double peak = 0;
                for (int t = 0; t < portfolio.length; t++) {
                    wealth += portfolio[t];
                    peak = Math.max(peak, wealth);
                    portfolio[t] = peak - wealth;
                }
                yield worstMean(portfolio, confidence);
            }
        };
    }

    /// Mean of the largest (1 − β) T, the last one in part.
    private static double worstMean(double[] losses, double confidence) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double left = (1 - confidence) * sorted.length;
        double sum = 0;
        for (int i = sorted.length - 1; i >= 0 && left > 0; i--) {
            sum += Math.min(left, 1) * sorted[i];
            left -= 1;
        }
        return sum / ((1 - confidence) * sorted.length);
    }

    /// Feasible weights: a random walk of transfers from equal weight.
    private static double[] rival(SplittableRandom random, int size, double cap) {
        var weights = new double[size];
        Arrays.fill(weights, 1.0 / size);
        for (int k = 0; k < 3 * size; k++) {
            int from = random.nextInt(size);
            int to = random.nextInt(size);
            double most = Math.min(weights[from], cap - weights[to]);
            if (from != to && most > 0) {
                double moved = most * random.nextDouble();
                weights[from] -= moved;
                weights[to] += moved;
            }
        }
        return weights;
    }

    private static double mean(DMatrixRMaj returns, double[] weights) {
        double sum = 0;
        for (int t = 0; t < returns.numRows; t++) {
            for (int i = 0; i < weights.length; i++) {
                sum += returns.get(t, i) * weights[i] / returns.numRows;
            }
        }
        return sum;
    }

    private static double meanSize(DMatrixRMaj returns) {
        return Arrays.stream(returns.data).map(Math::abs).average().orElseThrow();
    }
}
