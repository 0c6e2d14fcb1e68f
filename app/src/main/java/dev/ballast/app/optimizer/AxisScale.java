package dev.ballast.app.optimizer;

/// Range of an axis: round numbers about everything that is drawn, kept while that still fits well, so that the picture
/// does not jump under a slider. FX thread only.
final class AxisScale {

    private static final double FULL_ENOUGH = 0.6;
    private static final double MARGIN = 0.04;
    private static final double SMALLEST = 1e-4;

    private double low;
    private double high;
    private double step;

    /// Widens to what is to be drawn; narrows only where much would stay empty.
    ///
    /// @param lines of the grid, at most
    void fit(double least, double most, int lines) {
        double span = Math.max(most - least, SMALLEST);
        boolean fits = step > 0 && least >= low && most <= high && (high - low) / step <= lines + 1e-9;
        if (!fits || span < FULL_ENOUGH * (high - low)) {
            choose(least - MARGIN * span, most + MARGIN * span, lines);
        }
    }

    void reset() {
        step = 0;
    }

    /// Steps of 1, 2 or 5 times a power of ten, the smallest with few enough lines.
    private void choose(double least, double most, int lines) {
        double power = Math.pow(10, Math.floor(Math.log10((most - least) / lines)));
        for (double multiple : new double[] {1, 2, 5, 10, 20, 50}) {
            step = multiple * power;
            low = Math.floor(least / step + 1e-9) * step;
            high = Math.ceil(most / step - 1e-9) * step;
            if (Math.round((high - low) / step) <= lines) {
                return;
            }
        }
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /// Number of steps between the ends.
    int steps() {
        return (int) Math.round((high - low) / step);
    }

    /// Where a line of the grid is.
    double at(int line) {
        return low + line * step;
    }

    /// Decimals of a percentage that tell the lines apart.
    int decimals() {
        return (int) Math.clamp(Math.ceil(-Math.log10(step * 100) - 1e-9), 0, 3);
    }
}
