package dev.ballast.core.market;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a price counts as stale and as dead (MKT-3).
///
/// @param staleAfter age from which a price is stale, > 0
/// @param deadAfter age from which a price is dead, ≥ `staleAfter`
public record FreshnessPolicy(Duration staleAfter, Duration deadAfter) {

    public static final FreshnessPolicy DEFAULT = new FreshnessPolicy(Duration.ofSeconds(10), Duration.ofSeconds(60));

    public FreshnessPolicy {
        if (!staleAfter.isPositive() || deadAfter.compareTo(staleAfter) < 0) {
            throw new IllegalArgumentException(
                    "need 0 < staleAfter <= deadAfter, was " + staleAfter + " and " + deadAfter);
        }
    }

    /// The state of a quote at `now`; a price that is a stored close is never better than dead.
    public Freshness judge(@Nullable Quote quote, Instant now) {
        if (quote == null) {
            return Freshness.MISSING;
        }
        if (quote.source() == QuoteSource.LAST_CLOSE || quote.age(now).compareTo(deadAfter) > 0) {
            return Freshness.DEAD;
        }
        return quote.age(now).compareTo(staleAfter) > 0 ? Freshness.STALE : Freshness.LIVE;
    }
}
