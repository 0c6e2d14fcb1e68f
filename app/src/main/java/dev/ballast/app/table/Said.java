package dev.ballast.app.table;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.result.Result;
import java.util.function.DoubleFunction;

/// What a cell of figures says.
///
/// @param text short, for the cell
/// @param why for the tooltip; empty for none
/// @param change whose sign colours the cell, beside the sign in the text; 0 for none
/// @param number with all digits, for files; NaN where the text says all
public record Said(String text, String why, double change, double number) {

    public static Said of(String text) {
        return new Said(text, "", 0, Double.NaN);
    }

    public static Said of(String text, double number) {
        return new Said(text, "", 0, number);
    }

    /// A figure whose sign is good or bad.
    public static Said change(String text, double number) {
        return new Said(text, "", number, number);
    }

    /// A dash that says why in its tooltip.
    public static Said missing(String reason) {
        return new Said(Numbers.UNKNOWN, reason, 0, Double.NaN);
    }

    public static Said of(Result<Double> figure, DoubleFunction<String> format) {
        return switch (figure) {
            case Result.Known<Double>(Double value) -> of(format.apply(value), value);
            case Result.Missing<Double>(String reason) -> missing(reason);
        };
    }

    /// For the clipboard and for files: the number itself, the reason of a missing one, else the text.
    public String plain() {
        if (Double.isFinite(number)) {
            return Double.toString(number);
        }
        return text.equals(Numbers.UNKNOWN) ? why : text;
    }
}
