package dev.ballast.core.rebalance;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// A trade that is wanted, before steps, minimum and cash have had their say. All prices are known here.
///
/// @param quantity wanted, > 0, not yet a multiple of the step
/// @param rate quote currency in the book's currency
/// @param belief in the cause, in [0, 1]
/// @param depth what an average day trades and how much the price moves, for impact and slices
record Wish(
        Instrument instrument,
        Quote quote,
        Freshness freshness,
        BigDecimal rate,
        BigDecimal feeRate,
        Side side,
        BigDecimal quantity,
        String reason,
        Urgency priority,
        double belief,
        Depth depth) {

    /// How much an instrument trades and moves.
    ///
    /// @param dailyVolume in the book's currency; NaN where not known
    /// @param deviation daily, a fraction; NaN where not known
    /// @param impactCoefficient Y of the square-root law
    /// @param sliceOfDay largest part of a day's volume to place at once
    /// @param mostSlices of one leg
    record Depth(double dailyVolume, double deviation, double impactCoefficient, double sliceOfDay, int mostSlices) {}

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

    /// What a trade of `amount` costs: fee, half the spread, and Y σ √(value ÷ daily volume) of the value, at most all
    /// of it; in the book's currency.
    CostEstimate cost(BigDecimal amount) {
        double spread = 0.5 * (quote.ask() - quote.bid()) * amount.doubleValue() * rate.doubleValue();
        return new CostEstimate(
                fee(amount).doubleValue(), spread, impact(value(amount).doubleValue()));
    }

    private double impact(double value) {
        double fraction = depth.impactCoefficient() * depth.deviation() * Math.sqrt(value / depth.dailyVolume());
        return Double.isNaN(fraction) ? 0 : Math.min(1, fraction) * value;
    }

    /// Impact as a fraction of what is traded; 0 where it is not known.
    double impactFraction() {
        double value = value(quantity).doubleValue();
        return value > 0 ? impact(value) / value : 0;
    }

    /// A price that is not live makes a leg less certain.
    double confidence() {
        return belief
                * switch (freshness) {
                    case LIVE -> 1;
                    case STALE -> 0.5;
                    case DEAD -> 0.25;
                    case MISSING -> 0;
                };
    }

    Leg leg(int number, BigDecimal amount, List<LotUse> lots) {
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
                true,
                detail(amount, lots));
    }

    /// @param lots that a sale of `amount` consumes
    LegDetail detail(BigDecimal amount, List<LotUse> lots) {
        return new LegDetail(
                quote.mid(), cost(amount), value(amount).doubleValue() / depth.dailyVolume(), slices(amount), lots);
    }

    /// As many parts as keep each within its share of a day's volume, equal up to a step, the last with the rest.
    private List<BigDecimal> slices(BigDecimal amount) {
        double largest = depth.sliceOfDay() * depth.dailyVolume();
        double wanted = Math.ceil(value(amount).doubleValue() / largest);
        int count = Double.isNaN(wanted) ? 1 : (int) Math.clamp(wanted, 1, depth.mostSlices());
        BigDecimal each = instrument.roundQuantityDown(
                amount.divide(BigDecimal.valueOf(count), amount.scale() + 4, RoundingMode.DOWN));
        if (count == 1 || each.signum() == 0) {
            return List.of(amount);
        }
        var slices = new ArrayList<BigDecimal>();
        for (int i = 1; i < count; i++) {
            slices.add(each);
        }
        slices.add(amount.subtract(each.multiply(BigDecimal.valueOf(count - 1L))));
        return slices;
    }
}
