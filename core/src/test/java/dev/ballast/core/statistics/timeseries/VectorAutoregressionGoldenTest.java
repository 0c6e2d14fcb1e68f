package dev.ballast.core.statistics.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Figures of statsmodels 0.13.5 (`VAR`) on percent returns of AAPL, JPM and XOM of the reference set, its case
/// `ts.var1`.
class VectorAutoregressionGoldenTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    private final DMatrixRMaj series = series();

    @Test
    void coefficientsLikelihoodAndCriteria() {
        VectorAutoregressionFit fit = VectorAutoregression.fit(series, 1).orElseThrow();
        double[] intercept = {0.080151925619922, 0.090907486333554, 0.00236650434452787};
        assertThat(fit.intercept()).containsExactly(intercept, TOLERANCE);
        assertThat(fit.coefficients(1).get(1, 2)).isCloseTo(0.0743270590060839, TOLERANCE);
        assertThat(fit.residualCovariance().get(0, 1)).isCloseTo(0.856686596006546, TOLERANCE);
        assertThat(fit.maximumLikelihoodCovariance().get(2, 2)).isCloseTo(1.42904539504307, TOLERANCE);
        assertThat(fit.logLikelihood()).isCloseTo(-4317.13903295709, within(1e-7));
        assertThat(fit.akaike()).isCloseTo(1.17124359485941, TOLERANCE);
        assertThat(fit.schwarz()).isCloseTo(1.23561548445905, TOLERANCE);
        assertThat(fit.largestRoot()).isCloseTo(0.0565792271098171, TOLERANCE);
    }

    @Test
    void forecastsResponsesAndCausality() {
        VectorAutoregressionFit fit = VectorAutoregression.fit(series, 1).orElseThrow();
        assertThat(fit.forecast(5).get(0, 0)).isCloseTo(0.186515817196497, TOLERANCE);
        assertThat(fit.forecast(5).get(4, 2)).isCloseTo(-0.00353962558058915, TOLERANCE);
        DMatrixRMaj response = fit.orthogonalResponses(5).get(1);
        assertThat(response.get(0, 1)).isCloseTo(-0.102302067294468, TOLERANCE);
        GrangerOutcome test = fit.grangerCausality(1, 0);
        assertThat(test.statistic()).isCloseTo(3.24490411323485, within(1e-8));
        assertThat(test.pValue()).isCloseTo(0.0717586623288902, within(1e-9));
        assertThat(test.denominator()).isEqualTo(2670);
    }

    @Test
    void noLagHelpsReturns() {
        var choice = VectorAutoregression.chooseOrder(series, 10).orElseThrow();
        assertThat(choice.byAkaike()).isZero();
        assertThat(choice.bySchwarz()).isZero();
        assertThat(choice.akaike()).hasSize(11);
    }

    private static DMatrixRMaj series() {
        String[] names = {"AAPL", "JPM", "XOM"};
        var series = new DMatrixRMaj(895, 3);
        for (int column = 0; column < 3; column++) {
            double[] returns = ReferencePrices.percentReturns(names[column]);
            for (int row = 0; row < returns.length; row++) {
                series.set(row, column, returns[row]);
            }
        }
        return series;
    }
}
