package dev.ballast.core.optimization.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.quadratic.MaximumSharpe;
import dev.ballast.core.optimization.quadratic.MinimumVariance;
import dev.ballast.core.optimization.quadratic.TargetReturn;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// The frontier against single solves, and its shape.
class EfficientFrontierTest {

    @Test
    void everyPointIsTheSingleSolveAtItsReturn() {
        for (long seed = 1; seed <= 200; seed++) {
            Problem problem = problem(seed, 2 + (int) (seed % 25));
            EfficientFrontier frontier = EfficientFrontier.of(problem).orElseThrow();
            for (FrontierPoint point : frontier.points(7).orElseThrow()) {
                String what = "seed " + seed + " at " + point.expectedReturn();
                double variance = TargetReturn.of(problem, point.expectedReturn() - 1e-13, TargetReturn.Goal.AT_LEAST)
                        .objective();
                // The single solve's target is 1e-13 lower, which the slope of the frontier multiplies.
                assertThat(point.volatility() * point.volatility())
                        .as(what)
                        .isCloseTo(variance, within(1e-10 + 1e-12 * point.slope()));
                assertThat(problem.constraints().violation(point.weightArray()))
                        .as(what)
                        .isLessThanOrEqualTo(1e-9);
            }
        }
    }

    @Test
    void returnsRiseAndRiskIsConvex() {
        for (long seed = 1; seed <= 300; seed++) {
            Problem problem = problem(seed, 2 + (int) (seed % 40));
            List<FrontierPoint> turns =
                    EfficientFrontier.of(problem).orElseThrow().turningPoints();
            for (int i = 1; i < turns.size(); i++) {
                assertThat(turns.get(i).expectedReturn())
                        .as("seed " + seed)
                        .isGreaterThan(turns.get(i - 1).expectedReturn());
                assertThat(turns.get(i).slope())
                        .as("seed " + seed)
                        .isGreaterThanOrEqualTo(turns.get(i - 1).slope());
                assertThat(turns.get(i).volatility())
                        .as("seed " + seed)
                        .isGreaterThanOrEqualTo(turns.get(i - 1).volatility() - 1e-12);
            }
        }
    }

    @Test
    void specialPointsAgreeWithTheirMethods() {
        for (long seed = 1; seed <= 200; seed++) {
            Problem problem = problem(seed, 2 + (int) (seed % 30));
            EfficientFrontier frontier = EfficientFrontier.of(problem).orElseThrow();
            assertThat(frontier.minimumVariance().volatility())
                    .as("seed " + seed)
                    .isCloseTo(Math.sqrt(MinimumVariance.of(problem).objective()), within(1e-10));
            FrontierPoint best = frontier.maximumSharpe(0.01).orElseThrow();
            assertThat((best.expectedReturn() - 0.01) / best.volatility())
                    .as("seed " + seed)
                    .isCloseTo(MaximumSharpe.of(problem, 0.01).objective(), within(1e-9));
            double between =
                    (frontier.minimumVariance().volatility() + frontier.last().volatility()) / 2;
            assertThat(frontier.atVolatility(between).orElseThrow().volatility())
                    .as("seed " + seed)
                    .isCloseTo(between, within(1e-10));
        }
    }

    @Test
    void withoutBoundsTheLastPieceHasNoEnd() {
        Problem problem = Problem.of(
                RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0.01}, {0.01, 0.09}})),
                new double[] {0.05, 0.1},
                Constraints.fullyInvested(Constraints.numbered(2)));
        EfficientFrontier frontier = EfficientFrontier.of(problem).orElseThrow();
        assertThat(frontier.isBounded()).isFalse();
        assertThat(frontier.points(5).isKnown()).isFalse();
        assertThat(frontier.atReturn(0.2).orElseThrow().weightArray())
                .containsExactly(new double[] {-2, 3}, within(1e-9));
        assertThat(frontier.atVolatility(0.5).orElseThrow().volatility()).isCloseTo(0.5, within(1e-10));
        assertThat(frontier.maximumSharpe(0.02).isKnown()).isTrue();
    }

    @Test
    void outsideItsRangeItSaysSo() {
        Problem problem = problem(5, 6);
        EfficientFrontier frontier = EfficientFrontier.of(problem).orElseThrow();
        assertThat(frontier.atReturn(9).reason()).contains("outside the frontier");
        assertThat(frontier.atVolatility(0.001).reason()).contains("below the least");
        assertThat(frontier.maximumSharpe(9).reason()).contains("risk-free");
        Problem impossible = problem.with(problem.constraints().withBounds(0, 0.1));
        assertThat(EfficientFrontier.of(impossible).reason()).contains("cannot all hold");
    }

    /// One asset, and assets that are the same.
    @Test
    void smallestFrontiers() {
        Problem one = Problem.of(
                RiskModel.of(new DMatrixRMaj(new double[][] {{0.04}})), new double[] {0.1}, Constraints.longOnly(1));
        assertThat(EfficientFrontier.of(one).orElseThrow().turningPoints()).hasSize(1);
        Problem twins = Problem.of(
                RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0.04}, {0.04, 0.04}})),
                new double[] {0.1, 0.1},
                Constraints.longOnly(2));
        FrontierPoint only = EfficientFrontier.of(twins).orElseThrow().minimumVariance();
        assertThat(only.weightArray()).containsExactly(new double[] {0.5, 0.5}, within(1e-6));
    }

    private static Problem problem(long seed, int size) {
        var random = new SplittableRandom(seed);
        var loadings = new double[size][3];
        var mean = new double[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < 3; k++) {
                loadings[i][k] = 0.2 * random.nextDouble() - (k > 0 ? 0.1 : 0);
            }
            mean[i] = 0.02 + 0.1 * random.nextDouble();
        }
        var covariance = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 0.005 + 0.02 * random.nextDouble() : 0;
                for (int k = 0; k < 3; k++) {
                    sum += loadings[i][k] * loadings[j][k];
                }
                covariance.set(i, j, sum);
                covariance.set(j, i, sum);
            }
        }
        Constraints constraints = Constraints.longOnly(size);
        if (seed % 2 == 0) {
            constraints = constraints.withBounds(0, Math.max(1.5 / size, 0.3));
        }
        return Problem.of(RiskModel.of(covariance), mean, constraints);
    }
}
