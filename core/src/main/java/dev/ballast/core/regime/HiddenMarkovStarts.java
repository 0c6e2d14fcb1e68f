package dev.ballast.core.regime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Starts for expectation-maximisation, the same every time: values are dealt into K groups of equal number by a
/// score, and each group's mean and deviation is a state's. Scores: size of the value, mean size of the values
/// around it, value.
final class HiddenMarkovStarts {

    private static final double[] PERSISTENCES = {0.95, 0.7};
    private static final int WINDOW = 10;

    private HiddenMarkovStarts() {}

    /// @param series of mean 0 and deviation 1
    static List<HiddenMarkovModel> of(double[] series, int states, double leastDeviation) {
        var size = new double[series.length];
        for (int t = 0; t < size.length; t++) {
            size[t] = Math.abs(series[t]);
        }
        var models = new ArrayList<HiddenMarkovModel>();
        for (double[] score : List.of(size, around(size), series)) {
            for (double persistence : PERSISTENCES) {
                models.add(model(series, score, states, persistence, leastDeviation));
            }
        }
        return models;
    }

    private static double[] around(double[] size) {
        var means = new double[size.length];
        for (int t = 0; t < size.length; t++) {
            int from = Math.max(0, t - WINDOW);
            int to = Math.min(size.length - 1, t + WINDOW);
            for (int s = from; s <= to; s++) {
                means[t] += size[s] / (to - from + 1);
            }
        }
        return means;
    }

    private static HiddenMarkovModel model(
            double[] series, double[] score, int states, double persistence, double leastDeviation) {
        int[] order = IntStream.range(0, series.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer t) -> score[t]))
                .mapToInt(Integer::intValue)
                .toArray();
        var means = new double[states];
        var deviations = new double[states];
        var transition = new double[states][states];
        for (int k = 0; k < states; k++) {
            int from = k * series.length / states;
            int to = (k + 1) * series.length / states;
            for (int n = from; n < to; n++) {
                means[k] += series[order[n]] / (to - from);
            }
            double squares = 0;
            for (int n = from; n < to; n++) {
                squares += (series[order[n]] - means[k]) * (series[order[n]] - means[k]) / (to - from);
            }
            deviations[k] = Math.max(2 * leastDeviation, Math.sqrt(squares));
            for (int j = 0; j < states; j++) {
                transition[k][j] = j == k ? persistence : (1 - persistence) / (states - 1);
            }
        }
        return new HiddenMarkovModel(means, deviations, transition);
    }
}
