package dev.ballast.core.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// The Longley regression of NIST's Statistical Reference Datasets: seven nearly collinear columns, certified to
/// 15 digits (https://www.itl.nist.gov/div898/strd/lls/data/Longley.shtml).
class LeastSquaresGoldenTest {

    private static final double[] EMPLOYED = {
        60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551
    };

    private static final double[][] REGRESSORS = {
        {83.0, 234289, 2356, 1590, 107608, 1947},
        {88.5, 259426, 2325, 1456, 108632, 1948},
        {88.2, 258054, 3682, 1616, 109773, 1949},
        {89.5, 284599, 3351, 1650, 110929, 1950},
        {96.2, 328975, 2099, 3099, 112075, 1951},
        {98.1, 346999, 1932, 3594, 113270, 1952},
        {99.0, 365385, 1870, 3547, 115094, 1953},
        {100.0, 363112, 3578, 3350, 116219, 1954},
        {101.2, 397469, 2904, 3048, 117388, 1955},
        {104.6, 419180, 2822, 2857, 118734, 1956},
        {108.4, 442769, 2936, 2798, 120445, 1957},
        {110.8, 444546, 4681, 2637, 121950, 1958},
        {112.6, 482704, 3813, 2552, 123366, 1959},
        {114.2, 502601, 3931, 2514, 125368, 1960},
        {115.7, 518173, 4806, 2572, 127852, 1961},
        {116.9, 554894, 4007, 2827, 130081, 1962},
    };

    private static final double[] COEFFICIENTS = {
        -3482258.63459582,
        15.0618722713733,
        -0.358191792925910e-01,
        -2.02022980381683,
        -1.03322686717359,
        -0.511041056535807e-01,
        1829.15146461355
    };

    private static final double[] STANDARD_ERRORS = {
        890420.383607373,
        84.9149257747669,
        0.334910077722432e-01,
        0.488399681651699,
        0.214274163161675,
        0.226073200069370,
        455.478499142212
    };

    private final LeastSquaresFit fit = LeastSquares.fit(EMPLOYED, new DMatrixRMaj(REGRESSORS), Intercept.INCLUDED)
            .orElseThrow();

    @Test
    void coefficientsAndStandardErrors() {
        for (int i = 0; i < COEFFICIENTS.length; i++) {
            assertThat(fit.coefficients()[i]).isCloseTo(COEFFICIENTS[i], relative(COEFFICIENTS[i]));
            assertThat(fit.standardErrors()[i]).isCloseTo(STANDARD_ERRORS[i], relative(STANDARD_ERRORS[i]));
        }
    }

    @Test
    void residualDeviationAndShareExplained() {
        assertThat(fit.degreesOfFreedom()).isEqualTo(9);
        assertThat(Math.sqrt(fit.residualVariance())).isCloseTo(304.854073561965, within(1e-7));
        assertThat(fit.rSquared().orElseThrow()).isCloseTo(0.995479004577296, within(1e-12));
        assertThat(fit.adjustedRSquared().orElseThrow()).isCloseTo(1 - (1 - 0.995479004577296) * 15 / 9, within(1e-12));
    }

    private static Offset<Double> relative(double expected) {
        return within(1e-9 * Math.abs(expected));
    }
}
