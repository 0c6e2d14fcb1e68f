package dev.ballast.core.statistics.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.timeseries.GarchModel.Initialisation;
import dev.ballast.core.statistics.timeseries.GarchModel.Innovations;
import dev.ballast.core.statistics.timeseries.GarchModel.Leverage;
import dev.ballast.core.statistics.timeseries.GarchModel.Persistence;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GarchPropertyTest {

    private static final long SEED = 20;
    private static final int CASES = 300;

    @Test
    void theFitIsHigherThanTheTruthAndItsNeighbours() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            String where = "seed " + SEED + ", case " + i;
            GarchModel model = model(random);
            double[] returns = simulated(random, 200 + random.nextInt(600));
            Result<GarchFit> result = Garch.fit(returns, model);
            assertThat(result.reason()).as(where).isEmpty();
            GarchFit fit = result.orElseThrow();
            GarchParameters p = fit.parameters();
            assertThat(p.persistence()).as(where).isLessThanOrEqualTo(1);
            for (int k = 0; k < 20; k++) {
                double alpha = p.alpha() * factor(random);
                double gamma = model.leverage() == Leverage.GJR ? p.gamma() * factor(random) : 0;
                double beta = p.beta() * factor(random);
                if (alpha + gamma < 0 || alpha + gamma / 2 + beta >= 1) {
                    continue;
                }
                var other = new GarchParameters(
                        p.mean() + 0.01 * random.nextGaussian(),
                        p.omega() * factor(random),
                        alpha,
                        gamma,
                        beta,
                        model.innovations() == Innovations.NORMAL
                                ? Double.POSITIVE_INFINITY
                                : 2 + (p.degreesOfFreedom() - 2) * Math.min(1, factor(random)));
                double likelihood =
                        Garch.filter(returns, other, model).orElseThrow().logLikelihood();
                assertThat(likelihood).as(where).isLessThanOrEqualTo(fit.path().logLikelihood() + 1e-7);
            }
        }
    }

    @Test
    void theUnitOfReturnsDoesNotMatter() {
        var random = new Random(SEED + 1);
        for (int i = 0; i < CASES; i++) {
            String where = "seed " + (SEED + 1) + ", case " + i;
            GarchModel model = model(random);
            double[] returns = simulated(random, 300);
            double unit = Math.exp(4 * random.nextGaussian());
            GarchFit fit = Garch.fit(returns, model).orElseThrow();
            GarchFit other = Garch.fit(Arrays.stream(returns).map(r -> unit * r).toArray(), model)
                    .orElseThrow();
            assertThat(other.path().logLikelihood() + returns.length * Math.log(unit))
                    .as(where)
                    .isCloseTo(fit.path().logLikelihood(), within(1e-6));
            assertThat(other.path().nextVariance() / unit / unit)
                    .as(where)
                    .isCloseTo(
                            fit.path().nextVariance(), within(1e-4 * fit.path().nextVariance()));
        }
    }

    private static double factor(Random random) {
        return Math.exp(0.1 * random.nextGaussian());
    }

    private static GarchModel model(Random random) {
        return new GarchModel(
                random.nextBoolean() ? Innovations.NORMAL : Innovations.STUDENT_T,
                random.nextBoolean() ? Leverage.NONE : Leverage.GJR,
                random.nextBoolean() ? Initialisation.BACKCAST : Initialisation.SAMPLE_VARIANCE,
                Persistence.BELOW_ONE);
    }

    private static double[] simulated(Random random, int count) {
        double alpha = 0.02 + 0.2 * random.nextDouble();
        double beta = (0.98 - alpha) * random.nextDouble();
        double variance = 1;
        var returns = new double[count];
        for (int t = 0; t < count; t++) {
            double shock = Math.sqrt(variance) * random.nextGaussian();
            returns[t] = 0.05 + shock;
            variance = 1 - alpha - beta + alpha * shock * shock + beta * variance;
        }
        return returns;
    }
}
