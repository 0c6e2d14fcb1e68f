package dev.ballast.core.feed.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Keeps requests within a venue's limit: a bucket that fills at a steady rate, from which each request takes its
/// weight. It says how long to wait and never waits itself. Not thread-safe.
public final class TokenBucket {

    private final double capacity;
    private double perSecond;
    private final InstantSource clock;
    private double tokens;
    private Instant filled;

    /// A full bucket.
    ///
    /// @param capacity weight of the largest burst, > 0
    /// @param perSecond weight that comes back in a second, > 0
    public TokenBucket(double capacity, double perSecond, InstantSource clock) {
        if (!(capacity > 0 && perSecond > 0)) {
            throw new IllegalArgumentException(
                    "capacity and perSecond must be > 0, were " + capacity + " and " + perSecond);
        }
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.clock = clock;
        this.tokens = capacity;
        this.filled = clock.instant();
    }

    /// Takes `weight` and returns how long to wait before the request may go; zero where it may go at once. Requests
    /// take their turn: what was taken before is waited for too.
    ///
    /// @param weight in (0, capacity]
    public Duration take(double weight) {
        if (!(weight > 0 && weight <= capacity)) {
            throw new IllegalArgumentException("weight must lie in (0, " + capacity + "], was " + weight);
        }
        fill();
        tokens -= weight;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-tokens / perSecond * 1e9));
    }

    /// Fills at another rate from now on; what came until now came at the one before.
    ///
    /// @param rate weight that comes back in a second, > 0
    public void fillAt(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate must be > 0, was " + rate);
        }
        if (rate != perSecond) {
            fill();
            perSecond = rate;
        }
    }

    private void fill() {
        Instant now = clock.instant();
        if (now.isAfter(filled)) {
            tokens = Math.min(
                    capacity, tokens + perSecond * Duration.between(filled, now).toNanos() / 1e9);
        }
        // A clock that goes back gives nothing, and takes nothing either.
        filled = now;
    }
}
