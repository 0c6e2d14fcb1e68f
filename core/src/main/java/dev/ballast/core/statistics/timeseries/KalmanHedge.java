package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.regression.Observations;

/// A hedge ratio that drifts: y(t) = β(t) x(t) + α(t) + v(t), the state (β, α) a random walk, filtered by Kalman.
///
/// Each step: P ← P + Q, Q = δ ÷ (1 − δ) · I; innovation e = y − βx − α of variance S = xPx + R; then the update
/// by the gain P(x, 1)ᵀ ÷ S. Start: state (0, 0), P = I. Source: E. Chan, Algorithmic Trading (2013), chapter 3;
/// O(T).
///
/// @param delta δ in (0, 1); 1e-4 follows over about ten thousand periods' worth of noise
/// @param observationVariance R > 0, variance of v, in the unit of y squared
public record KalmanHedge(double delta, double observationVariance) {

    public KalmanHedge {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must lie in (0, 1), was " + delta);
        }
        if (!(observationVariance > 0 && Double.isFinite(observationVariance))) {
            throw new IllegalArgumentException("observationVariance must be > 0, was " + observationVariance);
        }
    }

    /// δ = 1e-4, R = 1e-3: for logarithms of prices.
    public static KalmanHedge standard() {
        return new KalmanHedge(1e-4, 1e-3);
    }

    /// The state after the last pair.
    ///
    /// @param hedgeRatio β
    /// @param intercept α
    /// @param hedgeRatioVariance P of β
    /// @param covariance P of β and α
    /// @param interceptVariance P of α
    /// @param innovation e of the last pair: how far y was from what the state before it said
    /// @param innovationVariance S of the last pair
    public record State(
            double hedgeRatio,
            double intercept,
            double hedgeRatioVariance,
            double covariance,
            double interceptVariance,
            double innovation,
            double innovationVariance) {

        /// The last innovation in its own standard deviations: the trading signal.
        public double zScore() {
            return innovation / Math.sqrt(innovationVariance);
        }
    }

    /// Filters two series of equal length ≥ 2, oldest first; missing where a value isn't finite.
    public Result<State> filter(double[] y, double[] x) {
        if (y.length != x.length) {
            throw new IllegalArgumentException("y has " + y.length + " values, x " + x.length);
        }
        if (y.length < 2) {
            return Result.missing("a hedge ratio needs at least 2 pairs, was " + y.length);
        }
        String problem = Observations.problem(y, "y") + Observations.problem(x, "x");
        if (!problem.isEmpty()) {
            return Result.missing(problem);
        }
        double noise = delta / (1 - delta);
        var state = new State(0, 0, 1, 0, 1, 0, 1);
        for (int t = 0; t < y.length; t++) {
            state = step(state, y[t], x[t], noise);
        }
        return Double.isFinite(state.hedgeRatio + state.intercept + state.innovation)
                ? Result.of(state)
                : Result.missing("the filter left the range of numbers");
    }

    private State step(State s, double y, double x, double noise) {
        double betaVariance = s.hedgeRatioVariance + noise;
        double alphaVariance = s.interceptVariance + noise;
        double covariance = s.covariance;
        double innovation = y - s.hedgeRatio * x - s.intercept;
        double betaPull = betaVariance * x + covariance;
        double alphaPull = covariance * x + alphaVariance;
        double variance = betaPull * x + alphaPull + observationVariance;
        double betaGain = betaPull / variance;
        double alphaGain = alphaPull / variance;
        return new State(
                s.hedgeRatio + betaGain * innovation,
                s.intercept + alphaGain * innovation,
                betaVariance - betaGain * betaPull,
                covariance - betaGain * alphaPull,
                alphaVariance - alphaGain * alphaPull,
                innovation,
                variance);
    }
}
