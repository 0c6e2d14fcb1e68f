package dev.ballast.core.rebalance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.PortfolioVolatility;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.limits.LimitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Holds what a proposal makes of the book against the limits as the trader set them (RSK-7, REB-8).
///
/// A purchase is refused where it takes a position, a category or the annual volatility above its limit, or cash below
/// its floor, or further beyond where it was beyond before. A sale never is: a reduction must always be possible.
/// The limits are the trader's own figures; what a regime makes of them (RSK-8) warns, but does not refuse.
/// Prices may move by the guard between card and order, so that ceilings are held to within the guard's part of
/// themselves, and the cash floor to within the guard's move and the costs of what is traded.
final class LimitGuard {

    private static final double ROUNDING = 1e-9;

    private final Proposal proposal;
    private final ApprovalContext context;
    private final Valuation before;
    private final Valuation after;
    private final List<Refusal> refusals = new ArrayList<>();

    private LimitGuard(Proposal proposal, ApprovalContext context, Book traded) {
        this.proposal = proposal;
        this.context = context;
        this.before = context.market().value(context.book());
        this.after = context.market().value(traded);
    }

    /// Every limit that a purchase would newly break; empty where none.
    ///
    /// @param traded the book after all enabled legs
    static List<Refusal> check(Proposal proposal, ApprovalContext context, Book traded) {
        if (proposal.enabledLegs().stream().noneMatch(leg -> leg.side() == Side.BUY)) {
            return List.of();
        }
        return new LimitGuard(proposal, context, traded).run();
    }

    private List<Refusal> run() {
        for (Position position : after.positions()) {
            if (position.freshness() == Freshness.MISSING) {
                return List.of(Refusal.of(
                                RefusalCode.MISSING_PRICE,
                                position.instrument() + " has no price: no limit can be checked without it")
                        .with("instrument", position.instrument()));
            }
        }
        var categories = new TreeSet<Category>();
        for (Leg leg : proposal.enabledLegs()) {
            if (leg.side() == Side.BUY) {
                position(leg);
                categories.add(category(leg.instrument()));
            }
        }
        categories.forEach(this::category);
        cash();
        volatility();
        return List.copyOf(refusals);
    }

    private void position(Leg leg) {
        String symbol = leg.instrument().symbol();
        double limit = context.limits().positionLimit();
        ceiling(LimitKind.POSITION, symbol, before.weight(leg.instrument()), after.weight(leg.instrument()), limit);
    }

    private void category(Category category) {
        ceiling(
                LimitKind.CATEGORY,
                category.label(),
                before.categoryWeights().getOrDefault(category, 0.0),
                after.categoryWeights().getOrDefault(category, 0.0),
                context.limits().categoryLimit());
    }

    private void ceiling(LimitKind kind, String subject, double from, double to, double limit) {
        requireFinite(kind, subject, from, to);
        boolean beyond = to > limit * (1 + proposal.priceGuard()) + ROUNDING;
        if (beyond && to > from + ROUNDING) {
            refuse(kind, subject, from, to, limit, "above");
        }
    }

    private void cash() {
        double floor = context.limits().limits().cashFloor();
        double from = before.cashWeight();
        double to = after.cashWeight();
        requireFinite(LimitKind.CASH, "cash", from, to);
        if (to < floor - allowance() - ROUNDING && to < from - ROUNDING) {
            refuse(LimitKind.CASH, "cash", from, to, floor, "below");
        }
    }

    /// What the guard's move and the costs of everything traded take of equity.
    private double allowance() {
        double traded = proposal.enabledLegs().stream()
                .mapToDouble(leg -> leg.value().doubleValue())
                .sum();
        double costs = context.feeRate().doubleValue() + context.slippage().doubleValue();
        return before.equity() > 0 ? traded / before.equity() * (proposal.priceGuard() + costs) : 0;
    }

    /// A volatility that cannot be told is no breach: the card says why it is not known.
    private void volatility() {
        RiskPolicy policy = context.limits();
        Result<PortfolioVolatility> sample = RiskBasis.sample(
                        universe(), context.histories(), context.report().lookback())
                .map(PortfolioVolatility::over);
        double from = volatility(sample, before);
        double to = volatility(sample, after);
        double limit = policy.limits().annualVolatility();
        boolean beyond = to > limit * (1 + proposal.priceGuard()) + ROUNDING;
        if (beyond && !(from > limit) && to > from + ROUNDING) {
            refuse(LimitKind.ANNUAL_VOLATILITY, "portfolio", from, to, limit, "above");
        }
    }

    /// What is held before or after, or has a target: the instruments of the card's figures.
    private Set<InstrumentId> universe() {
        var universe = new TreeSet<InstrumentId>();
        before.positions().forEach(position -> universe.add(position.instrument()));
        after.positions().forEach(position -> universe.add(position.instrument()));
        proposal.plan().residual().forEach(drift -> universe.add(drift.instrument()));
        return universe;
    }

    private double volatility(Result<PortfolioVolatility> sample, Valuation valuation) {
        return sample.flatMap(known ->
                        known.annual(valuation.weights(), context.report().periodsPerYear()))
                .orElse(Double.NaN);
    }

    private Category category(InstrumentId id) {
        Instrument known = context.market().instruments().get(id);
        return known == null ? Category.OTHER : known.category();
    }

    private static void requireFinite(LimitKind kind, String subject, double from, double to) {
        if (!Double.isFinite(from) || !Double.isFinite(to)) {
            throw new ArithmeticException(
                    kind.label() + " of " + subject + " is " + from + " before and " + to + " after");
        }
    }

    private void refuse(LimitKind kind, String subject, double from, double to, double limit, String side) {
        refusals.add(Refusal.of(
                        RefusalCode.LIMIT_BREACH,
                        kind.label() + " of " + subject + " would go from " + Percent.of(from) + " to " + Percent.of(to)
                                + ", " + side + " the limit of " + Percent.of(limit))
                .with("limit", kind)
                .with("subject", subject)
                .with("before", from)
                .with("after", to)
                .with("allowed", limit));
    }
}
