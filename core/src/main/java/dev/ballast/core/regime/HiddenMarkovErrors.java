package dev.ballast.core.regime;

/// Standard errors of a hidden Markov model's parameters. Immutable.
public final class HiddenMarkovErrors {

    private final double[] means;
    private final double[] deviations;
    private final double[][] transition;

    HiddenMarkovErrors(double[] means, double[] deviations, double[][] transition) {
        this.means = means;
        this.deviations = deviations;
        this.transition = transition;
    }

    public double mean(int state) {
        return means[state];
    }

    public double deviation(int state) {
        return deviations[state];
    }

    public double transition(int from, int to) {
        return transition[from][to];
    }
}
