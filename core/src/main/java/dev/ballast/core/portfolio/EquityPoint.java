package dev.ballast.core.portfolio;

import dev.ballast.core.market.InstrumentId;
import java.time.Instant;
import java.util.Map;

/// The book's value at one time (ACC-7); equity and drift charts read these.
///
/// @param time when
/// @param equity cash plus positions, in the book's currency
/// @param cash in the book's currency
/// @param health health score 0 to 100, or NaN where it could not be computed then; never plotted as a number
/// @param weights of the open positions, fractions of equity
public record EquityPoint(Instant time, double equity, double cash, double health, Map<InstrumentId, Double> weights) {

    public EquityPoint {
        weights = Map.copyOf(weights);
    }
}
