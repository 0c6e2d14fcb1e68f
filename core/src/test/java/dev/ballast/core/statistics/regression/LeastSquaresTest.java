package dev.ballast.core.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {1, 3, 2, 5, 4};

    /// By hand: x̄ = ȳ = 3, Sxy = 8, Sxx = 10, so b = 0.8, a = 0.6, RSS = 10 − 6.4 = 3.6.
    @Test
    void aLineThroughFivePoints() {
        LeastSquaresFit fit = LeastSquares.fit(Y, X, Intercept.INCLUDED).orElseThrow();
        assertThat(fit.coefficients()).containsExactly(new double[] {0.6, 0.8}, within(1e-14));
        assertThat(fit.residualSumOfSquares()).isCloseTo(3.6, within(1e-13));
        assertThat(fit.residualVariance()).isCloseTo(1.2, within(1e-13));
        assertThat(fit.rSquared().orElseThrow()).isCloseTo(0.64, within(1e-14));
        assertThat(fit.adjustedRSquared().orElseThrow()).isCloseTo(0.52, within(1e-14));
        double[] errors = {Math.sqrt(1.2 * 1.1), Math.sqrt(0.12)};
        assertThat(fit.standardErrors()).containsExactly(errors, within(1e-13));
        double[] t = fit.tStatistics().orElseThrow();
        assertThat(t[1]).isCloseTo(0.8 / Math.sqrt(0.12), within(1e-12));
        // SciPy 1.17.1: stats.linregress(x, y).pvalue
        assertThat(fit.pValues(t)[1]).isCloseTo(0.10408803866182788, within(1e-12));
        double logLikelihood = -2.5 * (Math.log(2 * Math.PI * 0.72) + 1);
        assertThat(fit.logLikelihood().orElseThrow()).isCloseTo(logLikelihood, within(1e-12));
        assertThat(fit.akaike().orElseThrow()).isCloseTo(4 - 2 * logLikelihood, within(1e-12));
        assertThat(fit.schwarz().orElseThrow()).isCloseTo(2 * Math.log(5) - 2 * logLikelihood, within(1e-12));
    }

    @Test
    void withoutInterceptTheShareIsUncentred() {
        LeastSquaresFit fit = LeastSquares.fit(Y, X, Intercept.ABSENT).orElseThrow();
        assertThat(fit.coefficients()).containsExactly(new double[] {53.0 / 55}, within(1e-14));
        assertThat(fit.rSquared().orElseThrow()).isCloseTo(53.0 * 53 / 55 / 55, within(1e-14));
        assertThat(fit.degreesOfFreedom()).isEqualTo(4);
    }

    /// White's form by hand: Σ x²e² ÷ (Σx²)² with one regressor; one lag adds 2 · ½ · Σ x(t)e(t)x(t−1)e(t−1).
    @Test
    void neweyWestOfOneRegressor() {
        LeastSquaresFit fit = LeastSquares.fit(Y, X, Intercept.ABSENT).orElseThrow();
        double[] e = fit.residuals();
        double white = 0;
        double next = 0;
        for (int i = 0; i < X.length; i++) {
            white += X[i] * X[i] * e[i] * e[i];
            next += i == 0 ? 0 : X[i] * e[i] * X[i - 1] * e[i - 1];
        }
        double square = 55.0 * 55.0;
        assertThat(fit.neweyWestCovariance(0, SmallSample.NONE).get(0, 0)).isCloseTo(white / square, within(1e-14));
        assertThat(fit.neweyWestCovariance(1, SmallSample.NONE).get(0, 0))
                .isCloseTo((white + next) / square, within(1e-14));
        assertThat(fit.neweyWestCovariance(1, SmallSample.DEGREES_OF_FREEDOM).get(0, 0))
                .isCloseTo((white + next) / square * 5 / 4, within(1e-14));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit.neweyWestCovariance(5, SmallSample.NONE))
                .withMessageContaining("5");
    }

    @Test
    void nestedSumsAreThoseOfTheSeparateRegressions() {
        var x = new DMatrixRMaj(new double[][] {{1, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 5}});
        double[] sums = LeastSquares.nestedResidualSums(Y, x).orElseThrow();
        assertThat(sums).containsExactly(new double[] {10, 3.6}, within(1e-13));
    }

    @Test
    void dependentRegressorsAreNamed() {
        var x = new DMatrixRMaj(new double[][] {{1, 2}, {2, 4}, {3, 6}, {4, 8}, {5, 10}});
        assertThat(LeastSquares.fit(Y, x, Intercept.INCLUDED).reason())
                .isEqualTo("regressor 2 is zero or a linear combination of the regressors before it");
        assertThat(LeastSquares.fit(Y, new double[] {3, 3, 3, 3, 3}, Intercept.INCLUDED)
                        .reason())
                .startsWith("regressor 1 is zero or");
        assertThat(LeastSquares.nestedResidualSums(Y, x).reason()).startsWith("regressor 2 is");
    }

    @Test
    void badDataIsNamed() {
        assertThat(LeastSquares.fit(new double[] {1, 3, Double.NaN, 5, 4}, X, Intercept.INCLUDED)
                        .reason())
                .isEqualTo("observation 3 of y is NaN");
        double[] endless = {1, 2, 3, 4, Double.POSITIVE_INFINITY};
        assertThat(LeastSquares.fit(Y, endless, Intercept.INCLUDED).reason())
                .isEqualTo("observation 5 of regressor 1 is Infinity");
        assertThat(LeastSquares.fit(new double[] {1, 2}, new double[] {1, 3}, Intercept.INCLUDED)
                        .reason())
                .isEqualTo("2 coefficients need at least 3 observations, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(Y, new double[] {1, 2}, Intercept.INCLUDED))
                .withMessageContaining("5 observations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(Y, new DMatrixRMaj(5, 0), Intercept.ABSENT));
    }

    @Test
    void anExactFitKeepsItsCoefficientsAndHasNoErrorToJudgeBy() {
        LeastSquaresFit fit = LeastSquares.fit(new double[] {3, 5, 7, 9, 11}, X, Intercept.INCLUDED)
                .orElseThrow();
        assertThat(fit.isExact()).isTrue();
        assertThat(fit.coefficients()).containsExactly(new double[] {1, 2}, within(1e-12));
        assertThat(fit.rSquared().orElseThrow()).isCloseTo(1, within(1e-15));
        assertThat(fit.tStatistics().reason()).contains("reproduce y exactly");
        assertThat(fit.logLikelihood().reason()).contains("reproduce y exactly");
        LeastSquaresFit flat = LeastSquares.fit(new double[] {2, 2, 2, 2, 2}, X, Intercept.INCLUDED)
                .orElseThrow();
        assertThat(flat.rSquared().reason()).contains("does not vary");
    }
}
