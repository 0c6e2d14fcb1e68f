package dev.ballast.core.risk.tail;

/// Past returns over several days: overlapping windows of daily returns, compounded.
///
/// Keeps the order of the days, and with it volatility clusters and autocorrelation; T − days + 1 windows, of which
/// only T ÷ days are independent.
public final class HistoricalSums {

    private HistoricalSums() {}

    /// One compounded return per window; growth stops at 0. Needs at least `days` returns.
    public static double[] overlapping(double[] returns, int days) {
        if (days < 1 || returns.length < days) {
            throw new IllegalArgumentException(
                    "windows of " + days + " days need as many returns, there are " + returns.length);
        }
        if (days == 1) {
            return returns.clone();
        }
        var sums = new double[returns.length - days + 1];
        for (int start = 0; start < sums.length; start++) {
            double growth = 1;
            for (int day = 0; day < days; day++) {
                growth *= Math.max(0, 1 + returns[start + day]);
            }
            sums[start] = growth - 1;
        }
        return sums;
    }
}
