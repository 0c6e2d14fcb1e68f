package dev.ballast.core.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LeastSquaresPropertyTest {

    private static final long SEED = 31;
    private static final int CASES = 2_000;

    @Test
    void residualsStandAtRightAnglesAndUnitsDoNotMatter() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            String where = "seed " + SEED + ", case " + i;
            int size = 1 + random.nextInt(6);
            int observations = size + 2 + random.nextInt(60);
            var x = new DMatrixRMaj(observations, size);
            var scaled = new DMatrixRMaj(observations, size);
            double unit = Math.exp(5 * random.nextGaussian());
            for (int k = 0; k < x.data.length; k++) {
                x.data[k] = random.nextGaussian();
                scaled.data[k] = x.data[k] * unit;
            }
            double[] y = random.doubles(observations).toArray();
            LeastSquaresFit fit = LeastSquares.fit(y, x, Intercept.INCLUDED).orElseThrow();
            LeastSquaresFit other =
                    LeastSquares.fit(y, scaled, Intercept.INCLUDED).orElseThrow();

            double[] residuals = fit.residuals();
            for (int column = 0; column < size; column++) {
                double product = 0;
                for (int row = 0; row < observations; row++) {
                    product += residuals[row] * x.get(row, column);
                }
                assertThat(product).as(where).isCloseTo(0, within(1e-10));
                assertThat(other.coefficients()[column + 1] * unit)
                        .as(where)
                        .isCloseTo(fit.coefficients()[column + 1], within(1e-9));
            }
            assertThat(fit.rSquared().orElseThrow()).as(where).isBetween(0.0, 1.0);
            assertThat(other.residualSumOfSquares()).as(where).isCloseTo(fit.residualSumOfSquares(), within(1e-10));
            double[] sandwich = fit.neweyWestStandardErrors(Math.min(5, observations - 1), SmallSample.NONE);
            for (double error : sandwich) {
                assertThat(error).as(where).isFinite().isNotNegative();
            }
        }
    }
}
