package dev.ballast.core.outcome;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
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
import dev.ballast.core.rebalance.TraderEdit;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.Urgency;
import dev.ballast.core.stress.StressLosses;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decisions, ledgers and prices for the tests of this room.
final class Decisions {

    static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    /// Noon of the decision.
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Decisions() {}

    static CashFlow deposit(String id, String amount, Instant time) {
        return new CashFlow(EntryId.of(id), CashFlow.Kind.DEPOSIT, "USD", new BigDecimal(amount), BigDecimal.ONE, time);
    }

    static Fill fill(
            String id,
            InstrumentId instrument,
            Side side,
            String quantity,
            String price,
            String fee,
            Instant time,
            @Nullable String order) {
        return new Fill(
                EntryId.of(id),
                instrument,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(fee),
                BigDecimal.ONE,
                time,
                FillSource.PAPER,
                null,
                order);
    }

    static Leg leg(int number, InstrumentId instrument, Side side, String quantity, String price, String fee) {
        return new Leg(
                number,
                instrument,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(quantity).multiply(new BigDecimal(price)),
                new BigDecimal(fee),
                "to its target",
                Urgency.LOW,
                1,
                true);
    }

    /// The same with legs that the trader edited: `suggested` were the engine's own.
    static Proposal edited(Proposal proposal, List<Leg> suggested) {
        return new Proposal(
                proposal.id(),
                proposal.version(),
                proposal.cause(),
                proposal.state(),
                proposal.plan(),
                proposal.raisedAt(),
                proposal.expiresAt(),
                proposal.priceGuard(),
                proposal.decision(),
                new TraderEdit(NOON.minusSeconds(30), suggested, ""),
                null);
    }

    static Proposal proposal(
            String id, ProposalState state, @Nullable RejectReason reason, CostEstimate cost, List<Leg> legs) {
        var figures = new PortfolioFigures(new TreeMap<>(), 1, 0, 100, "", Double.NaN, 0, StressLosses.NONE);
        var reading = new TriggerReading(TriggerKind.DEVIATION, "BTC-USD", 0.12, 0.1, true, Urgency.LOW, "far off");
        return new Proposal(
                new ProposalId(id),
                2,
                "DEVIATION",
                state,
                new Plan(
                        List.of(reading),
                        TargetMethod.EQUAL_WEIGHT,
                        legs,
                        List.of(),
                        cost,
                        figures,
                        figures,
                        List.of()),
                NOON.minusSeconds(60),
                NOON.plusSeconds(840),
                0.01,
                new Decision(NOON, "trader", reason, ""));
    }

    /// The same with another cause, raised and decided later.
    static Proposal later(Proposal proposal, TriggerKind cause, Duration by) {
        Decision decision = Objects.requireNonNull(proposal.decision());
        return new Proposal(
                proposal.id(),
                proposal.version(),
                cause.name(),
                proposal.state(),
                proposal.plan(),
                proposal.raisedAt().plus(by),
                proposal.expiresAt().plus(by),
                proposal.priceGuard(),
                new Decision(decision.time().plus(by), decision.by(), decision.reject(), decision.note()));
    }

    static PriceHistory closes(InstrumentId instrument, Instant firstOpen, double... closes) {
        var bars = new ArrayList<Bar>();
        for (int day = 0; day < closes.length; day++) {
            bars.add(Bar.ofClose(firstOpen.plus(Duration.ofDays(day)), closes[day]));
        }
        return new PriceHistory(instrument, Timeframe.D1, bars);
    }

    static OutcomeRequest request(
            List<Proposal> proposals,
            List<LedgerEntry> ledger,
            Map<InstrumentId, PriceHistory> histories,
            Map<InstrumentId, Double> prices,
            Instant now) {
        return new OutcomeRequest(
                proposals, ledger, histories, prices, List.of(), CurrencyRates.PAR, LotMethod.FIFO, 365, now);
    }
}
