package dev.ballast.core.market.quality;

import java.util.Arrays;

/// Median and scale of a sample that outliers cannot move.
///
/// @param centre the median
/// @param spread 1.4826 · MAD, which is the standard deviation of a normal sample; where more than half of the sample
///     is equal and MAD is 0, 1.2533 times the mean absolute deviation instead (Iglewicz and Hoaglin 1993)
record RobustScale(double centre, double spread) {

    static final RobustScale UNKNOWN = new RobustScale(0, 0);

    private static final double NORMAL_MEDIAN = 1.482602218505602;
    private static final double NORMAL_MEAN = 1.2533141373155001;

    static RobustScale of(double[] sample) {
        double centre = median(sample);
        var distances = new double[sample.length];
        for (int i = 0; i < sample.length; i++) {
            distances[i] = Math.abs(sample[i] - centre);
        }
        double deviation = median(distances);
        double mean = Arrays.stream(distances).sum() / sample.length;
        return new RobustScale(centre, deviation > 0 ? NORMAL_MEDIAN * deviation : NORMAL_MEAN * mean);
    }

    /// False where all of the sample is equal: there is nothing to measure by.
    boolean isKnown() {
        return spread > 0;
    }

    double z(double value) {
        return (value - centre) / spread;
    }

    /// The middle value, or the mean of the two middle ones.
    static double median(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
