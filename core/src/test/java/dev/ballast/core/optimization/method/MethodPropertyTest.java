package dev.ballast.core.optimization.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.optimization.method.Parliament.Vote;
import dev.ballast.core.optimization.views.Uncertainty;
import dev.ballast.core.optimization.views.View;
import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every method on generated problems: one asset, identical assets, fewer observations than assets, assets that do not
/// move, shorts, groups, turnover, budgets other than 1.
class MethodPropertyTest {

    private static final int PROBLEMS = 250;
    private static final double FEASIBLE = 1e-9;

    @Test
    void everyMethodMeetsTheConstraintsOrSaysWhyNot() {
        Map<OptimizationMethod, Integer> solved = new EnumMap<>(OptimizationMethod.class);
        for (int seed = 0; seed < PROBLEMS; seed++) {
            MethodInput input = input(new SplittableRandom(seed));
            for (OptimizationMethod method : OptimizationMethod.values()) {
                String who = "seed " + seed + ", " + method;
                switch (Parliament.vote(input, method).solution()) {
                    case Result.Missing<Solution>(String reason) ->
                        assertThat(reason).as(who).isNotBlank();
                    case Result.Known<Solution>(Solution solution) -> {
                        honest(who, method, input, solution);
                        solved.merge(method, solution.isOptimal() ? 1 : 0, Integer::sum);
                    }
                }
            }
        }
        // A method that never has an answer would pass everything above.
        assertThat(solved.keySet()).isEqualTo(EnumSet.allOf(OptimizationMethod.class));
        assertThat(solved)
                .allSatisfy(
                        (method, count) -> assertThat(count).as(method.key()).isGreaterThan(PROBLEMS / 25));
    }

    private static void honest(String who, OptimizationMethod method, MethodInput input, Solution solution) {
        if (!solution.isOptimal()) {
            assertThat(solution.status()).as("%s: %s", who, solution.reason()).isNotEqualTo(Status.ITERATION_LIMIT);
            assertThat(solution.reason()).as(who).isNotBlank();
            return;
        }
        double[] weights = solution.weights();
        Constraints all = input.problem().constraints();
        if (method == OptimizationMethod.MINIMUM_VARIANCE_HEDGE) {
            int hedge = input.particulars().hedges().getFirst();
            assertThat(weights[hedge]).as(who).isBetween(all.lower(hedge) - FEASIBLE, all.upper(hedge) + FEASIBLE);
            double[] product = input.problem().risk().times(weights);
            boolean inside = weights[hedge] > all.lower(hedge) + 1e-7 && weights[hedge] < all.upper(hedge) - 1e-7;
            assertThat(inside ? product[hedge] : 0)
                    .as("%s: a hedged book has no covariance with its hedge", who)
                    .isCloseTo(0, within(1e-8));
            return;
        }
        Constraints kept = method.keepsBudget() ? all : all.withoutBudget();
        assertThat(kept.violation(weights)).as(who).isLessThanOrEqualTo(FEASIBLE);
        if (method == OptimizationMethod.FRACTIONAL_KELLY) {
            assertThat(Arrays.stream(weights).sum())
                    .as(who)
                    .isCloseTo(
                            input.particulars().kellyFraction() * all.budget().orElseThrow(), within(FEASIBLE));
        }
        if (method == OptimizationMethod.FACTOR_NEUTRAL) {
            assertThat(input.particulars().exposures())
                    .allSatisfy(exposure ->
                            assertThat(exposure.valueAt(weights)).as(who).isCloseTo(0, within(FEASIBLE)));
        }
    }

    /// Assets in another order have the same weights, where there is one best book.
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MINIMUM_CVAR", "MINIMUM_MAD", "MINIMUM_CDAR", "HIERARCHICAL_RISK_PARITY"})
    void orderOfAssetsDoesNotCount(OptimizationMethod method) {
        for (int seed = 0; seed < 25; seed++) {
            int size = 2 + seed % 6;
            int[] order = order(new SplittableRandom(seed), size);
            MethodInput input = regular(seed, size, identity(size), 1);
            double[] weights = solved(seed, method, input);
            double[] permuted = solved(seed, method, regular(seed, size, order, 1));
            for (int i = 0; i < size; i++) {
                assertThat(permuted[i]).as("seed %d, %s", seed, method).isCloseTo(weights[order[i]], within(1e-7));
            }
        }
    }

