package dev.ballast.app.drift;

import dev.ballast.core.rebalance.forecast.WeightBand;

/// Range of the axis of weights: round numbers about everything that is drawn, kept while that still fits well, so
/// that nothing jumps when a price ticks.
final class WeightScale {

    private static final double[] STEPS = {0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
    private static final int MOST_LINES = 7;
    private static final double FULL_ENOUGH = 0.55;

    private double low;
    private double high;
    private double step;

    /// Widens to what is to be drawn; narrows only where much would stay empty.
    void fit(WeightPicture picture) {
        double least = picture.figures().drift().weight();
        double most = least;
        for (WeightHistory.Point point : picture.history().points()) {
            least = Math.min(least, point.weight());
            most = Math.max(most, point.weight());
        }
        WeightBand band = picture.figures().trigger().next();
        least = Math.max(0, Math.min(Math.min(least, band.lower()), picture.coneBottom()));
        most = Math.max(Math.max(most, band.upper()), picture.coneTop());
        boolean fits = step > 0 && least >= low && most <= high;
        if (!fits || most - least < FULL_ENOUGH * (high - low)) {
            choose(least, most);
        }
    }

    void reset() {
        step = 0;
    }

    private void choose(double least, double most) {
        for (double candidate : STEPS) {
            step = candidate;
            low = Math.floor(least / candidate) * candidate;
            high = Math.ceil(most / candidate + 0.15) * candidate;
            if ((high - low) / candidate <= MOST_LINES) {
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

    double step() {
        return step;
    }
}
