package dev.ballast.core.feed.history;

import java.time.Duration;
import java.util.Optional;

/// Why a venue gave no bars, or no list of its pairs.
///
/// @param kind what happened
/// @param message the venue's words or the network's, for the trader
/// @param retryAfter how long the venue wants to be left alone, where it said so
public record CandleFailure(Kind kind, String message, Optional<Duration> retryAfter) {

    private static final int LONGEST = 200;

    /// What happened, and whether asking again can help.
    public enum Kind {
        /// HTTP 429: too many requests.
        RATE_LIMITED(Remedy.WAIT),
        /// HTTP 418: asked on after 429; the address is shut out for a while.
        BANNED(Remedy.WAIT),
        /// HTTP 5xx.
        SERVER_ERROR(Remedy.WAIT),
        /// No connection, or one that broke.
        UNREACHABLE(Remedy.WAIT),
        TIMED_OUT(Remedy.WAIT),
        /// An answer that is not JSON, such as the HTML page of a gateway.
        NOT_JSON(Remedy.WAIT),
        /// The venue does not know the pair.
        UNKNOWN_INSTRUMENT(Remedy.NONE),
        /// Another refusal: a bad request, a closed region.
        REFUSED(Remedy.NONE),
        /// JSON of another form than documented.
        BAD_FORM(Remedy.NONE),
        /// Not asked: it failed a moment ago.
        LEFT_ALONE(Remedy.NONE);

        private final Remedy remedy;

        Kind(Remedy remedy) {
            this.remedy = remedy;
        }

        private enum Remedy {
            WAIT,
            NONE
        }

        /// Whether the same request may be answered later.
        public boolean mayPass() {
            return remedy == Remedy.WAIT;
        }
    }

    public CandleFailure {
        message = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }

    public static CandleFailure of(Kind kind, String message) {
        return new CandleFailure(kind, message, Optional.empty());
    }

    @Override
    public String toString() {
        return kind + ": " + message
                + retryAfter
                        .map(wait -> " (again after " + wait.toSeconds() + " s)")
                        .orElse("");
    }
}
