package dev.ballast.core.optimization.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.optimization.method.Parliament.Opinion;
import dev.ballast.core.optimization.method.Parliament.Vote;
import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every method on every problem: weights meet the constraints or there are none, with the reason.
class ParliamentPropertyTest {

    private static final double FEASIBLE = 1e-9;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyAnswerMeetsTheConstraintsAndEveryOtherSaysWhy(long seed) {
        var random = new SplittableRandom(seed);
        int size = random.nextInt(1, 13);
        MethodInput input = input(random, seed, size);

        Parliament parliament = Parliament.of(input, EnumSet.allOf(OptimizationMethod.class));

        for (Vote vote : parliament.votes()) {
            String who = "seed " + seed + ", " + vote.method();
            switch (vote.solution()) {
                case Result.Missing<Solution>(String reason) ->
                    assertThat(reason).as(who).isNotBlank();
                case Result.Known<Solution>(Solution solution) -> honest(who, vote.method(), solution, input);
            }
        }
        assertThat(parliament.voters()).isLessThanOrEqualTo(parliament.votes().size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void consensusIsFeasibleAndLiesWithinTheSpread(long seed) {
        var random = new SplittableRandom(seed);
        MethodInput input = input(random, seed, random.nextInt(1, 13));

        Parliament parliament = Parliament.of(input, EnumSet.allOf(OptimizationMethod.class));

        if (parliament.consensus() instanceof Result.Known<double[]>(double[] mean)) {
            assertThat(input.problem().constraints().violation(mean))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(FEASIBLE);
            assertThat(Arrays.stream(mean).sum()).as("seed %d", seed).isCloseTo(1, within(FEASIBLE));
            assertThat(parliament.disagreement().orElseThrow()).isBetween(0.0, 1 + FEASIBLE);
        } else {
            assertThat(parliament.voters()).isZero();
        }
        for (Opinion opinion : parliament.opinions()) {
            assertThat(opinion.median())
                    .as("seed %d, %s", seed, opinion.asset())
                    .isBetween(opinion.least(), opinion.most());
            assertThat(opinion.mean()).isBetween(opinion.least() - FEASIBLE, opinion.most() + FEASIBLE);
            assertThat(opinion.deviation()).isLessThanOrEqualTo(opinion.spread() / 2 + FEASIBLE);
        }
    }

    private static void honest(String who, OptimizationMethod method, Solution solution, MethodInput input) {
        if (solution.isOptimal()) {
            double[] weights = solution.weights();
            assertThat(weights).as(who).hasSize(input.size());
            Constraints all = input.problem().constraints();
            Constraints kept = method.keepsBudget() ? all : all.withoutBudget();
            assertThat(kept.violation(weights)).as(who).isLessThanOrEqualTo(FEASIBLE);
            assertThat(solution.residuals().primal()).as(who).isLessThanOrEqualTo(FEASIBLE);
        } else {
            assertThat(solution.result().isKnown()).as(who).isFalse();
            assertThat(solution.reason()).as(who).isNotBlank();
            assertThat(solution.conflict().isPresent()).as(who).isEqualTo(solution.status() == Status.INFEASIBLE);
        }
    }

    /// Bounds and groups that are sometimes too narrow for a rule, and sometimes for everybody.
    private static MethodInput input(SplittableRandom random, long seed, int size) {
        double most = random.nextDouble(0.5, 4) / size;
        double least = random.nextDouble(0, Math.min(0.9, most * size)) / size;
        Constraints constraints = Constraints.longOnly(size).withBounds(Math.min(least, most), Math.max(least, most));
        if (size > 3 && random.nextBoolean()) {
            constraints =
                    constraints.withGroup("first two", constraints.assets().subList(0, 2), 0, random.nextDouble());
        }
        MethodSettings settings = MethodSettings.DEFAULT
                .withTargetReturn(0.08)
                .withTargetVolatility(0.2)
                .withCostRate(0.001);
        var held = new double[size];
        Arrays.fill(held, 1.0 / size);
        return SampleInputs.of(SampleInputs.returns(seed, 60, size), constraints, settings)
                .withHeld(held);
    }
}
