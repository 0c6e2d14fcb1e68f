package dev.ballast.core.feed;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One venue of a live feed, for the status bar and the journal.
///
/// @param venue which
/// @param state where its connection stands
/// @param since when this state began
/// @param reason one sentence: why it stands there; empty while all is well
/// @param messages received on all connections so far
/// @param quotes decoded from them
/// @param bars that became whole by them
/// @param problems messages, or tickers in them, that could not be used
/// @param gaps times its sequence numbers jumped
/// @param connections made so far
/// @param clockAhead how far the venue's clock is ahead of this machine's by its freshest messages; negative where it
///     is behind or its messages are late
/// @param refused instruments it does not deliver, each with the reason
public record VenueStatus(
        QuoteSource venue,
        VenueState state,
        Instant since,
        String reason,
        long messages,
        long quotes,
        long bars,
        long problems,
        long gaps,
        long connections,
        Duration clockAhead,
        Map<InstrumentId, String> refused) {

    public VenueStatus {
        refused = Map.copyOf(refused);
    }

    public VenueStatus with(VenueState other, Instant when, String why) {
        return new VenueStatus(
                venue, other, when, why, messages, quotes, bars, problems, gaps, connections, clockAhead, refused);
    }

    public VenueStatus withClockAhead(Duration ahead) {
        return new VenueStatus(
                venue, state, since, reason, messages, quotes, bars, problems, gaps, connections, ahead, refused);
    }
}
