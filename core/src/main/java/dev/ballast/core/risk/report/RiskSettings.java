package dev.ballast.core.risk.report;

import dev.ballast.core.risk.tail.QuantileConvention;
import dev.ballast.core.risk.tail.TailMeanConvention;
import java.util.List;

/// What a report is to be computed with. The defaults are those of RSK-1.
///
/// @param confidence of every tail figure, in (0, 1)
/// @param horizons days ahead, each in [1, 365], ascending
/// @param periodsPerYear daily returns a year: 365 for crypto, 252 for exchange-traded
/// @param lookback daily returns to take from a history, ≥ 2; a sample that is given, as from a file, is used whole
/// @param quantile convention of the historical quantile
/// @param tailMean convention of the historical conditional value at risk
/// @param paths simulated per horizon, ≥ 100, even
/// @param seed of the simulations: the same report twice
/// @param backtestWindow returns behind each forecast of the backtests, ≥ 20
/// @param uncovered what to do where a held instrument has no usable history
public record RiskSettings(
        double confidence,
        List<Integer> horizons,
        int periodsPerYear,
        int lookback,
        QuantileConvention quantile,
        TailMeanConvention tailMean,
        int paths,
        long seed,
        int backtestWindow,
        Uncovered uncovered) {

    /// What to do where a held instrument has no usable history.
    public enum Uncovered {
        /// No figure: one without it would look too calm.
        REFUSE,
        /// The rest stands for it: its weights are scaled up to what is invested, and the sample says so.
        SCALE_THE_REST
    }

    public static final RiskSettings DEFAULT = new RiskSettings(
            0.95,
            List.of(1, 10),
            365,
            1000,
            QuantileConvention.LINEAR,
            TailMeanConvention.ROCKAFELLAR_URYASEV,
            10_000,
            20_240_607L,
            250,
            Uncovered.REFUSE);

    public RiskSettings {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie in (0, 1), was " + confidence);
        }
        horizons = horizons.stream().distinct().sorted().toList();
        if (horizons.isEmpty() || horizons.getFirst() < 1 || horizons.getLast() > 365) {
            throw new IllegalArgumentException("horizons must be days in [1, 365], were " + horizons);
        }
        atLeast("periodsPerYear", periodsPerYear, 1);
        atLeast("lookback", lookback, 2);
        atLeast("paths", paths, 100);
        atLeast("backtestWindow", backtestWindow, 20);
        if (paths % 2 != 0) {
            throw new IllegalArgumentException("paths must be even, they are drawn in pairs, was " + paths);
        }
    }

    /// The same at another confidence.
    public RiskSettings withConfidence(double other) {
        return new RiskSettings(
                other, horizons, periodsPerYear, lookback, quantile, tailMean, paths, seed, backtestWindow, uncovered);
    }

    /// The same with another number of periods a year.
    public RiskSettings withPeriodsPerYear(int other) {
        return new RiskSettings(
                confidence, horizons, other, lookback, quantile, tailMean, paths, seed, backtestWindow, uncovered);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be >= " + least + ", was " + value);
        }
    }
}
