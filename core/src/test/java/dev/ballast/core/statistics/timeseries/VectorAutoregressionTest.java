package dev.ballast.core.statistics.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class VectorAutoregressionTest {

    private static final long SEED = 12;

    @Test
    void findsTheOrderAndTheCauseOfASimulatedProcess() {
        var random = new Random(SEED);
        int byAkaike = 0;
        for (int i = 0; i < 100; i++) {
            DMatrixRMaj series = simulated(random, 600);
            var choice = VectorAutoregression.chooseOrder(series, 6).orElseThrow();
            assertThat(choice.bySchwarz()).as("seed " + SEED + ", case " + i).isEqualTo(2);
            byAkaike += choice.byAkaike() == 2 ? 1 : 0;
            VectorAutoregressionFit fit = VectorAutoregression.fit(series, 2).orElseThrow();
            assertThat(fit.grangerCausality(0, 1).pValue())
                    .as("seed " + SEED + ", case " + i)
                    .isLessThan(1e-6);
            assertThat(fit.largestRoot()).isLessThan(1);
            assertThat(fit.coefficients(2).get(1, 0)).isCloseTo(0.4, within(0.2));
        }
        assertThat(byAkaike).isGreaterThan(60);
    }

    @Test
    void responsesStartAtTheFactorOfTheCovariance() {
        VectorAutoregressionFit fit =
                VectorAutoregression.fit(simulated(new Random(SEED), 300), 2).orElseThrow();
        DMatrixRMaj factor = fit.orthogonalResponses(0).getFirst();
        var product = new DMatrixRMaj(2, 2);
        CommonOps_DDRM.multOuter(factor, product);
        DMatrixRMaj covariance = fit.residualCovariance();
        for (int i = 0; i < 4; i++) {
            assertThat(product.data[i]).isCloseTo(covariance.data[i], within(1e-12));
        }
        assertThat(fit.order()).isEqualTo(2);
        assertThat(fit.observations()).isEqualTo(298);
    }

    /// Forecasts of a stable process settle at (I − A)⁻¹c, here checked by one more step of the process itself.
    @Test
    void forecastsSettleAtTheMean() {
        VectorAutoregressionFit fit =
                VectorAutoregression.fit(simulated(new Random(SEED), 300), 2).orElseThrow();
        DMatrixRMaj path = fit.forecast(500);
        for (int column = 0; column < 2; column++) {
            assertThat(path.get(499, column)).isCloseTo(path.get(498, column), within(1e-10));
        }
    }

    @Test
    void orderZeroIsTheMean() {
        DMatrixRMaj series = simulated(new Random(SEED), 100);
        VectorAutoregressionFit fit = VectorAutoregression.fit(series, 0).orElseThrow();
        double sum = 0;
        for (int row = 0; row < 100; row++) {
            sum += series.get(row, 0);
        }
        assertThat(fit.intercept()[0]).isCloseTo(sum / 100, within(1e-12));
        assertThat(fit.forecast(2).get(1, 0)).isCloseTo(sum / 100, within(1e-12));
        assertThat(fit.largestRoot()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> fit.grangerCausality(0, 1));
    }

    @Test
    void whatCannotBeFittedSaysWhy() {
        var random = new Random(SEED);
        DMatrixRMaj series = simulated(random, 100);
        assertThat(VectorAutoregression.fit(new DMatrixRMaj(5, 2), 2).reason()).contains("too few");
        for (int row = 0; row < 100; row++) {
            series.set(row, 1, 2 * series.get(row, 0) + 1);
        }
        assertThat(VectorAutoregression.fit(series, 1).reason()).contains("linear combination");
        assertThat(VectorAutoregression.fit(series, 0).reason()).contains("constant or a combination");
        assertThat(VectorAutoregression.chooseOrder(series, 2).reason()).startsWith("order 0");
        series.set(9, 1, Double.NaN);
        assertThat(VectorAutoregression.fit(series, 0).reason()).isEqualTo("observation 10 of series 2 is NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> VectorAutoregression.fit(series, -1));
        VectorAutoregressionFit fit =
                VectorAutoregression.fit(simulated(random, 100), 1).orElseThrow();
        assertThatIllegalArgumentException().isThrownBy(() -> fit.coefficients(2));
        assertThatIllegalArgumentException().isThrownBy(() -> fit.forecast(0));
        assertThatIllegalArgumentException().isThrownBy(() -> fit.orthogonalResponses(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> fit.grangerCausality(0, 2));
    }

    /// The second series follows the first two periods later.
    private static DMatrixRMaj simulated(Random random, int length) {
        var series = new DMatrixRMaj(length, 2);
        for (int t = 2; t < length; t++) {
            series.set(t, 0, 0.1 + 0.5 * series.get(t - 1, 0) + random.nextGaussian());
            series.set(t, 1, 0.2 * series.get(t - 1, 1) + 0.4 * series.get(t - 2, 0) + random.nextGaussian());
        }
        return series;
    }
}
