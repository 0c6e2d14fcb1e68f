package dev.ballast.core.portfolio;

import dev.ballast.core.market.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An executed trade (ACC-2). Amounts are exact decimals.
///
/// @param id unique over the whole ledger
/// @param instrument what was traded
/// @param side bought or sold
/// @param quantity in base currency, > 0
/// @param price in quote currency, > 0
/// @param fee in quote currency, ≥ 0
/// @param rate one unit of quote currency in the book's currency when it was booked, > 0; 1 at par
/// @param time when it was executed
/// @param source how it came into the ledger
/// @param strategy the strategy that asked for it, if any
/// @param orderId client id of the order it belongs to, if any
public record Fill(
        EntryId id,
        InstrumentId instrument,
        Side side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fee,
        BigDecimal rate,
        Instant time,
        FillSource source,
        @Nullable String strategy,
        @Nullable String orderId)
        implements LedgerEntry {

    public Fill {
        require(quantity.signum() > 0, id, "quantity", "> 0", quantity);
        require(price.signum() > 0, id, "price", "> 0", price);
        require(fee.signum() >= 0, id, "fee", ">= 0", fee);
        require(rate.signum() > 0, id, "rate", "> 0", rate);
    }

    /// Quantity × price in the book's currency, before the fee.
    public BigDecimal value() {
        return quantity.multiply(price).multiply(rate);
    }

    /// The fee in the book's currency.
    public BigDecimal feeValue() {
        return fee.multiply(rate);
    }

    /// Change of the book's cash: negative for a purchase.
    public BigDecimal cashEffect() {
        BigDecimal trade = side == Side.BUY ? value().negate() : value();
        return trade.subtract(feeValue());
    }

    public Optional<String> order() {
        return Optional.ofNullable(orderId);
    }

    @Override
    public boolean sameAs(LedgerEntry other) {
        return other instanceof Fill fill
                && id.equals(fill.id)
                && instrument.equals(fill.instrument)
                && side == fill.side
                && quantity.compareTo(fill.quantity) == 0
                && price.compareTo(fill.price) == 0
                && fee.compareTo(fill.fee) == 0
                && time.equals(fill.time);
    }

    private static void require(boolean holds, EntryId id, String name, String range, BigDecimal value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " of fill " + id + " must be " + range + ", was " + value);
        }
    }
}
