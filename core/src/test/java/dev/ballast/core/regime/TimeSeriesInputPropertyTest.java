package dev.ballast.core.regime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.timeseries.Deterministic;
import dev.ballast.core.statistics.timeseries.DickeyFuller;
import dev.ballast.core.statistics.timeseries.EngleGranger;
import dev.ballast.core.statistics.timeseries.Garch;
import dev.ballast.core.statistics.timeseries.GarchModel;
import dev.ballast.core.statistics.timeseries.HalfLife;
import dev.ballast.core.statistics.timeseries.Johansen;
import dev.ballast.core.statistics.timeseries.KalmanHedge;
import dev.ballast.core.statistics.timeseries.Lags;
import dev.ballast.core.statistics.timeseries.Stationarity;
import dev.ballast.core.statistics.timeseries.VectorAutoregression;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Whatever a series holds, a model of it is finite or missing with a reason; nothing throws, no NaN comes out.
class TimeSeriesInputPropertyTest {

    private static final long SEED = 404;
    private static final int CASES = 1_000;

    @Test
    void everyAnswerIsANumberOrAReason() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            int length = 1 + random.nextInt(120);
            double[] x = series(random, length);
            double[] y = series(random, length);
            String where = "seed " + SEED + ", case " + i + " " + Arrays.toString(x) + Arrays.toString(y);
            for (Deterministic terms : Deterministic.values()) {
                check(DickeyFuller.test(x, terms, Lags.of(random.nextInt(4))), t -> t.statistic() + t.pValue(), where);
                check(DickeyFuller.test(x, terms, Lags.byAkaike()), t -> t.statistic() + t.pValue(), where);
            }
            for (Stationarity.Around around : Stationarity.Around.values()) {
                check(Stationarity.test(x, around, random.nextInt(5)), t -> t.statistic() + t.pValue(), where);
            }
            check(HalfLife.of(x), HalfLife::coefficient, where);
            check(EngleGranger.test(y, x, Lags.of(1)), t -> t.statistic() + t.pValue() + t.lastZScore(), where);
            check(KalmanHedge.standard().filter(y, x), KalmanHedge.State::zScore, where);
            pair(random, x, y, where);
        }
    }

    private static void pair(Random random, double[] x, double[] y, String where) {
        var both = new DMatrixRMaj(x.length, 2);
        for (int t = 0; t < x.length; t++) {
            both.set(t, 0, x[t]);
            both.set(t, 1, y[t]);
        }
        for (Deterministic terms : Deterministic.values()) {
            check(
                    Johansen.test(both, terms, random.nextInt(3)),
                    t -> Arrays.stream(t.traceStatistics()).sum(),
                    where);
        }
        check(
                VectorAutoregression.fit(both, random.nextInt(3)),
                fit -> fit.logLikelihood() + fit.forecast(3).get(2, 1) + fit.largestRoot(),
                where);
    }

    @Test
    void volatilityAndRegimesToo() {
        var random = new Random(SEED + 1);
        for (int i = 0; i < CASES / 10; i++) {
            double[] x = series(random, 30 + random.nextInt(120));
            String where = "seed " + (SEED + 1) + ", case " + i + " " + Arrays.toString(x);
            for (GarchModel model : new GarchModel[] {
                GarchModel.normal(), GarchModel.studentT(), GarchModel.gjr().with(GarchModel.Persistence.FREE)
            }) {
                check(
                        Garch.fit(x, model),
                        fit -> fit.path().logLikelihood() + fit.path().forecastVolatilities(5)[4],
                        where);
            }
            check(
                    HiddenMarkov.fit(x, 2),
                    fit -> fit.logLikelihood() + fit.model().stationary()[0],
                    where);
        }
    }

    private static <T> void check(Result<T> result, ToDoubleFunction<T> figure, String where) {
        if (result instanceof Result.Known<T>(T value)) {
            assertThat(figure.applyAsDouble(value)).as(where).isFinite();
        } else {
            assertThat(result.reason()).as(where).isNotBlank();
        }
    }

    /// Walks and noise of any size; constant, nearly constant, straight, doubled, with a jump, an infinity or a
    /// hole.
    private static double[] series(Random random, int length) {
        double[] values = random.doubles(length, -1, 1).toArray();
        int kind = random.nextInt(10);
        for (int t = 1; t < length && kind < 3; t++) {
            values[t] += values[t - 1];
        }
        double unit = Math.exp(6 * random.nextGaussian());
        int at = random.nextInt(length);
        for (int t = 0; t < length; t++) {
            values[t] = switch (kind) {
                case 3 -> unit;
                case 4 -> unit * (1 + 1e-15 * values[t]);
                case 5 -> unit * t;
                case 6 -> t % 2 == 0 ? unit : -unit;
                default -> unit * values[t];
            };
        }
        switch (kind) {
            case 7 -> values[at] = 1e5 * unit;
            case 8 -> values[at] = random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
            case 9 -> Arrays.fill(values, 0, at, values[at]);
            default -> {}
        }
        return values;
    }
}
