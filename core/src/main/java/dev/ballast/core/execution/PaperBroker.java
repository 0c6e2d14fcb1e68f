package dev.ballast.core.execution;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.ProposalChecks;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Fills on paper at the live quote: a sale at the bid, a purchase at the ask, each worse by a drawn slippage, with a
/// proportional fee, and no more at a time than a part of what usually trades (EXE-1).
///
/// Deterministic and without state: what is drawn follows from the seed, the order's client id and the number of its
/// fill, so that the same order, quote and conditions give the same fill, also after a restart. Refuses a price that
/// is missing, crossed, stale or further from the approved one than the guard, and an order that is not open.
public final class PaperBroker implements Broker {

    private static final double DAY = Duration.ofDays(1).toMillis();
    /// Prices are written with as many digits as the venues have.
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private final ExecutionPolicy policy;

    public PaperBroker(ExecutionPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Execution place(Order order, @Nullable Quote quote, Conditions conditions) {
        Optional<Refusal> refusal = refusal(order, quote, conditions);
        if (quote == null || refusal.isPresent()) {
            return new Execution.Refused(refusal.orElseThrow());
        }
        var draws = new SplittableRandom(policy.seed() ^ spread(order.clientId().hashCode() * 31L + order.fills()));
        if (order.fills() == 0 && draws.nextDouble() < policy.rejectionRate()) {
            return new Execution.Refused(
                    Refusal.of(RefusalCode.BROKER_REJECTED, "The paper broker did not take order " + order.clientId())
                            .with("order", order.clientId())
                            .with("rejectionRate", policy.rejectionRate()));
        }
        BigDecimal quantity = quantity(order, conditions, 0.5 + draws.nextDouble());
        BigDecimal price = price(order.side(), quote, draws.nextDouble());
        return new Execution.Filled(new Fill(
                order.nextFill(),
                order.instrument(),
                order.side(),
                quantity,
                price,
                Fees.of(quantity, price, policy.feeRate()),
                conditions.rates().rate(order.instrument().quote()),
                conditions.now(),
                FillSource.PAPER,
                null,
                order.clientId()));
    }

    /// All that remains, or as much as the market usually bears in an interval, at least one step.
    private BigDecimal quantity(Order order, Conditions conditions, double luck) {
        BigDecimal remaining = order.remaining();
        if (conditions.dailyVolume().isEmpty() || policy.participation() == 1) {
            return remaining;
        }
        double usual =
                conditions.dailyVolume().getAsDouble() * policy.fillInterval().toMillis() / DAY;
        Instrument instrument = conditions.instrument();
        BigDecimal bearable = instrument.roundQuantityDown(BigDecimal.valueOf(usual * policy.participation() * luck));
        return bearable.max(instrument.quantityStep()).min(remaining);
    }

    private BigDecimal price(Side side, Quote quote, double draw) {
        BigDecimal touch = Quote.exact(side == Side.BUY ? quote.ask() : quote.bid());
        BigDecimal worse = touch.multiply(policy.slippage()).multiply(BigDecimal.valueOf(draw));
        if (worse.signum() == 0) {
            return touch;
        }
        return (side == Side.BUY ? touch.add(worse) : touch.subtract(worse))
                .round(DIGITS)
                .stripTrailingZeros();
    }

    /// Neighbouring numbers become far-off seeds (the finaliser of SplitMix64).
    private static long spread(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private static Optional<Refusal> refusal(Order order, @Nullable Quote quote, Conditions conditions) {
        if (order.state() != OrderState.OPEN) {
            return Optional.of(Refusal.of(
                            RefusalCode.ILLEGAL_TRANSITION,
                            "Order " + order.clientId() + " is " + order.state() + " and cannot be placed")
                    .with("state", order.state()));
        }
        if (quote != null && !quote.instrument().equals(order.instrument())) {
            throw new IllegalArgumentException("order " + order.clientId() + " trades " + order.instrument()
                    + ", the quote is of " + quote.instrument());
        }
        String currency = order.instrument().quote();
        if (!conditions.rates().knows(currency)) {
            return Optional.of(Refusal.of(RefusalCode.UNKNOWN_CURRENCY, "No rate of " + currency + " is known")
                    .with("currency", currency));
        }
        return ProposalChecks.price(
                order.instrument(),
                order.side(),
                order.referencePrice(),
                conditions.priceGuard(),
                Optional.ofNullable(quote),
                conditions.freshness(),
                conditions.now());
    }
}
