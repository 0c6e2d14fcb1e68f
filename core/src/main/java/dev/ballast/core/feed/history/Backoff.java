package dev.ballast.core.feed.history;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to leave a venue alone after a failure: from one second on twice as long each time, up to a minute, and a
/// random part of it, so that many who failed together do not come back together ("equal jitter" of M. Brooker,
/// Exponential Backoff and Jitter, AWS Architecture Blog, 2015). What the venue asks for is kept to, and a random part
/// added.
final class Backoff {

    static final int MOST_ATTEMPTS = 6;

    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// The wait after a failure.
    ///
    /// @param attempt that failed, from 1
    Duration after(int attempt, CandleFailure failure) {
        long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 16));
        Duration own = Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
        return failure.retryAfter()
                .map(asked -> asked.plusMillis(random.nextLong(FIRST_MILLIS)))
                .orElse(own);
    }
}
