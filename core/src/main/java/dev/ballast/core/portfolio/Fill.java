package dev.ballast.core.portfolio;

import dev.ballast.core.market.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
/// @param lots purchases whose lots a sale consumes first, in this order (specific identification); what they do not
///     cover comes from the others by the book's method. Empty for a purchase, and where nobody chose
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
        @Nullable String orderId,
        List<EntryId> lots)
        implements LedgerEntry {

    /// The client id of a slice: that of the leg, and its number.
    private static final Pattern SLICE = Pattern.compile("(.+/\\d+)\\.\\d+");

    public Fill {
        require(quantity.signum() > 0, id, "quantity", "> 0", quantity);
        require(price.signum() > 0, id, "price", "> 0", price);
        require(fee.signum() >= 0, id, "fee", ">= 0", fee);
        require(rate.signum() > 0, id, "rate", "> 0", rate);
        lots = List.copyOf(lots);
        if (side == Side.BUY && !lots.isEmpty()) {
            throw new IllegalArgumentException("lots of fill " + id + " must be empty for a purchase, were " + lots);
        }
    }

    /// A fill whose lots follow the book's method.
    public Fill(
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
            @Nullable String orderId) {
        this(id, instrument, side, quantity, price, fee, rate, time, source, strategy, orderId, List.of());
    }

    /// The same trade consuming these lots first.
    public Fill consuming(List<EntryId> chosen) {
        return new Fill(id, instrument, side, quantity, price, fee, rate, time, source, strategy, orderId, chosen);
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

    /// The trade that it is part of: the leg that its order and all its slices carry out, else the fill itself.
    public EntryId trade() {
        return orderId == null ? id : EntryId.of(SLICE.matcher(orderId).replaceFirst("$1"));
    }

    public Optional<String> order() {
        return Optional.ofNullable(orderId);
    }

    /// Lots are not asked: they are chosen in the book, a file of fills does not know them.
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
