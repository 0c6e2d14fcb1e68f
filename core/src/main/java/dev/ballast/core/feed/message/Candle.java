package dev.ballast.core.feed.message;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import java.time.Duration;
import java.time.Instant;

/// A bar as a venue streams it, whole or still growing.
///
/// @param length of the bar; > 0
/// @param bar its prices so far
/// @param state whether it can still change
/// @param time when the venue said so
public record Candle(InstrumentId instrument, Duration length, Bar bar, State state, Instant time) {

    /// Whether a bar can still change.
    public enum State {
        /// The venue says that it is closed, or its end lies before the venue's own time.
        CLOSED,
        /// Its interval is not over: no estimate may be made from it.
        GROWING
    }

    public Candle {
        if (!length.isPositive()) {
            throw new IllegalArgumentException("length of a candle must be > 0, was " + length);
        }
    }
}
