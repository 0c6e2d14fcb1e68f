package dev.ballast.core.regime;

import org.ejml.data.DMatrixRMaj;

/// What a hidden Markov model says of a series: the probability of each state in each period, and the likeliest
/// path. Immutable.
public final class HiddenStates {

    private final double logLikelihood;
    private final DMatrixRMaj filtered;
    private final DMatrixRMaj smoothed;
    private final int[] path;

    HiddenStates(double[] series, HiddenMarkovModel model) {
        for (double value : series) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("series must be finite, was " + value);
            }
        }
        var recursion = new ForwardBackward(series, model.states());
        double[][] transition = model.transition();
        double[] initial = model.stationary();
        this.logLikelihood = recursion.forward(initial, model.means(), model.deviations(), transition);
        recursion.backward(transition);
        this.filtered = new DMatrixRMaj(series.length, model.states());
        this.smoothed = new DMatrixRMaj(series.length, model.states());
        for (int t = 0; t < series.length; t++) {
            for (int k = 0; k < model.states(); k++) {
                filtered.set(t, k, recursion.filtered(t, k));
                smoothed.set(t, k, recursion.smoothed(t, k));
            }
        }
        this.path = Viterbi.path(series, model, initial);
    }

    /// ln of the density of the series.
    public double logLikelihood() {
        return logLikelihood;
    }

    /// P(state at t | values to t), T × K; rows sum to 1. What could be known at the time.
    public DMatrixRMaj filtered() {
        return filtered.copy();
    }

    /// P(state at t | all values), T × K; rows sum to 1 but for rounding (1e-14). Looks ahead: not for trading rules
    /// tested on the past.
    public DMatrixRMaj smoothed() {
        return smoothed.copy();
    }

    /// The single likeliest sequence of states (Viterbi 1967), T entries from 0.
    public int[] likeliestPath() {
        return path.clone();
    }
}
