package dev.ballast.app.testkit;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.Urgency;
import dev.ballast.core.stress.StressLosses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Proposals of the sample book: one urgent, one calm, and three that are decided.
public final class SampleProposals {

    private static final double EQUITY = SampleSnapshots.EQUITY;
    private static final double FEE_RATE = 0.001;

    private SampleProposals() {}

    /// Bitcoin has run 11.2 points past its target: sell it, buy what is short.
    public static Proposal deviation(Instant now) {
        List<Leg> legs = List.of(
                leg(1, "BTC", Side.SELL, 0.112, "36.2 % is 11.2 points over the target of 25.0 %", Urgency.CRITICAL),
                leg(2, "DOGE", Side.SELL, 0.021, "4.1 % is 2.1 points over the target of 2.0 %", Urgency.MEDIUM),
                leg(3, "ETH", Side.BUY, 0.019, "18.1 % is 1.9 points under the target of 20.0 %", Urgency.MEDIUM),
                leg(4, "BNB", Side.BUY, 0.019, "6.1 % is 1.9 points under the target of 8.0 %", Urgency.MEDIUM),
                leg(5, "LTC", Side.BUY, 0.012, "1.8 % is 1.2 points under the target of 3.0 %", Urgency.LOW));
        return proposal("P-20260809-0007", "DEVIATION", Urgency.CRITICAL, legs, readings(), now.minusSeconds(194));
    }

    /// The same book seen by the concentration trigger, three minutes older.
    public static Proposal concentration(Instant now) {
        var reading = new TriggerReading(
                TriggerKind.CONCENTRATION,
                "BTC-USD",
                0.362,
                0.25,
                true,
                Urgency.HIGH,
                "BTC-USD is 36.2 % of equity, over the position limit of 25.0 %");
        List<Leg> legs = List.of(leg(1, "BTC", Side.SELL, 0.132, "Sell down from 36.2 % to 23.0 %", Urgency.HIGH));
        return proposal(
                "P-20260809-0006", "CONCENTRATION", Urgency.HIGH, legs, List.of(reading), now.minusSeconds(402));
    }

    /// Weights that were sent from the optimiser.
    public static Proposal chosenWeights(Instant now) {
        var reading = new TriggerReading(
                TriggerKind.CHOSEN_WEIGHTS,
                "portfolio",
                0,
                0,
                true,
                Urgency.LOW,
                "The trader asked for the weights of Minimum variance");
        List<Leg> legs = List.of(leg(1, "BTC", Side.SELL, 0.112, "from 36.2 % to 25.0 % of equity", Urgency.LOW));
        return proposal("P-20260809-0008", "CHOSEN_WEIGHTS", Urgency.LOW, legs, List.of(reading), now.minusSeconds(3));
    }

    /// Executed, rejected and expired, newest first.
    public static List<Proposal> decided(Instant now) {
        List<Leg> legs = List.of(
                leg(1, "SOL", Side.SELL, 0.031, "13.1 % is 3.1 points over the target of 10.0 %", Urgency.MEDIUM),
                leg(2, "LINK", Side.BUY, 0.028, "1.2 % is 2.8 points under the target of 4.0 %", Urgency.MEDIUM));
        Instant first = now.minus(Duration.ofHours(5));
        Instant second = now.minus(Duration.ofHours(29));
        Instant third = now.minus(Duration.ofHours(77));
        Proposal executed = proposal("P-20260809-0004", "DEVIATION", Urgency.MEDIUM, legs, readings(), first)
                .to(ProposalState.APPROVED, new Decision(first.plusSeconds(61), "trader", null, ""))
                .to(ProposalState.EXECUTING, new Decision(first.plusSeconds(66), "engine", null, "2 orders placed"))
                .to(ProposalState.EXECUTED, new Decision(first.plusSeconds(67), "engine", null, "2 of 2 legs filled"));
        Proposal rejected = proposal("P-20260808-0002", "ON_DEMAND", Urgency.LOW, legs, readings(), second)
                .to(
                        ProposalState.REJECTED,
                        new Decision(
                                second.plusSeconds(240), "trader", RejectReason.WRONG_TIME, "Rate decision at 18:00"));
        Proposal expired = proposal("P-20260806-0001", "CONCENTRATION", Urgency.HIGH, legs, readings(), third)
                .to(
                        ProposalState.EXPIRED,
                        new Decision(third.plusSeconds(900), "engine", null, "No answer within 15 minutes"));
        return List.of(executed, rejected, expired);
    }

