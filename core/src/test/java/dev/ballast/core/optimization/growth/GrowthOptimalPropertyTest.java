package dev.ballast.core.optimization.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.statistics.Samplers;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Gradient conditions on random scenarios, closed forms for bets.
class GrowthOptimalPropertyTest {

    private static final int PROBLEMS = 1_500;

    /// Held assets share one gradient, the others have no larger one; E[1 ÷ (1 + r)] shows the multiplier.
    @Test
    void gradientsAgreeOnHeldAssets() {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var random = new SplittableRandom(seed);
            DMatrixRMaj returns = survivable(Samplers.returns(random));
            int size = returns.numCols;
            double cap = random.nextBoolean() || size == 1 ? 1 : random.nextDouble(1.01 / size, 1);
            Constraints constraints = Constraints.longOnly(size).withBounds(0, cap);
            Solution solution = GrowthOptimal.of(returns, constraints);
            assertThat(solution.isOptimal())
                    .as("seed %d: %s", seed, solution.reason())
                    .isTrue();
            double[] weights = solution.weights();
            assertThat(constraints.violation(weights)).as("seed %d", seed).isLessThanOrEqualTo(1e-9);
            assertThat(solution.objective()).isCloseTo(GrowthOptimal.growth(returns, weights), within(1e-15));
            double[] gradient = gradient(returns, weights);
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double largest = 0;
            for (int i = 0; i < size; i++) {
                largest = Math.max(largest, Math.abs(gradient[i]));
                least = weights[i] > 1e-12 ? Math.min(least, gradient[i]) : least;
                most = weights[i] < cap - 1e-12 ? Math.max(most, gradient[i]) : most;
            }
            assertThat(most).as("seed %d", seed).isLessThanOrEqualTo(least + 1e-7 * largest);
        }
    }

    @Test
    void oneAssetWithCashIsTheBinaryBet() {
        var returns = new DMatrixRMaj(new double[][] {{1}, {1}, {1}, {-1}, {-1}});
        Constraints free = Constraints.none(Constraints.numbered(1)).withBounds(0, 0.9);
        Solution solution = GrowthOptimal.of(returns, free);
        assertThat(solution.weights()[0]).isCloseTo(new BinaryKelly(0.6, 1, -1).fraction(), within(1e-9));
        assertThat(solution.objective()).isCloseTo(new BinaryKelly(0.6, 1, -1).growth(), within(1e-12));
    }

    @Test
    void ruinIsNeverProposed() {
        var returns = new DMatrixRMaj(new double[][] {{0.1}, {-1}});
        Solution solution = GrowthOptimal.of(returns, Constraints.longOnly(1));
        assertThat(solution.status()).isEqualTo(Status.NOT_VERIFIED);
        assertThat(solution.reason()).contains("takes all");
    }

    @Test
    void infeasibleConstraintsAreNamed() {
        var returns = new DMatrixRMaj(new double[][] {{0.1, 0.2}, {-0.1, 0}});
        Solution solution = GrowthOptimal.of(returns, Constraints.longOnly(2).withBounds(0, 0.3));
        assertThat(solution.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(solution.conflict()).isPresent();
    }

    @Test
    void betsAgainstTheOddsAreNotTaken() {
        assertThat(new BinaryKelly(0.4, 1, -1).fraction()).isZero();
        assertThat(new BinaryKelly(1, 1, -1).fraction()).isEqualTo(1);
        assertThat(new BinaryKelly(0.5, 1, -1).growth(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> new BinaryKelly(1.1, 1, -1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> new BinaryKelly(0.5, -1, -1)).hasMessageContaining("win");
        assertThatThrownBy(() -> new BinaryKelly(0.5, 1, 0)).hasMessageContaining("lose");
    }

    @Test
    void gaussianFractionsNeedRisk() {
        RiskModel singular = RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0.04}, {0.04, 0.04}}));
        assertThat(GaussianKelly.of(singular, new double[] {0.1, 0.2}, 0).reason())
                .contains("singular");
        RiskModel one = RiskModel.of(new DMatrixRMaj(new double[][] {{0.04}}));
        GaussianKelly kelly = GaussianKelly.of(one, new double[] {0.06}, 0.02).orElseThrow();
        assertThat(kelly.fractions()[0]).isCloseTo(1, within(1e-12));
        assertThat(kelly.fractions(0.5)[0]).isCloseTo(0.5, within(1e-12));
        assertThat(kelly.growth()).isCloseTo(0.02 + 0.5 * 0.04, within(1e-12));
        assertThatThrownBy(() -> GaussianKelly.of(one, new double[] {Double.NaN}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mean of asset 1");
        assertThatThrownBy(() -> GaussianKelly.of(one, new double[2], 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /// No asset loses more than nine tenths.
    private static DMatrixRMaj survivable(DMatrixRMaj returns) {
        for (int i = 0; i < returns.data.length; i++) {
            returns.data[i] = Math.max(-0.9, returns.data[i]);
        }
        return returns;
    }

    private static double[] gradient(DMatrixRMaj returns, double[] weights) {
        var gradient = new double[weights.length];
        for (int t = 0; t < returns.numRows; t++) {
            double wealth = 1;
            for (int i = 0; i < weights.length; i++) {
                wealth += returns.get(t, i) * weights[i];
            }
            for (int i = 0; i < weights.length; i++) {
                gradient[i] += returns.get(t, i) / wealth / returns.numRows;
            }
        }
        return gradient;
    }
}
