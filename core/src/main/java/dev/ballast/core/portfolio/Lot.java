package dev.ballast.core.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;

/// What is left of one purchase.
///
/// @param openedBy the purchase
/// @param acquired its time
/// @param quantity what is left, > 0
/// @param cost what that cost with its share of the fee, in the book's currency; exact, so that shares add up
public record Lot(EntryId openedBy, Instant acquired, BigDecimal quantity, BigDecimal cost) {

    /// Cost of one unit with fees.
    public BigDecimal unitCost() {
        return cost.divide(quantity, MathContext.DECIMAL64);
    }
}
