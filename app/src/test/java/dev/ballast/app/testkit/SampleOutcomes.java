package dev.ballast.app.testkit;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.outcome.OutcomeReport;
import dev.ballast.core.outcome.OutcomeRequest;
import dev.ballast.core.outcome.Outcomes;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Outcomes of the sample decisions: a million in cash, a stock of what is sold, and the fills of the executed one.
public final class SampleOutcomes {

    private static final BigDecimal STOCK = new BigDecimal("100000");

    private SampleOutcomes() {}

    public static OutcomeReport report(Snapshot snapshot) {
        List<Proposal> decided = SampleProposals.decided(snapshot.asOf());
        Map<InstrumentId, Double> prices = new HashMap<>();
        snapshot.quotes().forEach((instrument, quote) -> prices.put(instrument, quote.mid()));
        return Outcomes.of(new OutcomeRequest(
                decided,
                ledger(decided, snapshot.asOf()),
                snapshot.history(),
                prices,
                List.of(),
                snapshot.policy().rates(),
                snapshot.policy().lotMethod(),
                365,
                snapshot.asOf()));
    }

    /// Nobody has decided on anything.
    public static OutcomeReport none(Snapshot snapshot) {
        return Outcomes.of(new OutcomeRequest(
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                snapshot.policy().rates(),
                snapshot.policy().lotMethod(),
                365,
                snapshot.asOf()));
    }

    private static List<LedgerEntry> ledger(List<Proposal> decided, Instant now) {
        var entries = new ArrayList<LedgerEntry>();
        Instant start = now.minus(Duration.ofDays(30));
        entries.add(new CashFlow(
                EntryId.of("deposit"),
                CashFlow.Kind.DEPOSIT,
                "USD",
                new BigDecimal("1000000000"),
                BigDecimal.ONE,
                start));
        Proposal executed = decided.getFirst();
        for (Leg leg : executed.legs()) {
            if (leg.side() == Side.SELL) {
                entries.add(fill(
                        "stock-" + leg.instrument(), leg, Side.BUY, STOCK, start.plusSeconds(60), executed, false));
            }
        }
        for (Leg leg : executed.legs()) {
            Instant time = executed.raisedAt().plusSeconds(66 + leg.number());
            entries.add(fill("fill-" + leg.number(), leg, leg.side(), leg.quantity(), time, executed, true));
        }
        return entries;
    }

    private static Fill fill(
            String id, Leg leg, Side side, BigDecimal quantity, Instant time, Proposal proposal, boolean ordered) {
        return new Fill(
                EntryId.of(id),
                leg.instrument(),
                side,
                quantity,
                leg.price(),
                leg.fee(),
                BigDecimal.ONE,
                time,
                FillSource.PAPER,
                null,
                ordered ? proposal.id() + "/" + leg.number() : null);
    }
}
