package dev.ballast.core.feed.failover;

import java.time.Duration;

/// When an instrument changes its venue (MKT-2, MKT-3).
///
/// @param staleAfter age from which a venue's quote is not used while the other venue has a younger one, > 0
/// @param healthyFor how long the primary must have been without a stale quote before an instrument comes back, > 0
/// @param divergence distance of the two middle prices, as a fraction of the primary's, above which they disagree, > 0
/// @param irreconcilable distance above which the fallback is not used at all, > `divergence`
/// @param jump factor between two quotes of one venue that is taken for another coin under the same name, > 1
/// @param clockTolerance how far a venue's clock may be off before it is named, > 0
/// @param movesOfTheOther price changes of the other venue, while a venue made none for `staleAfter`, that tell it
///     frozen, ≥ 1
/// @param grid time between two looks at ages, > 0
public record FailoverPolicy(
        Duration staleAfter,
        Duration healthyFor,
        double divergence,
        double irreconcilable,
        double jump,
        Duration clockTolerance,
        int movesOfTheOther,
        Duration grid) {

    public static final FailoverPolicy DEFAULT = new FailoverPolicy(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            0.01,
            0.2,
            10,
            Duration.ofSeconds(1),
            5,
            Duration.ofMillis(250));

    public FailoverPolicy {
        positive("staleAfter", staleAfter);
        positive("healthyFor", healthyFor);
        positive("clockTolerance", clockTolerance);
        positive("grid", grid);
        if (!(divergence > 0 && irreconcilable > divergence && irreconcilable < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "need 0 < divergence < irreconcilable, was " + divergence + " and " + irreconcilable);
        }
        if (!(jump > 1 && jump < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("jump must be > 1, was " + jump);
        }
        if (movesOfTheOther < 1) {
            throw new IllegalArgumentException("movesOfTheOther must be >= 1, was " + movesOfTheOther);
        }
    }

    /// The same rules in a time that runs `factor` times as fast, for showing and testing.
    public FailoverPolicy scaled(long factor) {
        return new FailoverPolicy(
                staleAfter.dividedBy(factor),
                healthyFor.dividedBy(factor),
                divergence,
                irreconcilable,
                jump,
                clockTolerance,
                movesOfTheOther,
                grid.dividedBy(factor));
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be > 0, was " + value);
        }
    }
}
