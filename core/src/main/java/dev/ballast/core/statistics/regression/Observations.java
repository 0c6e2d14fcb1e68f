package dev.ballast.core.statistics.regression;

import dev.ballast.core.statistics.Samples;

/// What is wrong with a series of observations, in one sentence for the screen.
public final class Observations {

    private Observations() {}

    /// Names the first value that is not a finite number, or too large to be squared; empty where all are usable.
    public static String problem(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= Samples.LARGEST)) {
                return "observation " + (i + 1) + " of " + name + " is " + values[i];
            }
        }
        return "";
    }
}
