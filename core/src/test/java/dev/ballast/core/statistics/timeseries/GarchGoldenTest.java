package dev.ballast.core.statistics.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Against SciPy 1.17.1 (`optimize.minimize`, Nelder-Mead to 1e-11, three restarts) on the likelihood written out
/// in NumPy; the same maxima by another way. Tolerance 1e-6, what a search without derivatives can promise.
class GarchGoldenTest {

    private static final double TOLERANCE = 1e-6;

    private final double[] returns = returns();

    @Test
    void normal() {
        GarchFit fit = Garch.fit(returns, GarchModel.normal()).orElseThrow();
        double[] expected = {0.0709431097363444, 0.045723961579646616, 0.11610190918432384, 0.8475725044247281};
        assertThat(fit.estimates()).containsExactly(expected, within(TOLERANCE));
        assertThat(fit.path().sampleVariance()).isCloseTo(1.273746316260343, within(1e-12));
        assertThat(fit.path().logLikelihood()).isCloseTo(-1465.5826990855408, within(TOLERANCE));
        assertThat(fit.parameterNames()).containsExactly("mu", "omega", "alpha", "beta");
        assertThat(fit.status()).isEqualTo(GarchFit.Status.CONVERGED);
        assertThat(fit.scaledScore()).isLessThan(1e-8);
    }

    @Test
    void leverage() {
        GarchFit fit = Garch.fit(returns, GarchModel.gjr()).orElseThrow();
        double[] expected = {
            0.034963995763465094, 0.0634250243568429, 0.012801222888421499, 0.18536607385652165, 0.8431751988776492
        };
        assertThat(fit.estimates()).containsExactly(expected, within(TOLERANCE));
        assertThat(fit.path().logLikelihood()).isCloseTo(-1453.693739648737, within(TOLERANCE));
    }

    /// Closed form: ω ÷ (1 − α − β) = 2.5; from 4 the excess falls by 2 % a period.
    @Test
    void longRunVarianceAndForecasts() {
        var parameters = GarchParameters.normal(0, 0.05, 0.08, 0.9);
        assertThat(parameters.unconditionalVariance().orElseThrow()).isCloseTo(2.5, within(1e-12));
        double[] expected = {4.0, 3.97, 3.9406, 3.911788, 3.88355224};
        assertThat(parameters.forecastVariances(4, 5)).containsExactly(expected, within(1e-12));
        assertThat(parameters.halfLife().orElseThrow()).isCloseTo(Math.log(0.5) / Math.log(0.98), within(1e-12));
    }

    private static double[] returns() {
        var noise = new CongruentialSeries(42);
        var values = new double[1000];
        double variance = 1;
        for (int t = 0; t < values.length; t++) {
            double shock = Math.sqrt(variance) * noise.next();
            values[t] = 0.05 + shock;
            variance = 0.05 + 0.1 * shock * shock * (shock < 0 ? 1.5 : 0.5) + 0.85 * variance;
        }
        return values;
    }
}
