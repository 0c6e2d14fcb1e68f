package dev.ballast.core.feed.failover;

import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What tells of one venue as a whole: whether its prices move, and how far its clock is off.
final class VenueLane {

    private final QuoteSource venue;
    private final FailoverPolicy policy;
    private Instant lastMove;
    private int movesOfTheOther;
    private boolean connected;
    private @Nullable Instant frozenSince;
    private Instant windowStart;
    /// Least arrival less venue time, in this window and the one before: what is left is the clock, or a lag of all.
    private @Nullable Duration least;
    private @Nullable Duration leastBefore;

    VenueLane(QuoteSource venue, FailoverPolicy policy, Instant start) {
        this.venue = venue;
        this.policy = policy;
        this.lastMove = start;
        this.windowStart = start;
    }

    QuoteSource venue() {
        return venue;
    }

    void received(Duration behind) {
        Duration known = least;
        least = known == null || behind.compareTo(known) < 0 ? behind : known;
    }

    /// A connection was made: its prices have time to move.
    void connected(Instant now) {
        connected = true;
        lastMove = now;
        movesOfTheOther = 0;
    }

    /// A venue that is gone is not frozen; its prices grow old.
    void disconnected() {
        connected = false;
        frozenSince = null;
    }

    /// A price of it moved. Returns whether it was frozen until now.
    boolean moved(Instant now) {
        lastMove = now;
        movesOfTheOther = 0;
        boolean was = frozenSince != null;
        frozenSince = null;
        return was;
    }

    /// A price moved at the other venue, of an instrument that this one quotes too.
    void otherMoved() {
        movesOfTheOther++;
    }

    /// Looks whether it froze. Returns whether it did just now.
    boolean checkFrozen(Instant now) {
        boolean still = connected && Duration.between(lastMove, now).compareTo(policy.staleAfter()) > 0;
        if (frozenSince == null && still && movesOfTheOther >= policy.movesOfTheOther()) {
            frozenSince = now;
            return true;
        }
        return false;
    }

    Optional<Instant> frozenSince() {
        return Optional.ofNullable(frozenSince);
    }

    boolean isFrozen() {
        return frozenSince != null;
    }

    void turnWindow(Instant now) {
        if (Duration.between(windowStart, now).compareTo(policy.healthyFor()) >= 0) {
            windowStart = now;
            leastBefore = least;
            least = null;
        }
    }

    /// How far its times are ahead of the arrivals; zero before the first quote.
    Duration clockAhead() {
        Duration now = least;
        Duration before = leastBefore;
        if (now == null) {
            return before == null ? Duration.ZERO : before.negated();
        }
        return (before == null || now.compareTo(before) < 0 ? now : before).negated();
    }

    void clockSetBack(Instant now) {
        lastMove = now;
        windowStart = now;
        movesOfTheOther = 0;
        least = null;
        leastBefore = null;
    }
}
