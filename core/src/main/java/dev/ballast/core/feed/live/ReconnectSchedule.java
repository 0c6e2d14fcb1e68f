package dev.ballast.core.feed.live;

import java.time.Duration;
import java.util.SplittableRandom;

/// When to try again: exponential backoff with full jitter, and a circuit breaker above it.
///
/// The n-th failure in a row waits `least + U(0, min(most, base·2ⁿ⁻¹))`, as in M. Brooker, "Exponential Backoff And
/// Jitter", AWS Architecture Blog 2015 (full jitter); `least` keeps a lucky draw from hammering. After
/// `failuresToOpen` failures the circuit opens for `openFor`, doubled with every trial that fails. Not thread-safe.
final class ReconnectSchedule {

    private static final int MOST_DOUBLINGS = 30;

    private final ConnectionPolicy policy;
    private final SplittableRandom random;
    private int failures;

    ReconnectSchedule(ConnectionPolicy policy, SplittableRandom random) {
        this.policy = policy;
        this.random = random;
    }

    /// Counts a failure; how long to wait, at least `asked` by the venue.
    Duration failed(Duration asked) {
        failures++;
        Duration wait = isOpen() ? open() : backoff();
        return wait.compareTo(asked) < 0 ? asked : wait;
    }

    /// Whether so many attempts failed that the venue is left alone for a while.
    boolean isOpen() {
        return failures >= policy.failuresToOpen();
    }

    int failures() {
        return failures;
    }

    /// A connection stood long enough: what failed before is forgotten.
    void stable() {
        failures = 0;
    }

    private Duration backoff() {
        Duration ceiling = doubled(policy.backoffBase(), failures - 1, policy.backoffMost());
        return policy.backoffLeast().plusNanos((long) (random.nextDouble() * ceiling.toNanos()));
    }

    private Duration open() {
        Duration whole = doubled(policy.openFor(), failures - policy.failuresToOpen(), policy.openMost());
        // Half of it is certain, the other half spreads many desks that lost the same venue.
        return whole.dividedBy(2)
                .plusNanos((long) (random.nextDouble() * whole.dividedBy(2).toNanos()));
    }

    private static Duration doubled(Duration base, int times, Duration most) {
        Duration value = base;
        for (int i = 0; i < Math.min(times, MOST_DOUBLINGS) && value.compareTo(most) < 0; i++) {
            value = value.multipliedBy(2);
        }
        return value.compareTo(most) > 0 ? most : value;
    }
}