    /// What the triggers last saw: one deviation and one concentration fired.
    public static List<TriggerReading> readings() {
        List<TriggerReading> readings = new ArrayList<>();
        for (SampleMarket.Asset asset : SampleMarket.ASSETS) {
            if (asset.weight() > 0) {
                double drift = Math.abs(asset.weight() - asset.target());
                boolean fired = drift > 0.10;
                readings.add(new TriggerReading(
                        TriggerKind.DEVIATION,
                        asset.id().symbol(),
                        drift,
                        0.10,
                        fired,
                        fired ? Urgency.CRITICAL : Urgency.LOW,
                        "%s is %.1f points off its target, %.1f allowed"
                                .formatted(asset.id().symbol(), 100 * drift, 10.0)));
            }
        }
        return readings;
    }

    private static Leg leg(int number, String base, Side side, double part, String reason, Urgency priority) {
        SampleMarket.Asset asset = SampleMarket.ASSETS.stream()
                .filter(candidate -> candidate.base().equals(base))
                .findFirst()
                .orElseThrow();
        BigDecimal price = BigDecimal.valueOf(asset.price());
        BigDecimal quantity = BigDecimal.valueOf(part * EQUITY / asset.price()).setScale(4, RoundingMode.DOWN);
        BigDecimal value = quantity.multiply(price);
        BigDecimal fee = value.multiply(BigDecimal.valueOf(FEE_RATE));
        return new Leg(number, asset.id(), side, quantity, price, value, fee, reason, priority, 0.5 + 3 * part, true);
    }

    private static Proposal proposal(
            String id, String cause, Urgency urgency, List<Leg> legs, List<TriggerReading> readings, Instant raised) {
        double traded =
                legs.stream().mapToDouble(leg -> leg.value().doubleValue()).sum();
        return new Proposal(
                new ProposalId(id),
                1,
                cause,
                ProposalState.PROPOSED,
                new Plan(
                        readings.stream()
                                .filter(TriggerReading::fired)
                                .map(reading -> as(urgency, reading))
                                .toList(),
                        TargetMethod.OWN,
                        legs,
                        List.of(),
                        new CostEstimate(traded * FEE_RATE, traded * 0.0002),
                        figures(List.of(), 0.1817, 55, 0.563, 0.112),
                        figures(legs, 0.1264, 80, 0.531, 0.019),
                        List.of()),
                raised,
                raised.plus(Duration.ofMinutes(15)),
                0.01,
                null);
    }

    private static TriggerReading as(Urgency urgency, TriggerReading reading) {
        return new TriggerReading(
                reading.kind(),
                reading.subject(),
                reading.value(),
                reading.threshold(),
                reading.fired(),
                urgency,
                reading.reason());
    }

    private static PortfolioFigures figures(
            List<Leg> legs, double herfindahl, double health, double volatility, double drift) {
        SortedMap<InstrumentId, Double> weights = new TreeMap<>();
        SampleMarket.ASSETS.stream()
                .filter(asset -> asset.weight() > 0)
                .forEach(asset -> weights.put(asset.id(), asset.weight()));
        for (Leg leg : legs) {
            double change = leg.side().sign() * leg.value().doubleValue() / EQUITY;
            weights.merge(leg.instrument(), change, Double::sum);
        }
        double cash =
                1 - weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return new PortfolioFigures(weights, cash, herfindahl, health, "", volatility, drift, StressLosses.NONE);
    }
}
