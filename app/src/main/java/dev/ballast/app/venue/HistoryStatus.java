package dev.ballast.app.venue;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the upkeep of stored history is doing.
public sealed interface HistoryStatus {

    /// Nothing is looked after.
    ///
    /// @param reason for the trader: `no live feed`
    record Off(String reason) implements HistoryStatus {}

    /// A series is being looked at.
    ///
    /// @param page that came last, from 1; 0 before the first
    /// @param pages of the series; 0 while it is not known
    /// @param done series of this round that are done
    /// @param total series of this round
    /// @param waiting what is waited for; empty where nothing is
    record Working(
            InstrumentId instrument, Timeframe timeframe, int page, int pages, int done, int total, String waiting)
            implements HistoryStatus {

        /// How much of the round is done, in [0, 1].
        public double share() {
            return (done + (pages == 0 ? 0 : (double) page / pages)) / total;
        }
    }

    /// Waiting for the next bar.
    ///
    /// @param looked when the last round ended; empty before the first
    /// @param next when something is due; empty where there is nothing to look after
    /// @param series that are looked after
    /// @param failed of them that could not be had
    /// @param skipped of them that were not looked at because the trader stopped it
    /// @param reasons of failures, one sentence each
    record Resting(
            Optional<Instant> looked, Optional<Instant> next, int series, int failed, int skipped, List<String> reasons)
            implements HistoryStatus {
        public Resting {
            reasons = List.copyOf(reasons);
        }
    }
}
