package dev.ballast.core.execution;

import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.ProposalChecks;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fills on paper at the live quote: a sale at the bid, a purchase at the ask, whole, with a proportional fee.
///
/// Deterministic and without state: the same order, quote and conditions give the same fill. Refuses a price that is
/// missing, crossed, stale or further from the approved one than the guard, and an order that is not open.
public final class PaperBroker implements Broker {

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
        BigDecimal price = Quote.exact(order.side() == Side.BUY ? quote.ask() : quote.bid());
        return new Execution.Filled(new Fill(
                order.fillId(),
                order.instrument(),
                order.side(),
                order.quantity(),
                price,
                Fees.of(order.quantity(), price, policy.feeRate()),
                conditions.rates().rate(order.instrument().quote()),
                conditions.now(),
                FillSource.PAPER,
                null,
                order.clientId()));
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
