package dev.ballast.core.engine;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.Repriced;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Concentrations;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.Drifts;
import dev.ballast.core.risk.Health;
import dev.ballast.core.risk.HealthScore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Turns the engine's state into snapshots.
final class Publisher {

    private static final int CLOSED_SHOWN = 50;

    /// Worst first, then the oldest.
    private static final Comparator<Proposal> OPEN_ORDER =
            Comparator.comparing(Proposal::urgency).reversed().thenComparing(Proposal::raisedAt);

    private final DeskState state;
    private final Analyst analyst;
    private final Committer committer;
    private final RiskDesk risk;
    private final TradingDesk trading;
    private long sequence;
    private long instrumentEdits;
    private Map<InstrumentId, Instrument> instruments = Map.of();
    private Result<Double> volatility = Result.missing("not computed yet");

    Publisher(DeskState state, Analyst analyst, Committer committer, RiskDesk risk, TradingDesk trading) {
        this.state = state;
        this.analyst = analyst;
        this.committer = committer;
        this.risk = risk;
        this.trading = trading;
    }

    /// Recomputes what need not follow every quote.
    void refreshSlowFigures(Instant now) {
        analyst.refresh(now);
        volatility = analyst.volatility(analyst.market(now).value(state.book));
    }

    Snapshot publish(
            Instant now,
            List<TriggerReading> readings,
            Map<ProposalId, Result<Repriced>> repriced,
            List<String> faults,
            EngineStats stats) {
        analyst.refresh(now);
        if (instruments.size() != state.instruments.size() || instrumentEdits != state.instrumentEdits) {
            instrumentEdits = state.instrumentEdits;
            instruments = Map.copyOf(state.instruments);
        }
        Valuation valuation = analyst.market(now).value(state.book);
        Concentration concentration = Concentrations.of(valuation, state.policy.risk());
        return new Snapshot(
                ++sequence,
                now,
                state.kind,
                state.feed,
                state.trading.state(),
                state.trading.reason(),
                trading.readings(),
                state.policy,
                instruments,
                Map.copyOf(state.quotes),
                state.book,
                valuation,
                concentration,
                health(valuation, concentration),
                volatility,
                risk.risk(),
                risk.regime().rules(),
                risk.regime().hidden(),
                analyst.correlation(),
                analyst.targets(),
                drifts(valuation),
                readings,
                proposals(),
                repriced,
                state.orders.all(),
                Alerts.of(state, valuation, concentration, analyst.correlation(), risk.risk(), faults),
                analyst.equity(),
                analyst.ledger(),
                analyst.history(),
                committer.recent(),
                stats,
                state.market);
    }

    private Result<Health> health(Valuation valuation, Concentration concentration) {
        if (valuation.positions().isEmpty()) {
            return Result.missing("a book without positions has no health");
        }
        return Result.of(HealthScore.of(valuation, concentration, analyst.correlation(), state.policy.risk()));
    }

    private List<Drift> drifts(Valuation valuation) {
        double band = state.policy.rebalance().deviationTrigger();
        return switch (analyst.targets()) {
            case Result.Known<Targets>(Targets targets) -> Drifts.of(valuation, targets.weights(), band);
            case Result.Missing<Targets> none -> List.of();
        };
    }

    private List<Proposal> proposals() {
        Stream<Proposal> open = state.openProposals().stream().sorted(OPEN_ORDER);
        Stream<Proposal> closed = state.proposals.values().stream()
                .filter(proposal -> proposal.state().isFinal())
                .sorted(Comparator.comparing(Proposal::raisedAt).reversed())
                .limit(CLOSED_SHOWN);
        return Stream.concat(open, closed).toList();
    }
}
