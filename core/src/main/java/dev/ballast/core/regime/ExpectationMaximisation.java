package dev.ballast.core.regime;

import java.util.ArrayList;
import java.util.List;

/// Baum and Welch's algorithm with the distribution of the first state free, so that every step has a closed form
/// and the likelihood never falls. It finds the hill; the summit with a stationary start is the business of
/// Newton's method.
///
/// Source: Baum, Petrie, Soules and Weiss, Annals of Mathematical Statistics 41 (1970). A deviation is held above a
/// floor, for a state that shrinks onto one value has infinite likelihood and no meaning.
final class ExpectationMaximisation {

    private final double[] series;
    private final int states;
    private final double leastDeviation;
    private final ForwardBackward recursion;
    private double[] initial;
    private double[] means;
    private double[] deviations;
    private double[][] transition;
    private final List<Double> likelihoods = new ArrayList<>();

    ExpectationMaximisation(double[] series, HiddenMarkovModel start, double leastDeviation) {
        this.series = series;
        this.states = start.states();
        this.leastDeviation = leastDeviation;
        this.recursion = new ForwardBackward(series, states);
        this.initial = start.stationary();
        this.means = start.means();
        this.deviations = start.deviations();
        this.transition = start.transition();
    }

    /// Steps until the likelihood gains less than `least`, at most `limit` times.
    void run(int limit, double least) {
        double before = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < limit; step++) {
            double value = recursion.forward(initial, means, deviations, transition);
            likelihoods.add(value);
            if (!(value - before > least)) {
                return;
            }
            before = value;
            recursion.backward(transition);
            maximise();
        }
    }

    /// Before each step; never falling.
    List<Double> likelihoods() {
        return List.copyOf(likelihoods);
    }

    double last() {
        return likelihoods.getLast();
    }

    /// Whether a state has shrunk onto the floor.
    boolean isDegenerate() {
        for (double deviation : deviations) {
            if (deviation <= leastDeviation) {
                return true;
            }
        }
        return false;
    }

    HiddenMarkovModel model() {
        return new HiddenMarkovModel(means, deviations, transition);
    }

    private void maximise() {
        for (int k = 0; k < states; k++) {
            double weight = 0;
            double sum = 0;
            for (int t = 0; t < series.length; t++) {
                double share = recursion.smoothed(t, k);
                weight += share;
                sum += share * series[t];
            }
            initial[k] = recursion.smoothed(0, k);
            if (weight > 0) {
                means[k] = sum / weight;
                double squares = 0;
                for (int t = 0; t < series.length; t++) {
                    double shock = series[t] - means[k];
                    squares += recursion.smoothed(t, k) * shock * shock;
                }
                deviations[k] = Math.max(leastDeviation, Math.sqrt(squares / weight));
            }
        }
        for (int i = 0; i < states; i++) {
            double sum = 0;
            for (int j = 0; j < states; j++) {
                sum += transition[i][j] * recursion.flow(i, j);
            }
            for (int j = 0; j < states && sum > 0; j++) {
                transition[i][j] *= recursion.flow(i, j) / sum;
            }
        }
    }
}
