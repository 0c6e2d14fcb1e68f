package dev.ballast.app.risk;

import dev.ballast.core.risk.series.DatedSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Daily returns counted in bins of equal width, beside what a normal distribution of the same mean and deviation
/// would count.
///
/// Width by Freedman and Diaconis (1981): 2 IQR ÷ ∛T, which heavy tails don't widen; between 10 and 80 bins, edges at
/// whole multiples of the width so that zero is an edge.
///
/// @param bins from the lowest return to the highest, without gaps
/// @param width of a bin, a fraction
/// @param mean of the returns
/// @param deviation standard deviation of the returns, divisor T − 1
/// @param observations T
record ReturnHistogram(List<Bin> bins, double width, double mean, double deviation, int observations) {

    private static final int FEWEST = 10;
    private static final int MOST = 80;

    /// @param from lower edge, inclusive
    /// @param count returns within
    record Bin(double from, int count) {}

    ReturnHistogram {
        bins = List.copyOf(bins);
    }

    /// Needs at least two returns that differ; else there is nothing to draw and the list of bins is empty.
    static ReturnHistogram of(DatedSeries series) {
        double[] sorted = series.values();
        Arrays.sort(sorted);
        int count = sorted.length;
        double mean = Arrays.stream(sorted).average().orElse(0);
        double squares = Arrays.stream(sorted).map(r -> (r - mean) * (r - mean)).sum();
        double deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
        double range = count > 1 ? sorted[count - 1] - sorted[0] : 0;
        if (!(range > 0) || !Double.isFinite(range)) {
            return new ReturnHistogram(List.of(), 0, mean, deviation, count);
        }
        double spread = sorted[count * 3 / 4] - sorted[count / 4];
        double width = Math.clamp(2 * spread / Math.cbrt(count), range / MOST, range / FEWEST);
        long first = (long) Math.floor(sorted[0] / width);
        long last = (long) Math.floor(sorted[count - 1] / width);
        int[] counts = new int[(int) (last - first) + 1];
        for (double value : sorted) {
            counts[(int) ((long) Math.floor(value / width) - first)]++;
        }
        var bins = new ArrayList<Bin>();
        for (int i = 0; i < counts.length; i++) {
            bins.add(new Bin((first + i) * width, counts[i]));
        }
        return new ReturnHistogram(bins, width, mean, deviation, count);
    }

    /// Returns a normal distribution would count in a bin around `x`.
    double normalCount(double x) {
        double z = (x - mean) / deviation;
        return observations * width * Math.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI));
    }
}
