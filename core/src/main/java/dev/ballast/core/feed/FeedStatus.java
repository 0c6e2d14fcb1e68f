package dev.ballast.core.feed;

import java.time.Instant;

/// State of a feed, for the status bar and the journal.
///
/// @param name what the trader reads, such as `SIMULATED` or `REPLAY coinbase_advtrade_2026-08-09`
/// @param kind what the prices are worth
/// @param phase where it stands
/// @param detail one sentence: why it stands there; empty while all is well
/// @param received quotes pushed so far
/// @param skipped messages that carried no quote of ours or could not be read, all counted
/// @param since when this phase began
/// @param live venues and routes of a live feed
public record FeedStatus(
        String name,
        Kind kind,
        Phase phase,
        String detail,
        long received,
        long skipped,
        Instant since,
        LiveFeedState live) {

    /// A feed without venues.
    public FeedStatus(String name, Kind kind, Phase phase, String detail, long received, long skipped, Instant since) {
        this(name, kind, phase, detail, received, skipped, since, LiveFeedState.NONE);
    }

    /// What the prices are worth.
    public enum Kind {
        /// A venue, now.
        LIVE,
        /// A venue, then.
        REPLAY,
        /// Made up.
        SIMULATED,
        /// No feed: stored closes.
        NONE
    }

    /// Where a feed stands.
    public enum Phase {
        CONNECTING,
        RUNNING,
        ENDED,
        FAILED
    }

    /// Stored closes only.
    public static FeedStatus none(Instant now) {
        return new FeedStatus("LAST CLOSE", Kind.NONE, Phase.RUNNING, "No feed: prices are stored closes", 0, 0, now);
    }
}
