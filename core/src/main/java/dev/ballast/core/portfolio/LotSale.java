package dev.ballast.core.portfolio;

import dev.ballast.core.market.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;

/// The part of one sale that consumed one lot, so that every realised gain can be traced to its purchase.
///
/// @param sale the sale
/// @param trade that the sale is part of: all fills of one leg of a proposal are one trade
/// @param lot the purchase whose lot was consumed
/// @param instrument what was sold
/// @param acquired time of the purchase
/// @param sold time of the sale
/// @param quantity consumed, > 0
/// @param proceeds share of the sale's value after its fee, in the book's currency
/// @param cost cost of the consumed part, in the book's currency
public record LotSale(
        EntryId sale,
        EntryId trade,
        EntryId lot,
        InstrumentId instrument,
        Instant acquired,
        Instant sold,
        BigDecimal quantity,
        BigDecimal proceeds,
        BigDecimal cost) {

    /// A sale that is a trade of its own.
    public LotSale(
            EntryId sale,
            EntryId lot,
            InstrumentId instrument,
            Instant acquired,
            Instant sold,
            BigDecimal quantity,
            BigDecimal proceeds,
            BigDecimal cost) {
        this(sale, sale, lot, instrument, acquired, sold, quantity, proceeds, cost);
    }

    /// Realised gain or loss, in the book's currency.
    public BigDecimal realised() {
        return proceeds.subtract(cost);
    }
}
