package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.shrinkage.LedoitWolf;
import dev.ballast.core.statistics.shrinkage.LedoitWolf.Divisor;
import dev.ballast.core.statistics.shrinkage.OracleApproximation;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Means, ranks, components and sub-samples: by hand, and where there is no answer.
class EstimatorTest {

    private static final DMatrixRMaj RETURNS = new DMatrixRMaj(new double[][] {{0.1, 0}, {-0.1, 0.02}, {0.3, -0.01}});

    @Test
    void pricesGiveBothKindsOfReturns() {
        var prices = new DMatrixRMaj(new double[][] {{1, 4}, {2, 1}});

        assertThat(Returns.simple(prices).data).containsExactly(1, -0.75);
        assertThat(Returns.logarithmic(prices).data).containsExactly(Math.log(2), Math.log(0.25));
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            prices.set(1, 0, bad);
            assertThatThrownBy(() -> Returns.simple(prices)).hasMessageContaining("was " + bad + " at row 1, column 0");
            assertThatThrownBy(() -> Returns.logarithmic(prices)).hasMessageContaining("was " + bad);
        }
        // A ticker used again: a hundred-thousandfold, which is a number, and for others to judge.
        assertThat(Returns.simple(new DMatrixRMaj(new double[] {1e-3, 100})).get(0, 0))
                .isCloseTo(99_999, within(1e-9));
    }

    // By hand: 1.1 · 0.9 · 1.3 = 1.287, growth of one period 1.287^(1/3).
    @Test
    void meansByHand() {
        MeanEstimate arithmetic = Means.arithmetic(RETURNS, 10);
        assertThat(arithmetic.get(0)).isCloseTo(1, within(1e-15));
        assertThat(arithmetic.standardError(0)).isCloseTo(10 * 0.2 / Math.sqrt(3), within(1e-14));
        assertThat(arithmetic.observations()).isEqualTo(3);
        assertThat(arithmetic.size()).isEqualTo(2);
        assertThat(arithmetic.convention()).isEqualTo("arithmetic mean x 10");
        MeanEstimate geometric = Means.geometric(RETURNS, 1);
        assertThat(geometric.get(0)).isCloseTo(Math.cbrt(1.287) - 1, within(1e-15));
        double logarithms = Moments.of(new double[] {Math.log(1.1), Math.log(0.9), Math.log(1.3)})
                .standardErrorOfMean();
        assertThat(geometric.standardError(0)).isCloseTo(Math.cbrt(1.287) * logarithms, within(1e-14));
        MeanEstimate exponential = Means.exponential(RETURNS, Decay.ofLambda(0.5), 1);
        assertThat(exponential.get(0)).isCloseTo((0.1 - 0.2 + 1.2) / 7, within(1e-16));
        assertThat(exponential.standardError(0)).isCloseTo(0.2 * Math.sqrt(21) / 7, within(1e-15));
        assertThat(exponential.values()).hasSize(2);
    }

    @Test
    void aTotalLossHasAGrowthRateAndMoreThanThatHasNone() {
        MeanEstimate lost = Means.geometric(new DMatrixRMaj(new double[] {0.1, -1, 0.1}), 252);
        assertThat(lost.get(0)).isEqualTo(-1);
        assertThat(lost.standardError(0)).isZero();
        assertThatThrownBy(() -> Means.geometric(new DMatrixRMaj(new double[] {0.1, -1.5}), 252))
                .hasMessageContaining("was -1.5 at row 1, column 0");
        assertThatThrownBy(() -> Means.arithmetic(new DMatrixRMaj(1, 2), 252)).hasMessageContaining("1 x 2");
        assertThatThrownBy(() -> Means.arithmetic(RETURNS, 0)).hasMessageContaining("was 0");
    }

    @Test
    void decayByLambdaHalfLifeAndSpan() {
        assertThat(Decay.ofHalfLife(11).weights(12)[0] / Decay.ofHalfLife(11).weights(12)[11])
                .isCloseTo(0.5, within(1e-14));
        assertThat(Decay.ofHalfLife(11.2).halfLife()).isCloseTo(11.2, within(1e-12));
        assertThat(Decay.ofSpan(500).lambda()).isCloseTo(1 - 2.0 / 501, within(1e-16));
        assertThat(IntStream.range(0, 5)
                        .mapToDouble(i -> Decay.ofLambda(0.94).weights(5)[i])
                        .sum())
                .isCloseTo(1, within(1e-15));
        for (double bad : new double[] {0, 1, -0.5, Double.NaN}) {
            assertThatThrownBy(() -> Decay.ofLambda(bad)).hasMessageContaining("was " + bad);
        }
        assertThatThrownBy(() -> Decay.ofHalfLife(0)).hasMessageContaining("was 0.0");
        assertThatThrownBy(() -> Decay.ofSpan(1)).hasMessageContaining("was 1.0");
    }

    // SciPy 1.17.1, stats.spearmanr; ties, also of 0.0 and −0.0.
    @Test
    void spearmanSharesRanksOfTies() {
        var series = new DMatrixRMaj(
                new double[][] {{1, 2, -0.0}, {2, 2, 5}, {2, 1, 0.0}, {3, 9, -1}, {5, -4, 7}, {2, 0, 7}});

        CorrelationEstimate spearman = Correlation.spearman(series);

        assertThat(spearman.get(0, 1)).isCloseTo(-0.27721849663516385, within(1e-15));
        assertThat(spearman.get(0, 2)).isCloseTo(0.18759161984421674, within(1e-15));
        assertThat(spearman.get(1, 2)).isCloseTo(-0.8508410434878082, within(1e-15));
        assertThat(spearman.observations()).isEqualTo(6);
        assertThatThrownBy(() -> Correlation.spearman(new DMatrixRMaj(new double[][] {{1, 2}, {1, 3}})))
                .hasMessageContaining("variance 0");
    }

    @Test
    void ranksSeeOnlyTheOrder() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 1000; i++) {
            DMatrixRMaj returns = Samplers.returns(random, 10 + random.nextInt(20), 4);
            DMatrixRMaj bent = returns.copy();
            for (int j = 0; j < bent.data.length; j++) {
                bent.data[j] = Math.atan(bent.data[j]);
            }
            assertThat(Correlation.spearman(bent).matrix().data)
                    .as("seed 5, case " + i)
                    .isEqualTo(Correlation.spearman(returns).matrix().data);
        }
    }

    @Test
    void correlationsAreJudgedByTheirNumber() {
        CorrelationEstimate correlation = Correlation.pearson(Samplers.returns(new SplittableRandom(1), 101, 3));

        double first = correlation.get(0, 1);
        assertThat(correlation.standardError(0, 1)).isCloseTo((1 - first * first) / 10, within(1e-15));
        assertThat(correlation.meanOffDiagonal())
                .isCloseTo((first + correlation.get(0, 2) + correlation.get(1, 2)) / 3, within(1e-15));
        assertThat(correlation.convention()).isEqualTo("Pearson");
        assertThatThrownBy(() -> Correlation.pearson(new DMatrixRMaj(new double[] {1, 2}))
                        .meanOffDiagonal())
                .hasMessageContaining("was 1");
    }

    // By hand: [[2, 1], [1, 2]] has 3 along (1, 1) and 1 along (1, −1), whose sum is 0.
    @Test
    void componentsByHand() {
        PrincipalComponents components = PrincipalComponents.of(new DMatrixRMaj(new double[][] {{2, 1}, {1, 2}}));

        assertThat(components.eigenvalue(0)).isCloseTo(3, within(1e-14));
        assertThat(components.explained(1)).isCloseTo(0.25, within(1e-14));
        assertThat(components.weight(0, 0)).isCloseTo(Math.sqrt(0.5), within(1e-14));
        assertThat(components.weight(0, 1)).isPositive();
        assertThat(components.absorptionRatio()).isCloseTo(0.75, within(1e-14));
        assertThat(components.absorptionRatio(2)).isCloseTo(1, within(1e-14));
        assertThat(components.size()).isEqualTo(2);
        assertThatThrownBy(() -> components.absorptionRatio(3)).hasMessageContaining("was 3");
        assertThatThrownBy(() -> PrincipalComponents.of(new DMatrixRMaj(2, 2)).explained(0))
                .hasMessageContaining("was 0.0");
    }

    @Test
    void componentsRebuildTheMatrix() {
        var random = new SplittableRandom(6);
        for (int i = 0; i < 1000; i++) {
            DMatrixRMaj covariance = Covariance.sample(Samplers.returns(random)).matrix();
            PrincipalComponents components = PrincipalComponents.of(covariance);
            int size = components.size();
            for (int j = 0; j < size; j++) {
                double sum = 0;
                for (int rank = 0; rank < size; rank++) {
                    sum += components.eigenvalue(rank) * components.weight(rank, 0) * components.weight(rank, j);
                }
                assertThat(sum)
                        .as("seed 6, case " + i)
                        .isCloseTo(covariance.get(0, j), within(1e-13 * components.eigenvalue(0)));
            }
        }
    }

    // Two assets are their own constant-correlation target, one asset everybody's.
    @Test
    void smallBooksNeedNoShrinkage() {
        assertThat(LedoitWolf.constantCorrelation(RETURNS, Divisor.T)
                        .shrinkage()
                        .orElseThrow())
                .isZero();
        var one = new DMatrixRMaj(new double[] {0.1, -0.1});
        assertThat(LedoitWolf.constantVariance(one).shrinkage().orElseThrow()).isZero();
        assertThat(LedoitWolf.singleFactor(one).get(0, 0)).isCloseTo(0.01, within(1e-17));
        assertThat(LedoitWolf.constantCorrelation(one, Divisor.MIXED).get(0, 0)).isCloseTo(0.02, within(1e-17));
        assertThat(OracleApproximation.estimate(one).shrinkage().orElseThrow()).isEqualTo(1);
        assertThatThrownBy(() -> LedoitWolf.singleFactor(new DMatrixRMaj(new double[][] {{1, -1}, {-2, 2}, {3, -3}})))
                .hasMessageContaining("must move");
    }

    @Test
    void columnsConstantUpToRoundingHaveNoVariance() {
        DMatrixRMaj returns = Samplers.returns(new SplittableRandom(3), 7, 2);
        for (int row = 0; row < 7; row++) {
            returns.set(row, 1, 0.1 + (row % 2) * 1e-17);
        }
        assertThat(Covariance.sample(returns).get(1, 1)).isZero();
        assertThat(Covariance.sample(returns).get(0, 1)).isZero();
        assertThatThrownBy(() -> Correlation.pearson(returns)).hasMessageContaining("variance 1");
    }

    // Market +, +, −, −, +: after two rows up come rows 2 and 3 (growth of one row), after rows down 4.
    @Test
    void stateIsThatOfTheRowsBefore() {
        double[] market = {0.1, 0.1, -0.1, -0.1, 0.1};

        SubSample bull = SubSample.bull(market, 1);
        SubSample bear = SubSample.bear(market, 1);

        assertThat(IntStream.range(0, 5).filter(bull::contains)).containsExactly(1, 2);
        assertThat(IntStream.range(0, 5).filter(bear::contains)).containsExactly(3, 4);
        assertThat(bear.name()).isEqualTo("bear");
        assertThatThrownBy(() -> SubSample.bull(market, 0)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> SubSample.bear(new double[] {0, -1}, 1)).hasMessageContaining("was -1.0 at row 1");
    }

    @Test
    void volatileRowsFollowVolatileRows() {
        double[] market = {0, 0.01, 0, 0.01, 0.5, -0.5, 0, 0.01, 0, 0.01};

        SubSample high = SubSample.highVolatility(market, 2, 0.6);

        assertThat(IntStream.range(0, 10).filter(high::contains)).containsExactly(5, 6, 7);
        assertThat(high.observations()).isEqualTo(3);
        assertThat(SubSample.highVolatility(market, 12, 0.6).observations()).isZero();
        assertThatThrownBy(() -> SubSample.highVolatility(market, 2, 1)).hasMessageContaining("was 1.0");
    }

    @Test
    void subSamplesHaveTheirOwnCorrelation() {
        var rows = new BitSet();
        rows.set(0, 6, true);
        DMatrixRMaj returns = Samplers.returns(new SplittableRandom(4), 20, 3);
        SubSample calm = SubSample.of("calm", rows);
        rows.clear();

        CorrelationEstimate estimate = calm.correlation(returns, 5).orElseThrow();

        assertThat(estimate.observations()).isEqualTo(6);
        assertThat(estimate.get(0, 1))
                .isEqualTo(Correlation.pearson(calm.of(returns)).get(0, 1));
        assertThat(estimate.convention()).isEqualTo("Pearson, calm rows");
        assertThat(calm.correlation(returns, 7).reason()).isEqualTo("No calm correlation: 6 observations, 7 needed.");
        for (int row = 0; row < 6; row++) {
            returns.set(row, 2, 0);
        }
        assertThat(calm.correlation(returns, 5).reason()).contains("asset 2 does not move in its 6");
        assertThatThrownBy(() -> calm.correlation(returns, 1)).hasMessageContaining("was 1");
        assertThatThrownBy(() -> calm.of(new DMatrixRMaj(3, 3))).hasMessageContaining("calm has row 5");
    }

    @Test
    void estimatesRefuseWhatTheyCannotHold() {
        assertThatThrownBy(() -> CovarianceEstimate.of(new DMatrixRMaj(2, 3), 5, 5, "x"))
                .hasMessageContaining("2 x 3");
        assertThatThrownBy(() -> Covariance.sample(RETURNS).shrunkBy(1.5)).hasMessageContaining("was 1.5");
        assertThatThrownBy(() -> Covariance.sample(RETURNS, 3)).hasMessageContaining("was 3");
        assertThatThrownBy(() -> Covariance.semicovariance(RETURNS, Double.NaN)).hasMessageContaining("threshold");
        // By hand: √((0.04 · 0.04 + 0.04²) ÷ 3).
        assertThat(Covariance.sample(RETURNS).standardError(0, 0)).isCloseTo(0.04 * Math.sqrt(2.0 / 3), within(1e-15));
    }
}
