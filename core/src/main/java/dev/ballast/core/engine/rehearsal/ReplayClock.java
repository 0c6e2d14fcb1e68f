package dev.ballast.core.engine.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of the replayed market. It only goes forward.
final class ReplayClock implements InstantSource {

    private Instant now;

    ReplayClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration step) {
        now = now.plus(step);
    }

    void to(Instant time) {
        if (time.isBefore(now)) {
            throw new IllegalArgumentException("the replay is at " + now + " and cannot go back to " + time);
        }
        now = time;
    }
}
