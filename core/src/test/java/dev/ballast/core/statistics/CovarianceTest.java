package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.Covariance.Convention;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class CovarianceTest {

    private static final DMatrixRMaj RETURNS = new DMatrixRMaj(new double[][] {{1, 2}, {3, -1}, {-1, 4}});

    // By hand: means 1 and 5/3; Σ(x−1)² = 8, Σ(x−1)(y−5/3) = 0 + 2·(−8/3) + (−2)·(7/3) = −10.
    @Test
    void sampleRemovesTheMeanAndDividesByOneLess() {
        CovarianceEstimate covariance = Covariance.sample(RETURNS);

        assertThat(covariance.get(0, 0)).isCloseTo(4, within(1e-15));
        assertThat(covariance.get(0, 1)).isCloseTo(-5, within(1e-14));
        assertThat(covariance.get(1, 0)).isEqualTo(covariance.get(0, 1));
    }

    // By hand with λ = 1/2: weights 1/7, 2/7, 4/7; Σ w x² = (1 + 18 + 4) / 7.
    @Test
    void normalisedWeightsSumToOne() {
        CovarianceEstimate covariance = Covariance.exponential(RETURNS, Decay.ofLambda(0.5));

        assertThat(covariance.get(0, 0)).isCloseTo(23 / 7.0, within(1e-15));
        assertThat(covariance.get(0, 1)).isCloseTo((2 - 6 - 16) / 7.0, within(1e-15));
    }

    // By hand with λ = 1/2: S₁ = 1, S₂ = (1 + 9)/2 = 5, S₃ = (5 + 1)/2 = 3.
    @Test
    void recursionStartsAtTheFirstReturn() {
        CovarianceEstimate covariance =
                Covariance.exponential(RETURNS, Decay.ofLambda(0.5), Convention.RECURSIVE_SEED_FIRST);

        assertThat(covariance.get(0, 0)).isCloseTo(3, within(1e-15));
        assertThat(covariance.get(0, 1)).isCloseTo(((2 - 3) / 2.0 - 4) / 2.0, within(1e-15));
    }

    @Test
    void correlationHasOnesAndStaysWithinBounds() {
        DMatrixRMaj correlation = Correlation.of(new DMatrixRMaj(new double[][] {{4, -3}, {-3, 9}}));

        assertThat(correlation.data).containsExactly(1, -0.5, -0.5, 1);
        // A covariance that rounding made too large.
        assertThat(Correlation.of(new DMatrixRMaj(new double[][] {{1, 1.0000001}, {1.0000001, 1}}))
                        .get(0, 1))
                .isEqualTo(1);
    }

    @Test
    void refusesWhatHasNoAnswer() {
        assertThatThrownBy(() -> Correlation.of(new DMatrixRMaj(new double[][] {{1, 0}, {0, 0}})))
                .hasMessageContaining("variance 1")
                .hasMessageContaining("was 0.0");
        assertThatThrownBy(() -> Covariance.sample(new DMatrixRMaj(1, 2))).hasMessageContaining("was 1 x 2");
        assertThatThrownBy(() -> Covariance.exponential(new DMatrixRMaj(0, 2), Decay.ofLambda(0.9)))
                .hasMessageContaining("at least 1 row");
        assertThatThrownBy(() -> Decay.ofLambda(1)).hasMessageContaining("lambda");
        assertThatThrownBy(() -> Returns.simple(new DMatrixRMaj(1, 2))).hasMessageContaining("at least 2");
    }

    @Test
    void volatilityIsAnnualisedBySquareRootOfTime() {
        assertThat(Volatility.annual(RETURNS, 0, 100)).isCloseTo(20, within(1e-13));
        assertThat(RollingVolatility.annual(new double[] {1, 3, -1, -1}, 2, 1))
                .containsExactly(Math.sqrt(2), Math.sqrt(8), 0);
        assertThat(RollingVolatility.annual(new double[] {1}, 2, 1)).isEmpty();
        assertThatThrownBy(() -> Volatility.annual(new double[] {1}, 365)).hasMessageContaining("was 1 and 365");
        assertThatThrownBy(() -> RollingVolatility.annual(new double[] {1, 2}, 1, 365))
                .hasMessageContaining("window");
    }
}
