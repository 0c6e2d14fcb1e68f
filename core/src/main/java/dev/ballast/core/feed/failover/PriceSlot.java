package dev.ballast.core.feed.failover;

import dev.ballast.core.market.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one venue last said of one instrument, and for how long it has said it in time.
final class PriceSlot {

    /// What became of a quote.
    enum Taken {
        /// It stands, and its prices are new.
        MOVED,
        /// It stands, with the prices of the one before.
        REPEATED,
        /// Older than the one that stands: out of order.
        OLDER,
        /// Too far from the one that stands to be of the same coin.
        JUMPED
    }

    private final FailoverPolicy policy;
    private @Nullable Quote quote;
    /// Venue's time of the quote that stands.
    private Instant venueTime = Instant.MIN;
    /// From when the price's age counts: the venue's time, but never later than its arrival.
    private Instant asOf = Instant.MIN;
    private Instant received = Instant.MIN;
    private @Nullable Instant healthySince;
    private String refused = "";
    private String jump = "";

    PriceSlot(FailoverPolicy policy) {
        this.policy = policy;
    }

    Taken take(Quote next, Instant now) {
        Quote last = quote;
        if (last != null
                && next.time().isBefore(venueTime)
                && age(received, now).compareTo(policy.staleAfter()) <= 0) {
            return Taken.OLDER;
        }
        if (last != null && isJump(last, next)) {
            jump = "%s went from %s to %s in one step at %s"
                    .formatted(next.instrument(), last.mid(), next.mid(), next.source());
            healthySince = null;
            return Taken.JUMPED;
        }
        jump = "";
        boolean wasLive = isYoung(now);
        boolean moved =
                last == null || last.bid() != next.bid() || last.ask() != next.ask() || last.last() != next.last();
        boolean ahead = next.time().isAfter(now.plus(policy.clockTolerance()));
        quote = ahead ? new Quote(next.instrument(), next.bid(), next.ask(), next.last(), next.source(), now) : next;
        venueTime = next.time();
        received = now;
        asOf = next.time().isAfter(now) ? now : next.time();
        if (!isYoung(now)) {
            healthySince = null;
        } else if (!wasLive || healthySince == null) {
            healthySince = now;
        }
        return moved ? Taken.MOVED : Taken.REPEATED;
    }

    /// The quote that stands; only after a first one.
    Quote quote() {
        return Objects.requireNonNull(quote);
    }

    /// Whether the price is young enough and is the coin's.
    boolean isLive(Instant now) {
        return jump.isEmpty() && refused.isEmpty() && isYoung(now);
    }

    /// How long it has been live without a break; zero where it is not.
    Duration healthy(Instant now) {
        Instant since = healthySince;
        return since == null || !isLive(now) ? Duration.ZERO : age(since, now);
    }

    Duration age(Instant now) {
        return age(asOf, now);
    }

    /// A frozen venue has to prove its health anew.
    void forgetHealth() {
        healthySince = null;
    }

    /// What stands now is the first of a new health.
    void startHealth(Instant now) {
        healthySince = isYoung(now) ? now : null;
    }

    void refuse(String reason) {
        refused = reason;
    }

    boolean isRefused() {
        return !refused.isEmpty();
    }

    /// Why its last quote was not believed; empty where it was.
    String jump() {
        return jump;
    }

    /// This machine's clock was set back: nothing that stands is younger than now.
    void clockSetBack(Instant now) {
        Quote last = quote;
        if (last == null) {
            return;
        }
        asOf = earlier(asOf, now);
        received = earlier(received, now);
        venueTime = earlier(venueTime, now);
        Instant since = healthySince;
        healthySince = since == null ? null : earlier(since, now);
        if (last.time().isAfter(now)) {
            quote = new Quote(last.instrument(), last.bid(), last.ask(), last.last(), last.source(), now);
        }
    }

    private boolean isYoung(Instant now) {
        return quote != null && age(asOf, now).compareTo(policy.staleAfter()) <= 0;
    }

    private boolean isJump(Quote last, Quote next) {
        double factor = next.mid() / last.mid();
        return factor > policy.jump() || factor < 1 / policy.jump();
    }

    private static Duration age(Instant from, Instant now) {
        Duration age = Duration.between(from, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
