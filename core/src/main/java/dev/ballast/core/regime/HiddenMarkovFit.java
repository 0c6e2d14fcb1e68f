package dev.ballast.core.regime;

import dev.ballast.core.result.Result;
import java.util.List;

/// A hidden Markov model at the maximum of its likelihood; states are numbered by deviation, the calmest first.
/// Immutable.
public final class HiddenMarkovFit {

    private final HiddenMarkovModel model;
    private final HiddenStates states;
    private final int observations;
    private final int steps;
    private final double scaledScore;
    private final List<Double> climb;
    private final Result<HiddenMarkovErrors> standardErrors;

    HiddenMarkovFit(
            HiddenMarkovModel model,
            double[] series,
            int steps,
            double scaledScore,
            List<Double> climb,
            Result<HiddenMarkovErrors> standardErrors) {
        this.model = model;
        this.states = model.states(series);
        this.observations = series.length;
        this.steps = steps;
        this.scaledScore = scaledScore;
        this.climb = List.copyOf(climb);
        this.standardErrors = standardErrors;
    }

    public HiddenMarkovModel model() {
        return model;
    }

    /// Probabilities of the states and the likeliest path.
    public HiddenStates states() {
        return states;
    }

    public double logLikelihood() {
        return states.logLikelihood();
    }

    /// Number of values T.
    public int observations() {
        return observations;
    }

    /// K means, K deviations and K(K − 1) free probabilities.
    public int parameters() {
        return model.states() * (model.states() + 1);
    }

    /// −2 ln L + 2 × parameters.
    public double akaike() {
        return -2 * logLikelihood() + 2 * parameters();
    }

    /// −2 ln L + parameters × ln T: for choosing the number of states.
    public double schwarz() {
        return -2 * logLikelihood() + parameters() * Math.log(observations);
    }

    /// Newton steps after expectation-maximisation.
    public int steps() {
        return steps;
    }

    /// Distance to the maximum in standard errors.
    public double scaledScore() {
        return scaledScore;
    }

    /// Log-likelihoods of the expectation-maximisation that led here, in standard units of the series; never
    /// falling.
    public List<Double> climb() {
        return climb;
    }

    /// From the observed information; missing where the maximum presses against an edge, such as a state that is
    /// never left.
    public Result<HiddenMarkovErrors> standardErrors() {
        return standardErrors;
    }
}
