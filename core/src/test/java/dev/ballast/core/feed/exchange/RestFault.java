package dev.ballast.core.feed.exchange;

/// What can be wrong with an answer over REST.
public enum RestFault {
    /// HTTP 429 and `Retry-After: 1`.
    RATE_LIMITED,
    /// HTTP 418 and `Retry-After: 1`.
    BANNED,
    /// HTTP 503.
    SERVER_ERROR,
    /// HTTP 200 with a web page.
    HTML,
    /// The line breaks in the middle of the answer.
    HALF_ANSWER,
    /// Nothing comes until the exchange is closed.
    SLOW
}
