package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;

/// Two different instruments, whichever comes first.
public record Pair(InstrumentId first, InstrumentId second) {

    public Pair {
        if (first.equals(second)) {
            throw new IllegalArgumentException("a pair needs two instruments, was " + first + " twice");
        }
    }

    public boolean has(InstrumentId instrument) {
        return first.equals(instrument) || second.equals(instrument);
    }

    public boolean isSameAs(Pair other) {
        return has(other.first) && has(other.second);
    }

    @Override
    public String toString() {
        return first + " · " + second;
    }
}
