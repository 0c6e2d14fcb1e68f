package dev.ballast.core.rebalance;

import dev.ballast.core.result.Result;

/// A figure as it is stored with a proposal: a number, or why there is none.
///
/// @param value NaN where there is a reason
/// @param reason empty where there is a value
public record Measure(double value, String reason) {

    public static Measure of(Result<Double> result) {
        return switch (result) {
            case Result.Known<Double>(Double value) -> new Measure(value, "");
            case Result.Missing<Double>(String reason) -> new Measure(Double.NaN, reason);
        };
    }

    public Result<Double> result() {
        return reason.isEmpty() ? Result.of(value) : Result.missing(reason);
    }
}
