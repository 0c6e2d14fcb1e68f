package dev.ballast.core.feed.recording;

import java.time.Instant;

/// One line of a recorded session.
///
/// @param line counted from 1
/// @param kind what happened
/// @param connection on which connection; empty for a header
/// @param time by the recorder's clock, which may lie some milliseconds off the venue's
/// @param content the raw text sent or received, the address of a connection, a header's exchange, or the
///     instruments that are followed; else empty
public record RecordedLine(long line, Kind kind, String connection, Instant time, String content) {

    /// What a line records.
    public enum Kind {
        /// What was recorded: the first line.
        HEADER("header"),
        /// An answer over HTTP.
        HTTP("http"),
        /// A connection was made: sequence numbers start over.
        CONNECT("connect"),
        /// A connection ended.
        DISCONNECT("disconnect"),
        /// From here on other instruments are followed.
        FOLLOW("follow"),
        /// From here on a venue does not deliver an instrument.
        REFUSE("refuse"),
        SEND("send"),
        RECEIVE("recv");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }
}