    /// Returns in another unit of risk have the same weights, for methods without a rate in them.
    @ParameterizedTest
    @EnumSource(
            names = {
                "EQUAL_WEIGHT",
                "CAP_WEIGHT",
                "INVERSE_VOLATILITY",
                "INVERSE_VARIANCE",
                "EQUAL_RISK_CONTRIBUTION",
                "RISK_BUDGETS",
                "HIERARCHICAL_RISK_PARITY",
                "MINIMUM_VARIANCE",
                "MAXIMUM_DIVERSIFICATION",
                "FACTOR_NEUTRAL",
                "MINIMUM_TRACKING_ERROR",
                "MINIMUM_VARIANCE_HEDGE",
                "MINIMUM_SEMIVARIANCE",
                "MINIMUM_CVAR",
                "MINIMUM_MAD",
                "MINIMUM_CDAR"
            })
    void unitOfReturnsDoesNotCount(OptimizationMethod method) {
        for (int seed = 0; seed < 25; seed++) {
            int size = 2 + seed % 6;
            double[] weights = solved(seed, method, regular(seed, size, identity(size), 1));
            double[] scaled = solved(seed, method, regular(seed, size, identity(size), 1e-3));
            for (int i = 0; i < size; i++) {
                assertThat(scaled[i]).as("seed %d, %s", seed, method).isCloseTo(weights[i], within(2e-5));
            }
        }
    }

    @Test
    void blackLittermanWithoutViewsHoldsTheMarket() {
        for (int seed = 0; seed < 100; seed++) {
            int size = 1 + seed % 9;
            MethodInput input = regular(seed, size, identity(size), 1);
            double[] market = input.particulars().marketWeights().orElseThrow();

            double[] weights = solved(
                    seed,
                    OptimizationMethod.BLACK_LITTERMAN,
                    input.with(input.particulars().withViews(ViewSet.NONE)));

            for (int i = 0; i < size; i++) {
                assertThat(weights[i]).as("seed %d", seed).isCloseTo(market[i], within(1e-9));
            }
        }
    }

    @Test
    void contradictingCertainViewsAreNamed() {
        MethodInput input = regular(1, 3, identity(3), 1);
        var views = new ViewSet(
                List.of(View.on("up", new double[] {1, 0, 0}, 0.2), View.on("down", new double[] {2, 0, 0}, -0.2)),
                new Uncertainty.Confidence(List.of(1.0, 1.0)),
                0.05);

        Vote vote =
                Parliament.vote(input.with(input.particulars().withViews(views)), OptimizationMethod.BLACK_LITTERMAN);

        assertThat(vote.solution().reason()).contains("certain views contradict", "down", "up");
    }

    /// The marginal utility of what is not traded lies within its cost; of what is traded at it.
    @Test
    void noTradeRegionIsWhereTradingIsNotWorthItsCost() {
        int untouched = 0;
        for (int seed = 0; seed < 100; seed++) {
            int size = 2 + seed % 7;
            MethodInput input = regular(seed, size, identity(size), 1);
            double[] held = input.held().orElseThrow();
            MethodInput unbounded = input.with(Constraints.none(input.assets()).withBounds(-5, 5));
            double[] weights = solved(seed, OptimizationMethod.COST_AWARE_MEAN_VARIANCE, unbounded);
            double[] product = input.problem().risk().times(weights);
            for (int i = 0; i < size; i++) {
                double gain =
                        input.problem().expectedReturn(i) - input.settings().riskAversion() * product[i];
                double cost = input.settings().costRate()
                        + 1.5 * input.particulars().impact() * Math.sqrt(Math.abs(weights[i] - held[i]));
                boolean still = Math.abs(weights[i] - held[i]) < 1e-12;
                untouched += still ? 1 : 0;
                if (still) {
                    assertThat(Math.abs(gain)).as("seed %d", seed).isLessThanOrEqualTo(cost + 1e-8);
                } else if (Math.abs(weights[i]) < 5) {
                    assertThat(gain)
                            .as("seed %d", seed)
                            .isCloseTo(Math.signum(weights[i] - held[i]) * cost, within(1e-7));
                }
            }
        }
        assertThat(untouched).isGreaterThan(10);
    }

    private static double[] solved(int seed, OptimizationMethod method, MethodInput input) {
        Solution solution = method.solve(input);
        assertThat(solution.reason()).as("seed %d, %s", seed, method).isEmpty();
        return solution.weights();
    }

