package dev.ballast.core.regime;

import dev.ballast.core.result.Result;
import java.util.Arrays;

/// A Gaussian hidden Markov model: in state k a value is normal with mean μ(k) and deviation σ(k); states follow
/// a Markov chain that starts in its stationary distribution. Immutable.
public final class HiddenMarkovModel {

    private static final double ROUNDING = 1e-9;

    private final double[] means;
    private final double[] deviations;
    private final double[][] transition;

    /// @param means K ≥ 1 values
    /// @param deviations K values > 0
    /// @param transition K × K, entry (i, j) the probability of j after i; rows sum to 1
    public HiddenMarkovModel(double[] means, double[] deviations, double[][] transition) {
        int size = means.length;
        if (size < 1 || deviations.length != size || transition.length != size) {
            throw new IllegalArgumentException("means, deviations and transition must be of one size >= 1, were " + size
                    + ", " + deviations.length + " and " + transition.length);
        }
        this.means = means.clone();
        this.deviations = deviations.clone();
        this.transition = new double[size][];
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(means[i])) {
                throw new IllegalArgumentException("means must be finite, was " + means[i]);
            }
            if (!(deviations[i] > 0 && Double.isFinite(deviations[i]))) {
                throw new IllegalArgumentException("deviations must be > 0, was " + deviations[i]);
            }
            this.transition[i] = transition[i].clone();
            double sum = Arrays.stream(transition[i]).sum();
            if (transition[i].length != size
                    || !(Math.abs(sum - 1) < ROUNDING)
                    || Arrays.stream(transition[i]).anyMatch(p -> !(p >= 0))) {
                throw new IllegalArgumentException(
                        "rows of transition must be probabilities, was " + Arrays.toString(transition[i]));
            }
        }
    }

    /// Number of states K.
    public int states() {
        return means.length;
    }

    public double mean(int state) {
        return means[state];
    }

    public double deviation(int state) {
        return deviations[state];
    }

    /// Probability of `to` one period after `from`.
    public double transition(int from, int to) {
        return transition[from][to];
    }

    /// Share of time spent in each state in the long run.
    public double[] stationary() {
        return Stationary.of(transition);
    }

    /// Periods that a state lasts on average, 1 ÷ (1 − p(k, k)); missing where it is never left.
    public Result<Double> expectedDuration(int state) {
        double leaving = 0;
        for (int to = 0; to < means.length; to++) {
            leaving += to == state ? 0 : transition[state][to];
        }
        return leaving > 0 ? Result.of(1 / leaving) : Result.missing("state " + state + " is never left");
    }

    /// Which state the series was in, as far as can be told; values are finite.
    public HiddenStates states(double[] series) {
        if (series.length == 0) {
            throw new IllegalArgumentException("series must not be empty");
        }
        return new HiddenStates(series, this);
    }

    double[] means() {
        return means.clone();
    }

    double[] deviations() {
        return deviations.clone();
    }

    double[][] transition() {
        var copy = new double[transition.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = transition[i].clone();
        }
        return copy;
    }
}
