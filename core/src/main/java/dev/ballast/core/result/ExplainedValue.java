package dev.ballast.core.result;

import java.time.Instant;
import java.util.Locale;

/// A value in the trail of a figure (UI-9), with what it measures, so that a screen can format or hide it.
///
/// Numbers may be NaN or infinite: the trail shows what was there. Immutable.
public sealed interface ExplainedValue {

    /// A fraction, shown in percent: 0.0165 is `1.6500 %`.
    record Fraction(double value) implements ExplainedValue {}

    /// A plain number: a ratio, a price, a statistic.
    record Plain(double value) implements ExplainedValue {}

    /// Money, hidden in discreet mode.
    ///
    /// @param value amount
    /// @param currency its currency code
    record Amount(double value, String currency) implements ExplainedValue {}

    /// How many of something.
    record Count(long value) implements ExplainedValue {}

    /// A point in time, UTC.
    record Moment(Instant value) implements ExplainedValue {}

    /// Words: a symbol, a method, or why a figure is missing.
    record Words(String value) implements ExplainedValue {}

    /// The value with enough digits to recompute from by hand, the same in every locale.
    default String text() {
        return switch (this) {
            case Fraction(double value) -> String.format(Locale.ROOT, "%.4f %%", value * 100);
            case Plain(double value) -> String.format(Locale.ROOT, "%.6g", value);
            case Amount(double value, String currency) -> String.format(Locale.ROOT, "%,.2f %s", value, currency);
            case Count(long value) -> Long.toString(value);
            case Moment(Instant value) -> MomentText.text(value);
            case Words(String value) -> value;
        };
    }

    /// The number behind the value; NaN for times and words.
    default double number() {
        return switch (this) {
            case Fraction(double value) -> value;
            case Plain(double value) -> value;
            case Amount(double value, String currency) -> value;
            case Count(long value) -> value;
            case Moment(Instant value) -> Double.NaN;
            case Words(String value) -> Double.NaN;
        };
    }

    /// A known fraction, or the reason why there is none.
    static ExplainedValue fraction(Result<Double> result) {
        return switch (result) {
            case Result.Known<Double>(Double value) -> new Fraction(value);
            case Result.Missing<Double>(String reason) -> new Words(reason);
        };
    }

    /// A known number, or the reason why there is none.
    static ExplainedValue plain(Result<Double> result) {
        return switch (result) {
            case Result.Known<Double>(Double value) -> new Plain(value);
            case Result.Missing<Double>(String reason) -> new Words(reason);
        };
    }
}
