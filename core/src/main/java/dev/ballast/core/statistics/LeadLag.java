package dev.ballast.core.statistics;

import java.util.List;
import java.util.stream.IntStream;

/// Which of two series moves first: their correlation at every shift of one against the other.
///
/// r(k) = Σ (x(t) − x̄)(y(t + k) − ȳ) ÷ √(Σ (x − x̄)² Σ (y − ȳ)²), the means and divisors those of the whole series
/// (Brockwell and Davis 2002, "Introduction to Time Series and Forecasting", section 7.3.2); r(0) is Pearson's.
/// With k > 0 large, the first series leads by k rows. Immutable.
///
/// @param points by lag, −most to most
/// @param band half-width 1.96 ÷ √T of the 95 % band around 0: what two unrelated series exceed at one lag in twenty,
/// where at least one of them is white noise (their theorem 7.3.1)
/// @param observations T
public record LeadLag(List<Point> points, double band, int observations) {

    private static final double NORMAL_95 = 1.959963984540054;

    /// One shift.
    ///
    /// @param lag rows by which the second series is looked at later
    /// @param correlation in [−1, 1]
    public record Point(int lag, double correlation) {}

    public LeadLag {
        points = List.copyOf(points);
    }

    /// The lags −`most` to `most` of two series of one length T > `most` + 1.
    ///
    /// `IllegalArgumentException` names a series that is not finite or does not move: its correlation is undefined.
    ///
    /// @param most ≥ 1
    public static LeadLag of(double[] first, double[] second, int most) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "series must be of one length, were " + first.length + " and " + second.length);
        }
        if (most < 1 || first.length <= most + 1) {
            throw new IllegalArgumentException(
                    "most must be >= 1 and < observations - 1, was " + most + " of " + first.length);
        }
        double[] x = centred(first, "first");
        double[] y = centred(second, "second");
        double scale = Math.sqrt(product(x, x, 0)) * Math.sqrt(product(y, y, 0));
        List<Point> points = IntStream.rangeClosed(-most, most)
                .mapToObj(lag -> new Point(lag, Math.clamp(product(x, y, lag) / scale, -1.0, 1.0)))
                .toList();
        return new LeadLag(points, NORMAL_95 / Math.sqrt(x.length), x.length);
    }

    /// The lag other than 0 with the largest correlation in size.
    public Point strongest() {
        Point strongest = points.getFirst();
        for (Point point : points) {
            if (point.lag() != 0 && Math.abs(point.correlation()) > Math.abs(strongest.correlation())) {
                strongest = point;
            }
        }
        return strongest;
    }

    private static double[] centred(double[] series, String name) {
        Samples.requireUsable(series, name);
        double mean = 0;
        for (double value : series) {
            mean += value / series.length;
        }
        var centred = new double[series.length];
        boolean moves = false;
        for (int row = 0; row < series.length; row++) {
            centred[row] = series[row] - mean;
            moves |= series[row] != series[0];
        }
        if (!moves) {
            throw new IllegalArgumentException(name + " series does not move: every value is " + series[0]);
        }
        return centred;
    }

    private static double product(double[] x, double[] y, int lag) {
        double sum = 0;
        for (int row = Math.max(0, -lag); row < Math.min(x.length, x.length - lag); row++) {
            sum += x[row] * y[row + lag];
        }
        return sum;
    }
}
