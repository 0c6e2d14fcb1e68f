package dev.ballast.core.statistics.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.timeseries.HalfLife.Convention;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Figures of statsmodels 0.13.5 (`adfuller`, `kpss`, `coint`, `coint_johansen`), confirmed with R's urca, on the
/// reference set: its cases `ts.adf_kpss`, `ts.engle_granger`, `ts.johansen`, `ts.kalman_hedge_ratio`.
class UnitRootGoldenTest {

    private static final Offset<Double> TOLERANCE = within(1e-8);

    @Test
    void dickeyFullerOfWalmart() {
        double[] series = ReferencePrices.logarithms("WMT");
        matches(
                DickeyFuller.test(series, Deterministic.NONE, Lags.of(1)),
                0.534265882844408,
                0.832629348897949,
                -2.56824543293846);
        matches(
                DickeyFuller.test(series, Deterministic.CONSTANT, Lags.of(5)),
                -0.844852739284578,
                0.80559070990375,
                -3.43771883253448);
        matches(
                DickeyFuller.test(series, Deterministic.CONSTANT_AND_TREND, Lags.of(1)),
                -1.56914004139956,
                0.804283895953242,
                -3.96893226679169);
    }

    @Test
    void lagsChosenByAkaike() {
        UnitRootOutcome test = DickeyFuller.test(
                        ReferencePrices.logarithms("WMT"), Deterministic.CONSTANT, Lags.byAkaike())
                .orElseThrow();
        assertThat(test.lags()).isEqualTo(2);
        assertThat(test.observations()).isEqualTo(893);
        assertThat(test.statistic()).isCloseTo(-0.905305788080986, TOLERANCE);
        assertThat(test.criterion().orElseThrow()).isCloseTo(-5132.96760534237, within(1e-6));
    }

    @Test
    void stationarityOfWalmart() {
        Stationarity test = Stationarity.test(ReferencePrices.logarithms("WMT"), Stationarity.Around.LEVEL, 10)
                .orElseThrow();
        assertThat(test.statistic()).isCloseTo(3.26368044058111, TOLERANCE);
        assertThat(test.pValue()).isEqualTo(0.01);
        assertThat(test.bound()).isEqualTo(Stationarity.Bound.AT_MOST);
    }

    @Test
    void jpmorganAgainstBankOfAmerica() {
        double[] y = ReferencePrices.logarithms("JPM");
        double[] x = ReferencePrices.logarithms("BAC");
        EngleGranger test = EngleGranger.test(y, x, Lags.of(1)).orElseThrow();
        assertThat(test.intercept()).isCloseTo(1.78342385196137, TOLERANCE);
        assertThat(test.hedgeRatio()).isCloseTo(0.847547280761291, TOLERANCE);
        assertThat(test.statistic()).isCloseTo(-2.11288306924156, TOLERANCE);
        assertThat(test.pValue()).isCloseTo(0.469634758867308, TOLERANCE);
        assertThat(test.criticalValues().onePercent()).isCloseTo(-3.90871861489966, TOLERANCE);
        assertThat(test.criticalValues().fivePercent()).isCloseTo(-3.34296544521082, TOLERANCE);
        assertThat(test.lastZScore()).isCloseTo(0.646450504294706, TOLERANCE);
        HalfLife halfLife = test.halfLife().orElseThrow();
        assertThat(halfLife.coefficient()).isCloseTo(-0.00649185850514803, TOLERANCE);
        assertThat(halfLife.periods(Convention.CONTINUOUS).orElseThrow()).isCloseTo(106.771763434197, within(1e-6));
        assertThat(halfLife.periods(Convention.DISCRETE).orElseThrow()).isCloseTo(106.424813637265, within(1e-6));
        EngleGranger chosen = EngleGranger.test(y, x, Lags.byAkaike()).orElseThrow();
        assertThat(chosen.statistic()).isCloseTo(-2.07399324615282, TOLERANCE);
    }

    @Test
    void threeSeriesByJohansen() {
        double[][] columns = {
            ReferencePrices.logarithms("JPM"), ReferencePrices.logarithms("BAC"), ReferencePrices.logarithms("XOM")
        };
        var series = new DMatrixRMaj(columns[0].length, 3);
        for (int row = 0; row < series.numRows; row++) {
            for (int column = 0; column < 3; column++) {
                series.set(row, column, columns[column][row]);
            }
        }
        JohansenOutcome test = Johansen.test(series, Deterministic.CONSTANT, 1).orElseThrow();
        double[] eigenvalues = {0.0223539209266647, 0.00693083791554228, 0.000278728572355873};
        double[] trace = {26.6781149903622, 6.46695922847219, 0.249218077399322};
        double[] maximum = {20.21115576189, 6.21774115107287, 0.249218077399322};
        assertThat(test.eigenvalues()).containsExactly(eigenvalues, within(1e-10));
        assertThat(test.traceStatistics()).containsExactly(trace, TOLERANCE);
        assertThat(test.maximumEigenvalueStatistics()).containsExactly(maximum, TOLERANCE);
        assertThat(test.traceCriticalValues(0)).isEqualTo(new CriticalValues(35.4628, 29.7961, 27.0669));
        assertThat(test.maximumEigenvalueCriticalValues(1)).isEqualTo(new CriticalValues(18.52, 14.2639, 12.2971));
        assertThat(test.rank()).isZero();
    }

    @Test
    void driftingHedgeRatio() {
        KalmanHedge.State state = KalmanHedge.standard()
                .filter(ReferencePrices.logarithms("JPM"), ReferencePrices.logarithms("BAC"))
                .orElseThrow();
        assertThat(state.hedgeRatio()).isCloseTo(0.761074077900036, TOLERANCE);
        assertThat(state.intercept()).isCloseTo(2.12030648301204, TOLERANCE);
        assertThat(state.innovation()).isCloseTo(-0.000661738543143109, TOLERANCE);
        assertThat(state.innovationVariance()).isCloseTo(0.00290795949196744, TOLERANCE);
        assertThat(state.zScore()).isCloseTo(-0.000661738543143109 / Math.sqrt(0.00290795949196744), within(1e-6));
    }

    private static void matches(Result<UnitRootOutcome> result, double statistic, double pValue, double onePercent) {
        UnitRootOutcome test = result.orElseThrow();
        assertThat(test.statistic()).isCloseTo(statistic, TOLERANCE);
        assertThat(test.pValue()).isCloseTo(pValue, TOLERANCE);
        assertThat(test.criticalValues().onePercent()).isCloseTo(onePercent, TOLERANCE);
    }
}
