package dev.ballast.core.performance;

import dev.ballast.core.market.InstrumentId;

/// What a book is held against (ACC-8).
public sealed interface BenchmarkChoice {

    /// All instruments with stored closes on both days, in equal parts, set back to equal every day.
    record EqualWeight() implements BenchmarkChoice {
        @Override
        public String label() {
            return "Equal weight of all";
        }
    }

    /// One instrument, held.
    record Single(InstrumentId instrument) implements BenchmarkChoice {
        @Override
        public String label() {
            return instrument.symbol();
        }
    }

    /// The name for the screen.
    String label();
}
