package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.Covariance.Convention;
import dev.ballast.core.statistics.shrinkage.LedoitWolf;
import dev.ballast.core.statistics.shrinkage.LedoitWolf.Divisor;
import dev.ballast.core.statistics.shrinkage.OracleApproximation;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every covariance estimator, over thousands of samples.
class CovariancePropertyTest {

    private static final long SEED = 20260301;
    private static final int CASES = 1000;
    private static final Decay DECAY = Decay.ofLambda(0.94);

    enum Estimator {
        SAMPLE,
        POPULATION,
        NORMALISED,
        MEAN_REMOVED,
        SEED_FIRST,
        SEED_SAMPLE,
        SPAN,
        SEMI,
        CONSTANT_VARIANCE,
        SINGLE_FACTOR,
        CONSTANT_CORRELATION,
        CONSTANT_CORRELATION_MIXED,
        ORACLE;

        CovarianceEstimate of(DMatrixRMaj returns) {
            return switch (this) {
                case SAMPLE -> Covariance.sample(returns);
                case POPULATION -> Covariance.sample(returns, 0);
                case NORMALISED -> Covariance.exponential(returns, DECAY);
                case MEAN_REMOVED -> Covariance.exponential(returns, DECAY, Convention.NORMALISED_MEAN_REMOVED);
                case SEED_FIRST -> Covariance.exponential(returns, DECAY, Convention.RECURSIVE_SEED_FIRST);
                case SEED_SAMPLE -> Covariance.exponential(returns, DECAY, Convention.RECURSIVE_SEED_SAMPLE);
                case SPAN -> Covariance.exponentialAboutSampleMean(returns, Decay.ofSpan(180));
                case SEMI -> Covariance.semicovariance(returns, 0);
                case CONSTANT_VARIANCE -> LedoitWolf.constantVariance(returns);
                case SINGLE_FACTOR -> LedoitWolf.singleFactor(returns);
                case CONSTANT_CORRELATION -> LedoitWolf.constantCorrelation(returns, Divisor.T);
                case CONSTANT_CORRELATION_MIXED -> LedoitWolf.constantCorrelation(returns, Divisor.MIXED);
                case ORACLE -> OracleApproximation.estimate(returns);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void isSemidefiniteAndSaysWhatItRestsOn(Estimator estimator) {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            DMatrixRMaj returns = Samplers.returns(random);
            String where = "seed " + SEED + ", case " + i + ": " + returns.numRows + " x " + returns.numCols;

            CovarianceEstimate estimate = estimator.of(returns);

            assertThat(Samplers.smallestRelative(estimate.matrix())).as(where).isGreaterThan(-1e-13);
            assertThat(estimate.observations()).as(where).isEqualTo(returns.numRows);
            assertThat(estimate.effectiveObservations()).as(where).isBetween(1.0, returns.numRows + 1e-9);
            estimate.shrinkage()
                    .ifPresent(intensity -> assertThat(intensity).as(where).isBetween(0.0, 1.0));
            for (int j = 0; j < estimate.size(); j++) {
                assertThat(estimate.get(j, 0)).as(where).isEqualTo(estimate.get(0, j));
                assertThat(estimate.standardError(0, j)).as(where).isFinite().isNotNegative();
            }
        }
    }

    /// Order of assets and unit of returns go through: S(P r c) = c² P S Pᵀ.
    @ParameterizedTest
    @EnumSource
    void followsOrderAndUnit(Estimator estimator) {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            DMatrixRMaj returns = Samplers.returns(random);
            int[] order = Samplers.permutation(random, returns.numCols);
            double factor = Math.exp(random.nextDouble(-9, 9));
            CovarianceEstimate estimate = estimator.of(returns);

            CovarianceEstimate other = estimator.of(Samplers.rearranged(returns, order, factor));

            double worst = 0;
            for (int row = 0; row < order.length; row++) {
                for (int column = 0; column < order.length; column++) {
                    double scale = Math.sqrt(
                            estimate.get(order[row], order[row]) * estimate.get(order[column], order[column]));
                    double difference =
                            other.get(row, column) / factor / factor - estimate.get(order[row], order[column]);
                    worst = Math.max(worst, Math.abs(difference) / (scale + 1e-300));
                }
            }
            assertThat(worst).as("seed " + SEED + ", case " + i).isLessThan(1e-9);
        }
    }

    /// An asset that is in twice, and one that never moves where that has a meaning.
    @ParameterizedTest
    @EnumSource
    void takesTwinsAndTheMotionless(Estimator estimator) {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 300; i++) {
            int rows = 2 + random.nextInt(30);
            DMatrixRMaj returns = Samplers.returns(random, rows, 3);
            for (int row = 0; row < rows; row++) {
                returns.set(row, 1, returns.get(row, 0));
            }
            String where = "seed " + SEED + ", case " + i;
            CovarianceEstimate twins = estimator.of(returns);
            assertThat(twins.get(0, 2)).as(where).isCloseTo(twins.get(1, 2), within(1e-12 * twins.get(2, 2) + 1e-15));
            assertThat(Samplers.smallestRelative(twins.matrix())).as(where).isGreaterThan(-1e-13);

            for (int row = 0; row < rows; row++) {
                returns.set(row, 1, 0);
            }
            boolean refuses =
                    estimator == Estimator.CONSTANT_CORRELATION || estimator == Estimator.CONSTANT_CORRELATION_MIXED;
            if (refuses) {
                assertThatThrownBy(() -> estimator.of(returns))
                        .as(where)
                        .hasMessageContaining("variance 1 must be > 0");
            } else {
                CovarianceEstimate motionless = estimator.of(returns);
                boolean raised = estimator == Estimator.CONSTANT_VARIANCE || estimator == Estimator.ORACLE;
                assertThat(raised || motionless.get(1, 1) == 0).as(where).isTrue();
                assertThat(Samplers.smallestRelative(motionless.matrix()))
                        .as(where)
                        .isGreaterThan(-1e-13);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesWhatIsNoNumber(Estimator estimator) {
        var random = new SplittableRandom(SEED);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1e200}) {
            for (int i = 0; i < 100; i++) {
                DMatrixRMaj returns = Samplers.returns(random);
                int row = random.nextInt(returns.numRows);
                int column = random.nextInt(returns.numCols);
                returns.set(row, column, bad);
                assertThatThrownBy(() -> estimator.of(returns))
                        .as("seed " + SEED + ", case " + i)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("was " + bad + " at row " + row + ", column " + column);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesEmptySamples(Estimator estimator) {
        assertThatThrownBy(() -> estimator.of(new DMatrixRMaj(0, 3))).hasMessageContaining("0 x 3");
        assertThatThrownBy(() -> estimator.of(new DMatrixRMaj(5, 0))).hasMessageContaining("5 x 0");
    }
}
