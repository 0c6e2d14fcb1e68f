package dev.ballast.app.table;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.result.Result;
import java.util.function.DoubleFunction;

/// What a cell of figures says.
///
/// @param text short, for the cell
/// @param why for the tooltip; empty for none
/// @param look how the text is written, never the only sign of its meaning
/// @param number with all digits, for files; NaN where the text says all
public record Said(String text, String why, Look look, double number) {

    /// How a text is written; the style sheets name each in lower case.
    public enum Look {
        PLAIN,
        GOOD,
        BAD,
        WARN,
        QUIET,
        CHOSEN;

        /// That of a change of money or of a return.
        public static Look ofSign(double change) {
            return change > 0 ? GOOD : change < 0 ? BAD : PLAIN;
        }
    }

    public Said(String text, String why, Look look) {
        this(text, why, look, Double.NaN);
    }

    public static Said of(String text) {
        return of(text, Double.NaN);
    }

    public static Said of(String text, double number) {
        return new Said(text, "", text.equals(Numbers.UNKNOWN) ? Look.QUIET : Look.PLAIN, number);
    }

    /// A figure whose sign is good or bad.
    public static Said change(String text, double number) {
        return new Said(text, "", Look.ofSign(number), number);
    }

    /// Money earned or lost.
    public static Said money(double amount) {
        return change(Numbers.signedMoney(amount), amount);
    }

    /// A dash that says why in its tooltip.
    public static Said missing(String reason) {
        return new Said(Numbers.UNKNOWN, reason, Look.QUIET);
    }

    public static Said of(Result<Double> figure, DoubleFunction<String> format) {
        return switch (figure) {
            case Result.Known<Double>(Double value) -> of(format.apply(value), value);
            case Result.Missing<Double>(String reason) -> missing(reason);
        };
    }

    /// The same with a tooltip.
    public Said because(String reason) {
        return new Said(text, reason, look, number);
    }

    public Said quiet() {
        return new Said(text, why, Look.QUIET, number);
    }

    /// For the clipboard and for files: the number itself, the reason of a missing one, else the text.
    public String plain() {
        if (Double.isFinite(number)) {
            return Double.toString(number);
        }
        return text.equals(Numbers.UNKNOWN) && !why.isEmpty() ? why : text;
    }
}
