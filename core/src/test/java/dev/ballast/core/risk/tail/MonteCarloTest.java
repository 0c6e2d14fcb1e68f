package dev.ballast.core.risk.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class MonteCarloTest {

    private static final int PATHS = 100_000;

    // The reference set's limit: normal with the moments of its equally weighted portfolio.
    @Test
    void normalPathsMeetTheirLimitWithinFourStandardErrors() {
        double mean = 0.000463612647646244;
        double deviation = 0.0100829306370042;
        double[] paths = MonteCarlo.portfolio(Double.POSITIVE_INFINITY, mean, deviation, 1, PATHS, 11);
        EmpiricalTail tail = EmpiricalTail.of(paths, 0.95);

        assertThat(tail.valueAtRisk(QuantileConvention.LINEAR)).isCloseTo(0.0161213323809302, within(4 * 6.73790e-5));
        assertThat(tail.conditionalValueAtRisk(TailMeanConvention.ROCKAFELLAR_URYASEV, QuantileConvention.LINEAR))
                .isCloseTo(0.0203345775145112, within(4 * 1e-4));
        assertThat(tail.standardError()).isCloseTo(6.73790e-5, within(6e-6));
    }

    @Test
    void studentPathsMeetTheirDistribution() {
        for (double nu : new double[] {1.5, 3, 4.43, 12}) {
            var limit = new StudentT(nu, 0.0005, 0.01);
            EmpiricalTail tail = EmpiricalTail.of(MonteCarlo.portfolio(nu, 0.0005, 0.01, 1, PATHS, 5), 0.95);
            assertThat(tail.valueAtRisk(QuantileConvention.LINEAR))
                    .as("ν = " + nu)
                    .isCloseTo(limit.valueAtRisk(0.95), within(4 * tail.standardError()));
        }
    }

    // Over 400 seeds the spread of the estimate is what the standard error says, antithetic pairs included.
    @Test
    void standardErrorIsTheSpreadOverSeeds() {
        var estimates = new double[400];
        double stated = 0;
        for (int seed = 0; seed < estimates.length; seed++) {
            EmpiricalTail tail = EmpiricalTail.of(MonteCarlo.portfolio(4, 0, 0.01, 1, 4_000, seed), 0.95);
            estimates[seed] = tail.valueAtRisk(QuantileConvention.LINEAR);
            stated += tail.standardError() * MonteCarlo.antitheticFactor(0.95) / estimates.length;
        }
        assertThat(Moments.of(estimates).standardDeviation(1)).isCloseTo(stated, within(0.12 * stated));
    }

    @Test
    void drawingAllAssetsGivesThePortfolioItsDistribution() {
        var covariance = new DMatrixRMaj(new double[][] {{4e-4, 1e-4, 4e-4}, {1e-4, 2e-4, 1e-4}, {4e-4, 1e-4, 4e-4}});
        double nu = 5;
        var scale = covariance.copy();
        CommonOps_DDRM.scale((nu - 2) / nu, scale);
        double[] weights = {0.3, 0.5, -0.1};
        var vector = new DMatrixRMaj(weights);
        var product = new DMatrixRMaj(3, 1);
        CommonOps_DDRM.mult(scale, vector, product);
        double portfolioScale = Math.sqrt(CommonOps_DDRM.dot(vector, product));
        var location = new DMatrixRMaj(new double[] {0.001, 0.002, 0.003});

        EmpiricalTail all = EmpiricalTail.of(MonteCarlo.ofAssets(nu, location, scale, weights, 1, PATHS, 21), 0.95);

        var limit = new StudentT(nu, 0.3 * 0.001 + 0.5 * 0.002 - 0.1 * 0.003, portfolioScale);
        assertThat(all.valueAtRisk(QuantileConvention.LINEAR))
                .isCloseTo(limit.valueAtRisk(0.95), within(4 * all.standardError()));
    }

    @Test
    void daysAddUp() {
        double[] paths = MonteCarlo.portfolio(Double.POSITIVE_INFINITY, 0.001, 0.01, 10, PATHS, 3);
        Moments moments = Moments.of(paths);
        assertThat(moments.mean()).isCloseTo(Math.pow(1.001, 10) - 1, within(1e-4));
        assertThat(moments.standardDeviation(1)).isCloseTo(0.01 * Math.sqrt(10), within(5e-4));
    }

    @Test
    void neverLosesMoreThanEverythingAndRepeatsItself() {
        double[] wild = MonteCarlo.portfolio(1.2, 0, 0.5, 5, 2_000, 9);
        assertThat(Arrays.stream(wild).min().orElseThrow()).isEqualTo(-1);
        assertThat(MonteCarlo.portfolio(1.2, 0, 0.5, 5, 2_000, 9)).isEqualTo(wild);
        assertThat(MonteCarlo.portfolio(1.2, 0, 0.5, 5, 2_000, 10)).isNotEqualTo(wild);
        assertThatIllegalArgumentException().isThrownBy(() -> MonteCarlo.portfolio(4, 0, 1, 1, 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> MonteCarlo.portfolio(0, 0, 1, 1, 4, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> MonteCarlo.portfolio(4, 0, Double.NaN, 1, 4, 1));
    }

    @Test
    void rootOfASemidefiniteMatrix() {
        var random = new SplittableRandom(4);
        for (int seed = 0; seed < 50; seed++) {
            var thin = new DMatrixRMaj(3, 7);
            for (int i = 0; i < thin.data.length; i++) {
                thin.data[i] = random.nextGaussian();
            }
            var matrix = new DMatrixRMaj(7, 7);
            CommonOps_DDRM.multInner(thin, matrix);
            DMatrixRMaj root = SemidefiniteRoot.of(matrix);
            var back = new DMatrixRMaj(7, 7);
            CommonOps_DDRM.multTransB(root, root, back);
            for (int i = 0; i < back.data.length; i++) {
                assertThat(back.data[i]).isCloseTo(matrix.data[i], within(1e-9));
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SemidefiniteRoot.of(new DMatrixRMaj(new double[][] {{1, 2}, {2, 1}})))
                .withMessageContaining("pivot 1");
    }

    @Test
    void filteredHistoryWithoutClustersIsHistory() {
        double[] residuals = new SplittableRandom(2).doubles(500, -2, 2).toArray();
        var variances = new double[500];
        Arrays.fill(variances, 1e-4);
        var state = new GarchState(0.001, 1e-4, 0, 0, 1e-4, residuals, variances, List.of());

        double[] day = FilteredHistorical.returns(state, 1, 10, 1);
        assertThat(day).hasSize(500);
        assertThat(day[7]).isCloseTo(0.001 + 0.01 * residuals[7], within(1e-15));
        Moments ten = Moments.of(FilteredHistorical.returns(state, 10, PATHS, 1));
        double one = Moments.of(residuals).standardDeviation(0) * 0.01;
        assertThat(ten.standardDeviation(1)).isCloseTo(one * Math.sqrt(10), within(0.02 * one * Math.sqrt(10)));
    }

    // E h over ten days from twice the long-run variance, by the recursion.
    @Test
    void filteredPathsFollowTheVarianceRecursion() {
        var random = new SplittableRandom(6);
        double[] residuals = random.doubles(4_000, -Math.sqrt(3), Math.sqrt(3)).toArray();
        var variances = new double[4_000];
        Arrays.fill(variances, 1e-4);
        var state = new GarchState(0, 5e-6, 0.1, 0.85, 2e-4, residuals, variances, List.of());
        double expected = 0;
        double variance = 2e-4;
        double square = Moments.of(residuals).variance(0);
        for (int day = 0; day < 10; day++) {
            expected += variance * square;
            variance = 5e-6 + (0.1 * square + 0.85) * variance;
        }
        Moments paths = Moments.of(FilteredHistorical.returns(state, 10, 400_000, 8));
        assertThat(paths.variance(1)).isCloseTo(expected, within(0.015 * expected));
    }
}
