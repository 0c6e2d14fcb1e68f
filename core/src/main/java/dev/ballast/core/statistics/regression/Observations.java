package dev.ballast.core.statistics.regression;

/// What is wrong with a series of observations, in one sentence for the screen.
public final class Observations {

    private Observations() {}

    /// Names the first value that is not a finite number; empty where all are.
    public static String problem(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return "observation " + (i + 1) + " of " + name + " is " + values[i];
            }
        }
        return "";
    }
}
