package dev.ballast.core.regime;

import dev.ballast.core.statistics.Samples;
import java.time.Instant;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// The series whose regime is asked for, with the assets whose correlation speaks of it. Immutable.
///
/// Returns are simple returns per bar, > −1. Each row stands at the time at which its bar was complete.
public final class MarketSeries {

    private final List<Instant> times;
    private final double[] returns;
    private final DMatrixRMaj universe;
    private final String name;

    private MarketSeries(String name, List<Instant> times, double[] returns, DMatrixRMaj universe) {
        if (times.size() != returns.length || universe.numRows != returns.length) {
            throw new IllegalArgumentException("times, returns and universe must be of one length, were " + times.size()
                    + ", " + returns.length + " and " + universe.numRows);
        }
        for (int i = 1; i < times.size(); i++) {
            if (!times.get(i - 1).isBefore(times.get(i))) {
                throw new IllegalArgumentException(
                        "times must rise, were " + times.get(i - 1) + " then " + times.get(i));
            }
        }
        Samples.requireUsable(universe, "universe");
        for (int i = 0; i < returns.length; i++) {
            if (!(returns[i] > -1 && returns[i] <= Samples.LARGEST)) {
                throw new IllegalArgumentException(
                        "market return at " + times.get(i) + " must be > -1 and finite, was " + returns[i]);
            }
        }
        this.name = name;
        this.times = List.copyOf(times);
        this.returns = returns;
        this.universe = universe;
    }

    /// The equal-weight mean of the universe, rebalanced at every bar.
    ///
    /// @param universe T × n simple returns, n ≥ 1
    public static MarketSeries equalWeight(List<Instant> times, DMatrixRMaj universe) {
        Samples.requireShape(universe, 1, "universe");
        var mean = new double[universe.numRows];
        for (int row = 0; row < mean.length; row++) {
            for (int column = 0; column < universe.numCols; column++) {
                mean[row] += universe.get(row, column);
            }
            mean[row] /= universe.numCols;
        }
        return new MarketSeries("equal weight of " + universe.numCols, times, mean, universe.copy());
    }

    /// A given index; without a universe no correlation is known.
    public static MarketSeries index(String name, List<Instant> times, double[] returns) {
        return new MarketSeries(name, times, returns.clone(), new DMatrixRMaj(returns.length, 0));
    }

    /// A given index beside a universe, T × n.
    public static MarketSeries index(String name, List<Instant> times, double[] returns, DMatrixRMaj universe) {
        return new MarketSeries(name, times, returns.clone(), universe.copy());
    }

    /// What the series is, for the screen.
    public String name() {
        return name;
    }

    public List<Instant> times() {
        return times;
    }

    /// T.
    public int size() {
        return returns.length;
    }

    /// A copy of the market's returns.
    public double[] returns() {
        return returns.clone();
    }

    /// Number of assets n, 0 without a universe.
    public int assets() {
        return universe.numCols;
    }

    /// The first `size` bars only: what was known then.
    public MarketSeries until(int size) {
        var rows = new DMatrixRMaj(size, universe.numCols);
        System.arraycopy(universe.data, 0, rows.data, 0, size * universe.numCols);
        return new MarketSeries(name, times.subList(0, size), java.util.Arrays.copyOf(returns, size), rows);
    }

    double assetReturn(int row, int column) {
        return universe.get(row, column);
    }
}
