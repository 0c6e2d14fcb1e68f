package dev.ballast.core.feed.exchange;

/// What can be wrong with an exchange.
public enum Fault {
    /// Nothing.
    NONE,
    /// Handshakes are answered with a web page.
    HTML_ANSWER,
    /// Handshakes are answered with HTTP 429 and `Retry-After: 1`.
    RATE_LIMIT_ANSWER,
    /// Connected, heartbeats come, prices do not.
    FREEZE,
    /// Connected, and the same prices are sent again and again with new times.
    REPEAT_PRICES,
    /// Nothing is sent and nothing answered, the socket stays open.
    HALF_OPEN,
    /// Every message is sent twice.
    DUPLICATE,
    /// Every second message is held back and sent after the next.
    REORDER,
    /// Every tenth message is left out, its number is used up.
    GAP,
    /// Between messages comes text that is cut off.
    MALFORMED_TEXT,
    /// Only web pages come, as messages.
    HTML_MESSAGES,
    /// Messages come in several frames.
    PIECES,
    /// The clock is five seconds ahead.
    CLOCK_AHEAD,
    /// The clock is half a minute behind.
    CLOCK_BEHIND,
    /// Prices are a hundred-thousandth: another coin under the same name.
    OTHER_COIN,
    /// Prices are two percent off.
    TWO_PERCENT_OFF
}
