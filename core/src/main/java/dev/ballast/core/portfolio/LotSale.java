package dev.ballast.core.portfolio;

import dev.ballast.core.market.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;

/// The part of one sale that consumed one lot, so that every realised gain can be traced to its purchase.
///
/// @param sale the sale
/// @param lot the purchase whose lot was consumed
/// @param instrument what was sold
/// @param acquired time of the purchase
/// @param sold time of the sale
/// @param quantity consumed, > 0
/// @param proceeds share of the sale's value after its fee, in the book's currency
/// @param cost cost of the consumed part, in the book's currency
public record LotSale(
        EntryId sale,
        EntryId lot,
        InstrumentId instrument,
        Instant acquired,
        Instant sold,
        BigDecimal quantity,
        BigDecimal proceeds,
        BigDecimal cost) {

    /// Realised gain or loss, in the book's currency.
    public BigDecimal realised() {
        return proceeds.subtract(cost);
    }
}
