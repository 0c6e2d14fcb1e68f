package dev.ballast.app.correlation;

import dev.ballast.core.market.Timeframe;
import dev.ballast.core.statistics.MarketState;
import java.time.Instant;

/// What the matrix is compared with; the difference is now − baseline.
public sealed interface Baseline {

    /// Nothing: the matrix itself is shown.
    record None() implements Baseline {}

    /// The same estimate at an earlier time.
    record Past(Instant time) implements Baseline {}

    /// The same estimate from bars of another length.
    record OtherTimeframe(Timeframe timeframe) implements Baseline {}

    /// The same estimate from returns of one state of the market.
    record OtherState(MarketState state) implements Baseline {}

    /// The frame to compare with; `shown` itself for none.
    default Frame of(Frame shown) {
        return switch (this) {
            case None() -> shown;
            case Past(Instant time) -> shown.at(time);
            case OtherTimeframe(Timeframe timeframe) -> shown.in(timeframe);
            case OtherState(MarketState state) -> shown.when(state);
        };
    }

    /// For the list to choose from.
    default String label() {
        return switch (this) {
            case None() -> "Nothing";
            case Past past -> "A past date";
            case OtherTimeframe(Timeframe timeframe) -> timeframe.label() + " bars";
            case OtherState(MarketState state) -> state.label() + " returns";
        };
    }
}
