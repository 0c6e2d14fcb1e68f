package dev.ballast.core.outcome;

import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.result.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the fills of a proposal cost against what they were expected to: the implementation shortfall of what
/// was filled (Perold 1988), in the book's currency.
///
/// realised = Σ fee + Σ ±(fill price − middle when proposed) · quantity · rate, + for a purchase; so it holds half the
/// spread, slippage and what the market moved meanwhile, and can be negative. estimated = Σ of the legs'
/// estimates, each times the part of it that was filled.
///
/// @param realised of the fills
/// @param estimated for the same quantities
public record RealisedCost(double realised, double estimated) {

    /// Missing where nothing was filled.
    static Result<RealisedCost> of(Proposal proposal, List<Fill> fills) {
        if (fills.isEmpty()) {
            return Result.missing("Nothing was filled.");
        }
        Map<Integer, Leg> legs = new HashMap<>();
        proposal.legs().forEach(leg -> legs.put(leg.number(), leg));
        double realised = 0;
        double estimated = 0;
        for (Fill fill : fills) {
            Leg leg = legs.get(OwnFills.leg(proposal, fill));
            if (leg == null) {
                return Result.missing("Fill " + fill.id() + " belongs to no leg of " + proposal.id() + ".");
            }
            double quantity = fill.quantity().doubleValue();
            double part = quantity / leg.quantity().doubleValue();
            CostEstimate cost = cost(proposal, leg);
            double rate = fill.rate().doubleValue();
            double middle = middle(leg, cost, rate);
            double worse = fill.price().doubleValue() - middle;
            realised += fill.feeValue().doubleValue() + (fill.side() == Side.BUY ? worse : -worse) * quantity * rate;
            estimated += part * cost.total();
        }
        return Result.of(new RealisedCost(realised, estimated));
    }

    /// A leg that was stored before legs had costs of their own takes its share by value.
    private static CostEstimate cost(Proposal proposal, Leg leg) {
        if (leg.detail().cost().total() > 0) {
            return leg.detail().cost();
        }
        double all = proposal.enabledLegs().stream()
                .mapToDouble(each -> each.value().doubleValue())
                .sum();
        double share = all > 0 ? leg.value().doubleValue() / all : 0;
        CostEstimate cost = proposal.cost();
        return new CostEstimate(share * cost.commission(), share * cost.spread(), share * cost.impact());
    }

    private static double middle(Leg leg, CostEstimate cost, double rate) {
        if (!Double.isNaN(leg.detail().middle())) {
            return leg.detail().middle();
        }
        double half = cost.spread() / (leg.quantity().doubleValue() * rate);
        return leg.side() == Side.BUY
                ? leg.price().doubleValue() - half
                : leg.price().doubleValue() + half;
    }
}
