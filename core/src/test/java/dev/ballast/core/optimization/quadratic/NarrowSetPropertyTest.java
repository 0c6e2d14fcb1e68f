package dev.ballast.core.optimization.quadratic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Sets of weights as narrow as 1e-6 to 1e-10, or of one book alone, laid around a book so that they are not empty: the
/// answer is a book within the limits, never "infeasible" and never a limit of iterations. More rounds by
/// `-Dballast.narrow=N`; a failure names the seed.
class NarrowSetPropertyTest {

    private static final int SEEDS = Integer.getInteger("ballast.narrow", 1_000);
    private static final double[] WIDTHS = {1e-6, 1e-7, 3e-8, 1e-8, 3e-9, 1e-9, 1e-10, 0};
    private static final Generated.Kind[] KINDS = {
        Generated.Kind.FACTORS, Generated.Kind.CONSTANT, Generated.Kind.TWINS, Generated.Kind.WITH_CASH
    };

    @Test
    void narrowSetsHaveAnAnswer() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            check(seed, 1 + seed % 25);
        }
    }

    @Test
    void narrowSetsOfManyAssetsHaveAnAnswer() {
        for (int size : new int[] {60, 150, 500}) {
            for (int seed = 1; seed <= 4; seed++) {
                check(seed, size);
            }
        }
    }

    private static void check(int seed, int size) {
        var generated = new Generated(seed);
        SplittableRandom random = generated.random();
        double width = WIDTHS[seed % WIDTHS.length];
        Generated.Kind kind = KINDS[random.nextInt(KINDS.length)];
        RiskModel risk = RiskModel.of(generated.covariance(size, kind));
        Constraints constraints = narrow(generated, size, width);
        var means = new double[size];
        for (int i = 0; i < size; i++) {
            means[i] = 0.05 + 0.03 * generated.normal();
        }
        Problem problem = Problem.of(risk, means, constraints);
        for (Solution solution : List.of(MinimumVariance.of(problem), MeanVariance.of(problem, 3))) {
            String what = "seed " + seed + ", " + size + " assets, " + kind + ", width " + width + ": "
                    + solution.status() + " " + solution.reason();
            assertThat(solution.isOptimal()).as(what).isTrue();
            assertThat(constraints.violation(solution.weights())).as(what).isLessThanOrEqualTo(1e-9);
        }
    }

    /// Of four forms: caps that just reach the budget, bounds on either side, groups, a turnover limit that just
    /// reaches a bound.
    private static Constraints narrow(Generated generated, int size, double width) {
        SplittableRandom random = generated.random();
        double[] inside = generated.book(size);
        Constraints all = Constraints.longOnly(size);
        var lower = new double[size];
        var upper = new double[size];
        int form = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            lower[i] = form == 1 ? inside[i] - width * random.nextDouble() : 0;
            upper[i] = form < 2 ? inside[i] + width * random.nextDouble() : 1;
        }
        all = all.withBounds(lower, upper);
        int groups = form == 2 ? 1 + random.nextInt(Math.min(size + 2, 8)) : random.nextInt(3);
        for (int g = 0; g < groups; g++) {
            var coefficients = new double[size];
            boolean plain = random.nextBoolean();
            for (int i = 0; i < size; i++) {
                coefficients[i] = plain ? random.nextInt(2) : generated.normal();
            }
            double value = 0;
            for (int i = 0; i < size; i++) {
                value += coefficients[i] * inside[i];
            }
            all = all.with(LinearConstraint.between(
                    "group " + g,
                    coefficients,
                    value - width * random.nextDouble(),
                    value + width * random.nextDouble()));
        }
        if (form == 3 && size > 1) {
            double[] held = generated.book(size);
            double distance = 0;
            for (int i = 0; i < size; i++) {
                distance += Math.abs(held[i] - inside[i]);
                lower[i] = random.nextInt(2) == 0 ? inside[i] : 0;
                upper[i] = held[i] > inside[i] ? inside[i] : 1;
            }
            all = all.withBounds(lower, upper).withTurnover(held, distance + width);
        }
        return all;
    }
}
