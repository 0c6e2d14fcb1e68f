package dev.ballast.core.feed.message;

/// What was wrong with a message or with one part of it.
///
/// @param reason the kind, by which problems are counted
/// @param field where, such as `best_bid`; `message` for the whole
/// @param value what stood there, at most 80 characters of it
public record Problem(Reason reason, String field, String value) {

    private static final int LONGEST = 80;

    /// The kinds of problems.
    public enum Reason {
        /// Not one JSON document of the expected kind: syntax, truncation, trailing text, nesting or length beyond
        // bounds.
        NOT_JSON,
        MISSING_FIELD,
        /// A number, object, array, boolean or null where text belongs, or the other way round.
        WRONG_TYPE,
        /// Not a plain decimal: NaN, an exponent, a group separator, more than 32 characters.
        NOT_A_DECIMAL,
        /// Zero or negative.
        NOT_POSITIVE,
        /// A price outside [10⁻¹², 10¹²], a time outside 2009…2100.
        OUT_OF_RANGE,
        /// Not of the venue's form, such as `BTC-USD`.
        BAD_SYMBOL,
        /// A pair that nobody asked for, or that cannot be told from its name.
        UNKNOWN_SYMBOL,
        /// Not a time in the venue's form.
        BAD_TIME,
        /// Candles of a length that is not a fixed time, such as a month.
        UNSUPPORTED_INTERVAL,
        /// Prices that contradict each other: a high below its low.
        CONTRADICTION,
        /// The venue's own error message.
        VENUE_ERROR
    }

    public Problem {
        value = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }

    @Override
    public String toString() {
        return reason + " at " + field + ": " + value;
    }
}
