package dev.ballast.app.boot;

import dev.ballast.app.review.ReviewSource;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.outcome.OutcomeReport;
import dev.ballast.core.outcome.OutcomeRequest;
import dev.ballast.core.outcome.Outcomes;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.regime.RegimeSpell;
import dev.ballast.core.result.Result;
import dev.ballast.core.store.WorkstationStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Follows the decisions of a book up: every stored proposal, and what a snapshot knows newer, with its ledger
/// and prices.
final class DecisionRecord implements ReviewSource {

    private final WorkstationStore store;

    DecisionRecord(WorkstationStore store) {
        this.store = store;
    }

    @Override
    public OutcomeReport report(Snapshot snapshot) {
        Map<ProposalId, Proposal> proposals = new LinkedHashMap<>();
        store.proposals().forEach(proposal -> proposals.put(proposal.id(), proposal));
        // A desk that forgets on closing has its newest decisions in the snapshot alone.
        snapshot.proposals()
                .forEach(proposal -> proposals.merge(
                        proposal.id(),
                        proposal,
                        (stored, shown) -> shown.version() > stored.version() ? shown : stored));
        Map<InstrumentId, Double> prices = new HashMap<>();
        snapshot.quotes().forEach((instrument, quote) -> prices.put(instrument, quote.mid()));
        List<RegimeSpell> spells =
                switch (snapshot.regime()) {
                    case Result.Known<RegimeReport>(RegimeReport known) -> known.spells();
                    case Result.Missing<RegimeReport> _ -> List.of();
                };
        return Outcomes.of(new OutcomeRequest(
                List.copyOf(proposals.values()),
                snapshot.ledger(),
                snapshot.history(),
                prices,
                spells,
                snapshot.policy().rates(),
                snapshot.policy().lotMethod(),
                snapshot.policy().risk().periodsPerYear(),
                snapshot.asOf()));
    }
}
