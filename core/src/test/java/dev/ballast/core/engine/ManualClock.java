package dev.ballast.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves when a test says so.
public final class ManualClock implements InstantSource {

    private Instant now;

    public ManualClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void to(Instant moment) {
        now = moment;
    }

    public synchronized void advance(Duration step) {
        now = now.plus(step);
    }
}
