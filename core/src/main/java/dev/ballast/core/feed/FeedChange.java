package dev.ballast.core.feed;

import java.time.Instant;

/// A change of a live feed's state that is journaled.
///
/// @param kind what changed
/// @param subject the venue or the symbol
/// @param from before; may be empty
/// @param to after
/// @param reason one sentence; may be empty
/// @param time when
public record FeedChange(Kind kind, String subject, String from, String to, String reason, Instant time) {

    /// What changed.
    public enum Kind {
        /// The connection to a venue.
        VENUE,
        /// The venue that prices an instrument.
        SOURCE,
        /// A [FeedNotice] came or went.
        NOTICE
    }
}
