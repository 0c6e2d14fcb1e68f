package dev.ballast.core.rebalance;

import dev.ballast.core.portfolio.EntryId;
import java.math.BigDecimal;
import java.time.Instant;

/// A lot that a sale would consume (ACC-3).
///
/// @param lot the purchase
/// @param acquired its time
/// @param quantity consumed, > 0
/// @param cost of the consumed part with fees, in the book's currency
/// @param realised gain or loss it would realise after the fee, in the book's currency
public record LotUse(EntryId lot, Instant acquired, BigDecimal quantity, BigDecimal cost, BigDecimal realised) {}
