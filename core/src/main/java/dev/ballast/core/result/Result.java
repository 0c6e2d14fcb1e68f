package dev.ballast.core.result;

import java.util.NoSuchElementException;
import java.util.function.Function;

/// A figure that could be computed, or the reason why it could not: one bad instrument blanks one cell, not a
/// screen.
///
/// A `Result` never holds NaN silently: whoever computes a figure that comes out non-finite returns a [Missing].
/// Immutable and safe for use by many threads.
public sealed interface Result<T> {

    /// The figure is known.
    record Known<T>(T value) implements Result<T> {}

    /// The figure is not known; `reason` is one sentence for the screen that names the cause and its values.
    record Missing<T>(String reason) implements Result<T> {}

    static <T> Result<T> of(T value) {
        return new Known<>(value);
    }

    static <T> Result<T> missing(String reason) {
        return new Missing<>(reason);
    }

    /// A finite number, or a [Missing] that says what was not finite.
    static Result<Double> finite(double value, String what) {
        return Double.isFinite(value) ? of(value) : missing(what + " is not a finite number");
    }

    default boolean isKnown() {
        return this instanceof Known<T>;
    }

    /// The value, or `NoSuchElementException` with the reason.
    default T orElseThrow() {
        return switch (this) {
            case Known<T>(T value) -> value;
            case Missing<T>(String reason) -> throw new NoSuchElementException(reason);
        };
    }

    default T orElse(T other) {
        return this instanceof Known<T>(T value) ? value : other;
    }

    /// The reason of a missing figure, empty for a known one.
    default String reason() {
        return this instanceof Missing<T>(String reason) ? reason : "";
    }

    default <R> Result<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Known<T>(T value) -> of(function.apply(value));
            case Missing<T>(String reason) -> missing(reason);
        };
    }

    /// What `function` makes of the value, which may be missing in turn.
    default <R> Result<R> flatMap(Function<? super T, Result<R>> function) {
        return switch (this) {
            case Known<T>(T value) -> function.apply(value);
            case Missing<T>(String reason) -> missing(reason);
        };
    }
}
