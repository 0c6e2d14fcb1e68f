package dev.ballast.core.portfolio;

import dev.ballast.core.market.InstrumentId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// What the book holds of one instrument, by lots. Exact; knows no market price.
///
/// @param instrument the instrument
/// @param quantity sum of the lots' quantities, ≥ 0
/// @param cost sum of the lots' costs with fees, in the book's currency
/// @param realised gain realised so far by sales, after fees
/// @param lots in order of purchase; one pool under average cost
public record Holding(
        InstrumentId instrument, BigDecimal quantity, BigDecimal cost, BigDecimal realised, List<Lot> lots) {

    public Holding {
        lots = List.copyOf(lots);
    }

    static Holding none(InstrumentId instrument) {
        return new Holding(instrument, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, List.of());
    }

    public boolean isOpen() {
        return quantity.signum() > 0;
    }

    /// Cost of one unit with fees, in the book's currency; zero for a closed holding.
    public BigDecimal averageCost() {
        return isOpen() ? cost.divide(quantity, MathContext.DECIMAL64) : BigDecimal.ZERO;
    }
}
