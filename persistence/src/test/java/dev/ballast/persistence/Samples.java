package dev.ballast.persistence;

import dev.ballast.core.execution.Order;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.Urgency;
import dev.ballast.core.stress.StressLosses;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Small, valid things to store.
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-08-09T12:00:00.123456789Z");
    public static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    public static final InstrumentId ETH = InstrumentId.of("ETH-USD");

    private Samples() {}

    public static CashFlow deposit(String id, String amount) {
        return new CashFlow(EntryId.of(id), CashFlow.Kind.DEPOSIT, "USD", new BigDecimal(amount), BigDecimal.ONE, NOON);
    }

    public static Fill purchase(String id, InstrumentId instrument, String quantity, String price) {
        return fill(id, instrument, Side.BUY, new BigDecimal(quantity), new BigDecimal(price));
    }

    public static Fill fill(String id, InstrumentId instrument, Side side, BigDecimal quantity, BigDecimal price) {
        return new Fill(
                EntryId.of(id),
                instrument,
                side,
                quantity,
                price,
                new BigDecimal("0.01"),
                BigDecimal.ONE,
                NOON,
                FillSource.MANUAL,
                null,
                null);
    }

    public static Fill fillOf(Order order) {
        return new Fill(
                order.nextFill(),
                order.instrument(),
                order.side(),
                order.quantity(),
                order.referencePrice(),
                new BigDecimal("0.01"),
                BigDecimal.ONE,
                NOON,
                FillSource.PAPER,
                null,
                order.clientId());
    }

    /// A proposal of one purchase, with figures that are not known.
    public static Proposal proposal(String id) {
        var weights = new TreeMap<InstrumentId, Double>();
        weights.put(BTC, 0.7);
        weights.put(ETH, 0.1 + 0.2);
        var figures =
                new PortfolioFigures(weights, 0.05, 0.58, Double.NaN, "one bar", Double.NaN, 0.2, StressLosses.NONE);
        var trigger = new TriggerReading(
                TriggerKind.DEVIATION, "BTC-USD", 0.2, 0.1, true, Urgency.HIGH, "BTC-USD is \"20 %\" off — sell");
        var leg = new Leg(
                1,
                ETH,
                Side.BUY,
                new BigDecimal("0.12345678901234567890123456789"),
                new BigDecimal("2000.10"),
                new BigDecimal("246.913578024691357802469135780000000000001"),
                new BigDecimal("0.25"),
                "under target",
                Urgency.LOW,
                0.5,
                true);
        return new Proposal(
                new ProposalId(id),
                1,
                "DEVIATION",
                ProposalState.PROPOSED,
                new Plan(
                        List.of(trigger),
                        TargetMethod.EQUAL_WEIGHT,
                        List.of(leg),
                        List.of(),
                        new CostEstimate(0.25, 0.5),
                        figures,
                        figures,
                        List.of()),
                NOON,
                NOON.plus(Duration.ofMinutes(15)),
                0.01,
                null);
    }

    public static Order order(Proposal proposal) {
        Leg leg = proposal.legs().getFirst();
        return Order.of(proposal.id(), leg, OrderRoute.BROKER, NOON).getFirst();
    }

    /// `count` daily bars from 2018 on.
    public static List<Bar> bars(int count, double start) {
        var bars = new ArrayList<Bar>(count);
        Instant day = Instant.parse("2018-01-01T00:00:00Z");
        for (int i = 0; i < count; i++) {
            double open = start * (1 + 0.3 * Math.sin(i / 50.0));
            double close = start * (1 + 0.3 * Math.sin((i + 1) / 50.0));
            bars.add(new Bar(
                    day.plus(Duration.ofDays(i)),
                    open,
                    Math.max(open, close) * 1.01,
                    Math.min(open, close) * 0.99,
                    close,
                    1000.5 + i));
        }
        return bars;
    }

    public static JournalEntry note(JournalChain chain, JournalType type, String subject) {
        return chain.append(NOON, type, subject, "{\"note\":\"" + subject + " – é\"}");
    }
}
