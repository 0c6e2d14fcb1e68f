package dev.ballast.core.statistics.timeseries;

/// Nearly normal numbers that any language reproduces: sums of twelve values of the ANSI C congruential generator,
/// less 6. Golden tests share them with the software that their figures come from.
public final class CongruentialSeries {

    private long state;

    public CongruentialSeries(long seed) {
        this.state = seed;
    }

    public double next() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            state = (1_103_515_245L * state + 12_345) % 2_147_483_648L;
            sum += state / 2_147_483_648.0;
        }
        return sum - 6;
    }

    public double[] next(int count) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = next();
        }
        return values;
    }
}
