package dev.ballast.core.statistics.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.timeseries.GarchModel.Initialisation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GarchTest {

    @Test
    void whatCannotBeFittedSaysWhy() {
        var flat = new double[500];
        Arrays.fill(flat, 0.01);
        assertThat(Garch.fit(flat, GarchModel.normal()).reason()).startsWith("the returns are constant");
        assertThat(Garch.fit(new double[500], GarchModel.studentT()).reason()).startsWith("the returns are constant");
        assertThat(Garch.fit(new double[] {0.01, 0.02}, GarchModel.normal()).reason())
                .isEqualTo("a GARCH model of 4 parameters needs at least 40 returns, was 2");
        double[] holed = new CongruentialSeries(1).next(500);
        holed[7] = Double.NaN;
        assertThat(Garch.fit(holed, GarchModel.normal()).reason()).isEqualTo("observation 8 of the returns is NaN");
        holed[7] = Double.NEGATIVE_INFINITY;
        assertThat(Garch.filter(holed, GarchParameters.normal(0, 1, 0.1, 0.8), GarchModel.normal())
                        .reason())
                .isEqualTo("observation 8 of the returns is -Infinity");
    }

    @Test
    void aReusedTickerIsFittedOrRefusedButNeverNaN() {
        double[] returns = new CongruentialSeries(3).next(600);
        returns[300] = 1e5;
        for (GarchModel model : new GarchModel[] {GarchModel.normal(), GarchModel.studentT(), GarchModel.gjr()}) {
            Garch.fit(returns, model).map(fit -> {
                assertThat(fit.path().logLikelihood()).isFinite();
                assertThat(Arrays.stream(fit.path().conditionalVariances())).allMatch(h -> h > 0 && Double.isFinite(h));
                return fit;
            });
        }
    }

    @Test
    void aMaximumAtTheEdgeSaysSo() {
        // Noise of one variance: the sample's clustering is negative by chance.
        double[] returns = new CongruentialSeries(10).next(800);
        GarchFit fit = Garch.fit(returns, GarchModel.normal()).orElseThrow();
        assertThat(fit.status()).isEqualTo(GarchFit.Status.AT_BOUND);
        assertThat(fit.bounds()).isNotEmpty();
        assertThat(fit.standardErrors().reason()).startsWith("no standard errors at a bound");
    }

    @Test
    void persistenceMayPassOneWhereItIsFree() {
        var noise = new CongruentialSeries(30);
        var returns = new double[1500];
        double variance = 1;
        for (int t = 0; t < returns.length; t++) {
            returns[t] = Math.sqrt(variance) * noise.next();
            variance = 0.1 + 0.4 * returns[t] * returns[t] + 0.65 * variance;
        }
        GarchFit free = Garch.fit(returns, GarchModel.normal().with(GarchModel.Persistence.FREE))
                .orElseThrow();
        GarchFit below = Garch.fit(returns, GarchModel.normal()).orElseThrow();
        assertThat(free.parameters().persistence()).isGreaterThan(1);
        assertThat(free.status()).isEqualTo(GarchFit.Status.CONVERGED);
        assertThat(free.standardErrors().isKnown()).isTrue();
        assertThat(free.parameters().unconditionalVariance().isKnown()).isFalse();
        assertThat(below.bounds()).containsExactly("persistence at 1");
        assertThat(below.path().logLikelihood()).isLessThanOrEqualTo(free.path().logLikelihood());
    }

    @Test
    void varianceFollowsItsEquation() {
        double[] returns = new CongruentialSeries(5).next(100);
        var parameters = new GarchParameters(0.1, 0.2, 0.05, 0.1, 0.7, Double.POSITIVE_INFINITY);
        GarchPath path = Garch.filter(returns, parameters, GarchModel.gjr()).orElseThrow();
        double[] variances = path.conditionalVariances();
        assertThat(variances).hasSize(100);
        assertThat(variances[0]).isCloseTo(0.2 + 0.8 * path.sampleVariance(), within(1e-12));
        for (int t = 1; t < variances.length; t++) {
            double shock = returns[t - 1] - 0.1;
            double expected = 0.2 + (shock < 0 ? 0.15 : 0.05) * shock * shock + 0.7 * variances[t - 1];
            assertThat(variances[t]).isCloseTo(expected, within(1e-12));
        }
        double last = returns[99] - 0.1;
        assertThat(path.nextVariance())
                .isCloseTo(0.2 + (last < 0 ? 0.15 : 0.05) * last * last + 0.7 * variances[99], within(1e-12));
        assertThat(path.standardisedResiduals()[42])
                .isCloseTo((returns[42] - 0.1) / Math.sqrt(variances[42]), within(1e-12));
        double sample = Garch.filter(returns, parameters, GarchModel.gjr().with(Initialisation.SAMPLE_VARIANCE))
                .orElseThrow()
                .conditionalVariances()[0];
        assertThat(sample).isEqualTo(path.sampleVariance());
        assertThat(path.observations()).isEqualTo(100);
    }

    @Test
    void volatilityForecastsAverageTheVariance() {
        double[] returns = new CongruentialSeries(5).next(100);
        GarchPath path = Garch.filter(returns, GarchParameters.normal(0, 0.1, 0.1, 0.8), GarchModel.normal())
                .orElseThrow();
        double[] variances = path.forecastVariances(3);
        double[] volatilities = path.forecastVolatilities(3);
        assertThat(volatilities[0]).isCloseTo(Math.sqrt(variances[0]), within(1e-14));
        assertThat(volatilities[2])
                .isCloseTo(Math.sqrt((variances[0] + variances[1] + variances[2]) / 3), within(1e-14));
    }

    @Test
    void parametersOutsideTheirRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GarchParameters.normal(0, 0, 0.1, 0.8))
                .withMessageContaining("omega");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GarchParameters.normal(0, 1, -0.1, 0.8))
                .withMessageContaining("alpha");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GarchParameters.normal(Double.NaN, 1, 0.1, 0.8))
                .withMessageContaining("mean");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GarchParameters(0, 1, 0.1, 0, 0.8, 2))
                .withMessageContaining("degreesOfFreedom");
        var integrated = GarchParameters.normal(0, 1, 0.2, 0.8);
        assertThat(integrated.unconditionalVolatility().reason()).contains("no long-run level");
        assertThat(integrated.halfLife().reason()).contains("no half-life");
        assertThatIllegalArgumentException().isThrownBy(() -> integrated.forecastVariances(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> integrated.forecastVariances(1, 0));
    }
}
