package dev.ballast.core.rebalance;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands against approving a proposal at this moment (REB-8). Pure: the button's tooltip and the command ask the
/// same question.
public final class ProposalChecks {

    private ProposalChecks() {}

    /// Every refusal, the proposal's own first, then leg by leg, then cash and limits; empty where it may be approved.
    ///
    /// Cash, quantities and limits are checked by folding the enabled legs through the book at today's prices, with
    /// fees and the worst slippage, which is done only where every price passed.
    ///
    /// @param shownVersion version that was on screen when the trader said yes
    /// @throws ArithmeticException where a limit cannot be computed: trading is halted then
    public static List<Refusal> approve(Proposal proposal, int shownVersion, ApprovalContext context) {
        var refusals = new ArrayList<Refusal>(
                itself(proposal, shownVersion, context.market().now()));
        refusals.addAll(trades(proposal, context));
        return List.copyOf(refusals);
    }

    /// What stands against the proposal's enabled legs at this moment, whatever its state: prices, then cash,
    /// quantities and limits.
    public static List<Refusal> trades(Proposal proposal, ApprovalContext context) {
        var refusals = new ArrayList<Refusal>();
        for (Leg leg : proposal.enabledLegs()) {
            price(
                            leg.instrument(),
                            leg.side(),
                            leg.price(),
                            proposal.priceGuard(),
                            Optional.ofNullable(context.market().quotes().get(leg.instrument())),
                            context.market().freshness(),
                            context.market().now())
                    .ifPresent(refusals::add);
        }
        if (refusals.isEmpty()) {
            refusals.addAll(fits(proposal, context));
        }
        return List.copyOf(refusals);
    }

    /// What stands against trading at a quote: missing, crossed, too old, or moved beyond the guard.
    ///
    /// @param reference price that was approved or shown, in quote currency
    /// @param guard largest move of the price since, a fraction
    public static Optional<Refusal> price(
            InstrumentId instrument,
            Side side,
            BigDecimal reference,
            double guard,
            Optional<Quote> latest,
            FreshnessPolicy freshness,
            Instant now) {
        if (latest.isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.MISSING_PRICE, instrument + " has no price")
                    .with("instrument", instrument));
        }
        Quote quote = latest.get();
        if (quote.isCrossed()) {
            return Optional.of(Refusal.of(
                            RefusalCode.CROSSED_QUOTE,
                            "Bid " + quote.bid() + " of " + instrument + " is above its ask " + quote.ask())
                    .with("instrument", instrument)
                    .with("bid", quote.bid())
                    .with("ask", quote.ask()));
        }
        if (freshness.judge(quote, now) != Freshness.LIVE) {
            return Optional.of(stale(quote, freshness, now));
        }
        BigDecimal price = Quote.exact(side == Side.BUY ? quote.ask() : quote.bid());
        // In decimals, so that a move of exactly the guard is allowed.
        BigDecimal allowed = reference.multiply(BigDecimal.valueOf(guard));
        return price.subtract(reference).abs().compareTo(allowed) > 0
                ? Optional.of(moved(instrument, reference, price, guard))
                : Optional.empty();
    }

    private static Refusal stale(Quote quote, FreshnessPolicy freshness, Instant now) {
        long age = quote.age(now).toSeconds();
        return Refusal.of(
                        RefusalCode.STALE_PRICE,
                        "The price of " + quote.instrument() + " is " + age + " s old (" + quote.source() + "), limit "
                                + freshness.staleAfter().toSeconds() + " s")
                .with("instrument", quote.instrument())
                .with("ageSeconds", age)
                .with("limitSeconds", freshness.staleAfter().toSeconds())
                .with("source", quote.source());
    }

    private static Refusal moved(InstrumentId instrument, BigDecimal reference, BigDecimal price, double guard) {
        double move = price.doubleValue() / reference.doubleValue() - 1;
        return Refusal.of(
                        RefusalCode.PRICE_GUARD,
                        "The price of " + instrument + " moved by " + Percent.of(move) + " from "
                                + reference.toPlainString() + " to " + price.toPlainString() + ", guard "
                                + Percent.of(guard))
                .with("instrument", instrument)
                .with("reference", reference.toPlainString())
                .with("price", price.toPlainString())
                .with("move", move)
                .with("guard", guard);
    }

    private static List<Refusal> itself(Proposal proposal, int shownVersion, Instant now) {
        var refusals = new ArrayList<Refusal>();
        if (shownVersion != proposal.version()) {
            refusals.add(Refusal.of(
                            RefusalCode.VERSION_CHANGED,
                            "Version " + shownVersion + " of " + proposal.id() + " was on screen, it is now "
                                    + proposal.version())
                    .with("shown", shownVersion)
                    .with("current", proposal.version()));
        }
        if (proposal.state() != ProposalState.PROPOSED) {
            refusals.add(Refusal.of(
                            proposal.state().refusal(),
                            "Proposal " + proposal.id() + " is " + proposal.state() + " and cannot be approved")
                    .with("state", proposal.state()));
        }
        if (proposal.state() == ProposalState.PROPOSED && !now.isBefore(proposal.expiresAt())) {
            refusals.add(
                    Refusal.of(RefusalCode.EXPIRED, "Proposal " + proposal.id() + " expired at " + proposal.expiresAt())
                            .with("expiresAt", proposal.expiresAt())
                            .with("now", now));
        }
        if (!proposal.staleBecause().isEmpty()) {
            refusals.add(Refusal.of(
                            RefusalCode.STALE_INPUTS,
                            "Since " + proposal.id() + " was edited " + proposal.staleBecause()
                                    + ": recalculate it first")
                    .with("because", proposal.staleBecause()));
        }
        if (proposal.enabledLegs().isEmpty()) {
            refusals.add(Refusal.of(RefusalCode.INVALID_VALUE, "Every leg of " + proposal.id() + " is switched off")
                    .with("legs", proposal.legs().size()));
        }
        return refusals;
    }

    private static List<Refusal> fits(Proposal proposal, ApprovalContext context) {
        try {
            Book after = context.book();
            for (Leg leg : proposal.enabledLegs()) {
                Quote quote = context.market().quotes().get(leg.instrument());
                if (quote != null) {
                    after = after.plus(fill(proposal, leg, quote, context));
                }
            }
            return LimitGuard.check(proposal, context, after);
        } catch (RefusedException refused) {
            return List.of(refused.refusal());
        }
    }

    /// At the worst price that the broker may fill at.
    private static Fill fill(Proposal proposal, Leg leg, Quote quote, ApprovalContext context) {
        BigDecimal touch = Quote.exact(leg.side() == Side.BUY ? quote.ask() : quote.bid());
        BigDecimal slippage = context.slippage();
        BigDecimal price = touch.multiply(
                leg.side() == Side.BUY ? BigDecimal.ONE.add(slippage) : BigDecimal.ONE.subtract(slippage));
        return new Fill(
                EntryId.of(proposal.id() + "/" + leg.number()),
                leg.instrument(),
                leg.side(),
                leg.quantity(),
                price,
                Fees.of(leg.quantity(), price, context.feeRate()),
                context.market().rates().rate(leg.instrument().quote()),
                context.market().now(),
                FillSource.PAPER,
                null,
                null);
    }
}
