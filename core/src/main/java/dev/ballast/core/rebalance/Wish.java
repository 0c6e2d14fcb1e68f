package dev.ballast.core.rebalance;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Side;
import java.math.BigDecimal;

/// A trade that is wanted, before steps, minimum and cash have had their say. All prices are known here.
///
/// @param quantity wanted, > 0, not yet a multiple of the step
/// @param rate quote currency in the book's currency
record Wish(
        Instrument instrument,
        Quote quote,
        Freshness freshness,
        BigDecimal rate,
        BigDecimal feeRate,
        Side side,
        BigDecimal quantity,
        String reason,
        Urgency priority) {

    /// Bid for a sale, ask for a purchase.
    BigDecimal price() {
        return Quote.exact(side == Side.BUY ? quote.ask() : quote.bid());
    }

    /// What `amount` costs or brings before the fee, in the book's currency.
    BigDecimal value(BigDecimal amount) {
        return amount.multiply(price()).multiply(rate);
    }

    /// The fee on `amount`, in the book's currency: as the broker will round it.
    BigDecimal fee(BigDecimal amount) {
        return Fees.of(amount, price(), feeRate).multiply(rate);
    }

    /// Change of cash by a trade of `amount`.
    BigDecimal cashEffect(BigDecimal amount) {
        BigDecimal value = value(amount);
        return (side == Side.BUY ? value.negate() : value).subtract(fee(amount));
    }

    /// Half the spread on `amount`, in the book's currency.
    double spreadCost(BigDecimal amount) {
        return 0.5 * (quote.ask() - quote.bid()) * amount.doubleValue() * rate.doubleValue();
    }

    /// A price that is not live makes a leg less certain.
    double confidence() {
        return switch (freshness) {
            case LIVE -> 1;
            case STALE -> 0.5;
            case DEAD -> 0.25;
            case MISSING -> 0;
        };
    }

    Leg leg(int number, BigDecimal amount) {
        return new Leg(
                number,
                instrument.id(),
                side,
                amount,
                price(),
                value(amount),
                fee(amount),
                reason,
                priority,
                confidence(),
                true);
    }
}
