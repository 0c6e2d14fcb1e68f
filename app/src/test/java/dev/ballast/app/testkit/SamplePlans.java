package dev.ballast.app.testkit;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Benefit;
import dev.ballast.core.rebalance.BestLegs;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LegDetail;
import dev.ballast.core.rebalance.LimitFigure;
import dev.ballast.core.rebalance.LotUse;
import dev.ballast.core.rebalance.Measure;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.RiskMetric;
import dev.ballast.core.rebalance.TraderEdit;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitStatus;
import dev.ballast.core.stress.StressLoss;
import dev.ballast.core.stress.StressLosses;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// Plans with everything a card can show: benefit, curve, metrics, limits, scenarios, lots, findings.
public final class SamplePlans {

    private static final double EQUITY = SampleSnapshots.EQUITY;
    private static final double IMPACT = 0.0004;

    private SamplePlans() {}

    /// The same proposal with a plan that knows everything; its figures after scale with the enabled legs.
    ///
    /// @param scenarios how many stress scenarios
    public static Proposal whole(Proposal proposal, int scenarios) {
        List<Leg> legs = proposal.legs().stream().map(SamplePlans::detailed).toList();
        return with(proposal, plan(proposal.plan(), legs, scenarios));
    }

    /// The next version after the trader's edit, as an engine makes it.
    public static Proposal edited(Proposal proposal, List<Leg> legs, Instant now) {
        int scenarios = proposal.before().stress().losses().size();
        return proposal.revised(
                plan(proposal.plan(), legs, scenarios),
                new TraderEdit(now, proposal.legs(), ""),
                proposal.expiresAt(),
                Decision.trader(now, "edited"));
    }

    private static Proposal with(Proposal proposal, Plan plan) {
        return new Proposal(
                proposal.id(),
                proposal.version(),
                proposal.cause(),
                proposal.state(),
                plan,
                proposal.raisedAt(),
                proposal.expiresAt(),
                proposal.priceGuard(),
                proposal.decision());
    }

    private static Leg detailed(Leg leg) {
        double value = leg.value().doubleValue();
        var cost = new CostEstimate(leg.fee().doubleValue(), value * 0.0002, value * IMPACT);
        List<LotUse> lots = leg.side() == Side.BUY
                ? List.of()
                : List.of(new LotUse(
                        EntryId.of("f-" + leg.number()),
                        SampleSnapshots.NOW.minusSeconds(86_400L * 200),
                        leg.quantity(),
                        leg.value().multiply(new BigDecimal("0.8")),
                        leg.value().multiply(new BigDecimal("0.2"))));
        return new Leg(
                leg.number(),
                leg.instrument(),
                leg.side(),
                leg.quantity(),
                leg.price(),
                leg.value(),
                leg.fee(),
                leg.reason(),
                leg.priority(),
                leg.confidence(),
                leg.enabled(),
                new LegDetail(leg.price().doubleValue(), cost, 0.002, List.of(leg.quantity()), lots));
    }

    private static Plan plan(Plan from, List<Leg> legs, int scenarios) {
        List<Leg> on = legs.stream().filter(Leg::enabled).toList();
        CostEstimate cost = on.stream().map(leg -> leg.detail().cost()).reduce(CostEstimate.NONE, CostEstimate::plus);
        double part = (double) on.size() / legs.size();
        double nothing = 900;
        var benefit = new Benefit(
                Benefit.Basis.TARGETS,
                30,
                nothing,
                nothing * (1 - part),
                60,
                cost.total(),
                30 * cost.total() / Math.max(1e-9, nothing * part),
                0.83,
                0.54,
                "");
        return new Plan(
                from.readings(),
                from.method(),
                legs,
                List.of("LINK-USD was not bought: below the minimum trade of 5"),
                cost,
                figures(from.before(), List.of(), 0, scenarios),
                figures(from.before(), on, part, scenarios),
                List.of(
                        new Drift(InstrumentId.of("BTC-USD"), 0.25, 0.25, 0.1),
                        new Drift(InstrumentId.of("LINK-USD"), 0.012, 0.04, 0.02)),
                benefit,
                curve(legs),
                List.of(Refusal.of(RefusalCode.INVALID_VALUE, "The volume of DOGE-USD is not known")));
    }

    private static List<BestLegs> curve(List<Leg> legs) {
        var points = new ArrayList<BestLegs>();
        var numbers = new ArrayList<Integer>();
        double cost = 0;
        for (int k = 1; k <= legs.size(); k++) {
            numbers.add(legs.get(k - 1).number());
            cost += legs.get(k - 1).detail().cost().total();
            double share = 1 - Math.pow(1 - (double) k / legs.size(), 2);
            points.add(new BestLegs(k, numbers, share, 900 * share, cost, 0.16 * (1 - share), 0.56 - 0.03 * share));
        }
        return points;
    }

    private static PortfolioFigures figures(PortfolioFigures from, List<Leg> legs, double part, int scenarios) {
        var weights = new java.util.TreeMap<>(from.weights());
        for (Leg leg : legs) {
            weights.merge(leg.instrument(), leg.side().sign() * leg.value().doubleValue() / EQUITY, Double::sum);
        }
        double cash =
                1 - weights.values().stream().mapToDouble(Double::doubleValue).sum();
        var metrics = new EnumMap<RiskMetric, Measure>(RiskMetric.class);
        for (RiskMetric metric : RiskMetric.values()) {
            double value = 0.05 + 0.01 * metric.label().length();
            double better = metric.better() == RiskMetric.Better.HIGHER ? 1 + 0.2 * part : 1 - 0.2 * part;
            metrics.put(metric, new Measure(value * better, ""));
        }
        metrics.put(RiskMetric.HEAT, new Measure(Double.NaN, "no stops are set"));
        return new PortfolioFigures(
                weights,
                cash,
                0.18 - 0.05 * part,
                55 + 25 * part,
                "",
                0.563 - 0.03 * part,
                0.112 - 0.09 * part,
                stress(part, scenarios),
                metrics,
                limits(weights.getOrDefault(InstrumentId.of("BTC-USD"), 0.0), cash, 0.563 - 0.03 * part));
    }

    private static StressLosses stress(double part, int scenarios) {
        var losses = new ArrayList<StressLoss>();
        for (int i = 0; i < scenarios; i++) {
            losses.add(
                    new StressLoss("Measured event " + (2000 + i), 0.1 + 0.04 * i - 0.02 * part, 0.8, 0.1, 0.05, ""));
        }
        return new StressLosses(EQUITY, losses);
    }

    private static List<LimitFigure> limits(double largest, double cash, double volatility) {
        return List.of(
                limit(LimitKind.POSITION, "BTC-USD", largest, 0.26, largest > 0.26),
                limit(LimitKind.ANNUAL_VOLATILITY, "Portfolio", volatility, 0.25, true),
                limit(LimitKind.CASH, "Portfolio", cash, 0.05, cash < 0.05));
    }

    private static LimitFigure limit(LimitKind kind, String subject, double value, double limit, boolean broken) {
        return new LimitFigure(
                kind, subject, new Measure(value, ""), limit, 1, limit, broken ? LimitStatus.BREACH : LimitStatus.OK);
    }
}
