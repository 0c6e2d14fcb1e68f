package dev.ballast.core.feed.history;

import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.util.List;
import java.util.Optional;

/// What became of one series of a backfill.
///
/// @param origin who gave the last page; empty where nobody was asked or nobody answered
/// @param requests requests made, repetitions included
/// @param added bars that were not stored before
/// @param corrections stored bars that the venue now says differently; the new ones are stored
/// @param absent openings for which the venue has no bar
/// @param refused what was wrong with bars that were left out
/// @param leftOut bars left out as not whole, such as the first one of a new listing
/// @param failures venues that failed, and why, in the order in which they were tried
/// @param end how it ended
public record BackfillReport(
        InstrumentId instrument,
        Timeframe timeframe,
        Optional<BarArchive.Origin> origin,
        int requests,
        int added,
        List<Correction> corrections,
        int absent,
        List<Problem> refused,
        List<Bar> leftOut,
        List<VenueFailure> failures,
        End end) {

    public BackfillReport {
        corrections = List.copyOf(corrections);
        refused = List.copyOf(refused);
        leftOut = List.copyOf(leftOut);
        failures = List.copyOf(failures);
    }

    /// How a series ended.
    public enum End {
        /// All of the range is stored, or known not to exist.
        COMPLETE,
        /// No venue gave all of it; what came is stored.
        FAILED,
        /// Stopped; what came is stored, and the next run goes on from there.
        CANCELLED
    }

    /// A stored bar that a venue now says differently.
    public record Correction(Bar before, Bar after) {}

    /// A venue that did not give what it was asked for.
    public record VenueFailure(QuoteSource venue, CandleFailure failure) {}
}
