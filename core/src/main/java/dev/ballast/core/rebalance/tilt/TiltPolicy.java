package dev.ballast.core.rebalance.tilt;

import dev.ballast.core.performance.RunningPerformance;

/// How computed target weights adapt to the running performance of each asset (MKT-6).
///
/// The wanted multiplier of a weight is exp(rate × S(t)), held to [1 ÷ bound, bound]: t is the mean excess return in
/// standard errors ([RunningPerformance#evidence]), S(t) = sign(t) max(0, |t| − threshold) its soft threshold, so that
/// what chance explains moves nothing (Donoho and Johnstone 1994, Biometrika 81, p. 425). It is the multiplicative
/// update of Hedge, whose exponent is a learning rate × the sum of payoffs (Freund and Schapire 1997, JCSS 55, p. 119,
/// § 2), with the method's weights to start from, payoffs eₜ ÷ s that fade with λ, and the learning rate
/// rate ÷ √Σλ^(2 age): less with more days, as 1 ÷ √T there.
///
/// One wild day alone moves little, since it grows the standard error with the mean: with the defaults at most 9 %.
///
/// @param choice whether targets adapt at all
/// @param bound b, the largest multiplier of a weight, ≥ 1; the smallest is 1 ÷ b
/// @param halfLifeDays days after which a return weighs half, > 0
/// @param fewestDays days an asset needs before its weight moves, ≥ 5
/// @param threshold standard errors that move nothing, ≥ 0
/// @param rate logarithm of the multiplier for each standard error beyond, > 0
public record TiltPolicy(
        Choice choice, double bound, double halfLifeDays, int fewestDays, double threshold, double rate) {

    /// Whose word counts.
    public enum Choice {
        /// Targets are as their method makes them.
        OFF,
        /// Assets that do better than the others get more, those that do worse less.
        PERFORMANCE
    }

    private static final int FEWEST = 5;

    public static final TiltPolicy DEFAULT = new TiltPolicy(Choice.OFF, 1.5, 60, 20, 1, 0.2);

    public TiltPolicy {
        if (!(bound >= 1 && Double.isFinite(bound))) {
            throw new IllegalArgumentException("bound must be finite and >= 1, was " + bound);
        }
        if (!(halfLifeDays > 0 && Double.isFinite(halfLifeDays))) {
            throw new IllegalArgumentException("halfLifeDays must be finite and > 0, was " + halfLifeDays);
        }
        if (fewestDays < FEWEST) {
            throw new IllegalArgumentException("fewestDays must be >= " + FEWEST + ", was " + fewestDays);
        }
        if (!(threshold >= 0 && Double.isFinite(threshold)) || !(rate > 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException("need threshold >= 0 and rate > 0, were " + threshold + " and " + rate);
        }
    }

    /// The same with another choice.
    public TiltPolicy with(Choice other) {
        return new TiltPolicy(other, bound, halfLifeDays, fewestDays, threshold, rate);
    }

    /// The multiplier that a performance asks for, in [1 ÷ bound, bound].
    public double multiplier(RunningPerformance performance) {
        double evidence = performance.evidence();
        double beyond = Math.copySign(Math.max(0, Math.abs(evidence) - threshold), evidence);
        return Math.clamp(Math.exp(rate * beyond), 1 / bound, bound);
    }
}
