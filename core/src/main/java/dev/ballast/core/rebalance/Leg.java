package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// One trade of a proposal (REB-7).
///
/// @param number 1, 2, 3 … in the order of execution: sales first
/// @param instrument what to trade
/// @param side buy or sell
/// @param quantity a multiple of the instrument's quantity step, > 0
/// @param price bid for a sale, ask for a purchase, when the proposal was made; in quote currency
/// @param value quantity × price × rate, in the book's currency
/// @param fee expected fee, in the book's currency
/// @param reason one sentence: why this leg
/// @param priority how much it matters beside the others
/// @param confidence in [0, 1]
/// @param enabled whether it is to be traded
/// @param detail cost, slices and lots
/// @param lots that the trader wants a sale to consume first, in this order; empty for the book's method (ACC-3)
public record Leg(
        int number,
        InstrumentId instrument,
        Side side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal value,
        BigDecimal fee,
        String reason,
        Urgency priority,
        double confidence,
        boolean enabled,
        LegDetail detail,
        List<EntryId> lots) {

    public Leg {
        if (quantity.signum() <= 0 || price.signum() <= 0) {
            throw new IllegalArgumentException("leg " + number + " of " + instrument
                    + " needs quantity and price > 0, was " + quantity + " and " + price);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "confidence of leg " + number + " must lie in [0, 1], was " + confidence);
        }
        // Legs stored before details were known have none.
        detail = Objects.requireNonNullElse(detail, LegDetail.NONE);
        lots = List.copyOf(Objects.requireNonNullElse(lots, List.of()));
    }

    /// A leg whose lots follow the book's method.
    public Leg(
            int number,
            InstrumentId instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal value,
            BigDecimal fee,
            String reason,
            Urgency priority,
            double confidence,
            boolean enabled,
            LegDetail detail) {
        this(
                number,
                instrument,
                side,
                quantity,
                price,
                value,
                fee,
                reason,
                priority,
                confidence,
                enabled,
                detail,
                List.of());
    }

    /// A leg of which no more is known than what it trades.
    public Leg(
            int number,
            InstrumentId instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal value,
            BigDecimal fee,
            String reason,
            Urgency priority,
            double confidence,
            boolean enabled) {
        this(
                number,
                instrument,
                side,
                quantity,
                price,
                value,
                fee,
                reason,
                priority,
                confidence,
                enabled,
                LegDetail.NONE);
    }

    /// Not to be traded.
    public Leg switchedOff() {
        return switched(false);
    }

    /// To be traded.
    public Leg switchedOn() {
        return switched(true);
    }

    private Leg switched(boolean on) {
        return new Leg(
                number, instrument, side, quantity, price, value, fee, reason, priority, confidence, on, detail, lots);
    }

    /// The same trade in another size or at another price.
    Leg resized(BigDecimal newQuantity, BigDecimal newPrice, BigDecimal newValue, BigDecimal newFee) {
        return new Leg(
                number,
                instrument,
                side,
                newQuantity,
                newPrice,
                newValue,
                newFee,
                reason,
                priority,
                confidence,
                enabled,
                newQuantity.compareTo(quantity) == 0 ? detail : LegDetail.NONE,
                lots);
    }

    /// The same with another detail.
    Leg with(LegDetail other) {
        return new Leg(
                number,
                instrument,
                side,
                quantity,
                price,
                value,
                fee,
                reason,
                priority,
                confidence,
                enabled,
                other,
                lots);
    }

    /// The same trade consuming these lots first.
    Leg choosing(List<EntryId> chosen) {
        return new Leg(
                number,
                instrument,
                side,
                quantity,
                price,
                value,
                fee,
                reason,
                priority,
                confidence,
                enabled,
                detail,
                chosen);
    }
}