    /// A problem with one answer: enough observations, positive means, everything given; shorts where neutrality asks.
    private static MethodInput regular(int seed, int size, int[] order, double scale) {
        DMatrixRMaj plain = SampleInputs.returns(seed, 90, size);
        var returns = new DMatrixRMaj(90, size);
        for (int t = 0; t < 90; t++) {
            for (int i = 0; i < size; i++) {
                returns.set(t, i, scale * (plain.get(t, order[i]) + 0.001 * (1 + order[i] % 3)));
            }
        }
        MethodSettings settings = MethodSettings.DEFAULT
                .withCostRate(0.05)
                .withTargetReturn(scale * 0.4)
                .withTargetVolatility(scale * 0.6);
        RiskModel risk = RiskModel.of(CovarianceMethod.SAMPLE.estimate(returns).annual(252));
        var exposures = new Exposures(risk);
        exposures.none("beta to one", at(order, 0));
        var random = new SplittableRandom(seed);
        double[] amounts = pick(random.doubles(size, 0.1, 1).toArray(), order);
        double sum = Arrays.stream(amounts).sum();
        double[] held = Arrays.stream(amounts).map(amount -> amount / sum).toArray();
        double[] first =
                pick(IntStream.range(0, size).mapToDouble(i -> i == 0 ? 1 : 0).toArray(), order);
        Particulars particulars = Particulars.NONE
                .withCapitalisations(pick(random.doubles(size, 1, 5).toArray(), order))
                .withRiskBudgets(pick(random.doubles(size, 1, 5).toArray(), order))
                .withBenchmark(held)
                .withHedges(List.of(at(order, 0)))
                .withExposures(exposures.all())
                .withViews(new ViewSet(List.of(View.on("one", first, 0.1)), new Uncertainty.Proportional(), 0.05))
                .withImpact(0.01);
        Constraints constraints =
                Constraints.none(Constraints.numbered(size)).withBounds(-3, 4).withBudget(1);
        MethodInput input = SampleInputs.of(returns, constraints, settings);
        return input.with(particulars).withHeld(held);
    }

    private static int at(int[] order, int asset) {
        return IntStream.range(0, order.length)
                .filter(i -> order[i] == asset)
                .findFirst()
                .orElseThrow();
    }

    private static double[] pick(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static int[] identity(int size) {
        return IntStream.range(0, size).toArray();
    }

    private static int[] order(SplittableRandom random, int size) {
        int[] order = identity(size);
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /// Anything at all.
    private static MethodInput input(SplittableRandom random) {
        int size = random.nextInt(1, 9);
        int observations = random.nextInt(2, 50);
        DMatrixRMaj returns = SampleInputs.returns(random.nextLong(), observations, size);
        int kind = random.nextInt(6);
        for (int t = 0; t < observations && size > 1; t++) {
            if (kind == 0) {
                returns.set(t, 1, returns.get(t, 0));
            } else if (kind == 1) {
                returns.set(t, 0, 0);
            }
        }
        double[] held = new double[size];
        Arrays.fill(held, 1.0 / size);
        double least = random.nextInt(3) == 0 ? -1 : 0;
        double budget = random.nextInt(5) == 0 ? random.nextDouble() : 1;
        Constraints constraints = Constraints.none(Constraints.numbered(size))
                .withBounds(least, random.nextInt(4) == 0 ? random.nextDouble(0.8, 1.5) / size : 1)
                .withBudget(budget);
        if (size > 2 && random.nextInt(3) == 0) {
            constraints =
                    constraints.withGroup("two", constraints.assets().subList(0, 2), 0, random.nextDouble(0.3, 0.9));
        }
        if (random.nextInt(4) == 0) {
            constraints = constraints.withTurnover(held, random.nextDouble(0.1, 1.5));
        }
        MethodSettings settings = MethodSettings.DEFAULT
                .withTargetReturn(0.05)
                .withTargetVolatility(0.3)
                .withCostRate(0.002);
        MethodInput input = SampleInputs.of(returns, constraints, settings).withHeld(held);
        var budgets = new double[size];
        Arrays.setAll(budgets, i -> i == 0 ? 1 : random.nextInt(2));
        Particulars particulars = Particulars.NONE
                .withCapitalisations(random.doubles(size, 0.1, 3).toArray())
                .withBenchmark(held)
                .withRiskBudgets(budgets)
                .withHedges(List.of(size - 1))
                .withImpact(random.nextInt(2) * 0.01)
                .withKellyFraction(random.nextDouble(0.1, 1));
        var exposures = new Exposures(input.problem().risk());
        if (input.problem().risk().variance(size - 1) > 0) {
            exposures.none("beta to the last", size - 1);
        }
        return input.with(particulars.withExposures(exposures.all()));
    }
}
