package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.rebalance.Benefits;
import dev.ballast.core.rebalance.Draft;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.PlanRequest;
import dev.ballast.core.rebalance.Planner;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalFactory;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.RiskInputs;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Makes a plan of a wish for a proposal and stores it with all that it was made from, or says why none came of it.
final class Raiser {

    static final Raising.Declined NO_QUOTES = new Raising.Declined(
            List.of(Refusal.of(RefusalCode.MISSING_PRICE, "The feed has not sent a price for every leg yet")));
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DeskState state;
    private final Committer committer;
    private final Analyst analyst;
    private final InputsDesk inputs;
    private final TriggerDesk triggers;

    Raiser(DeskState state, Committer committer, Analyst analyst, InputsDesk inputs, TriggerDesk triggers) {
        this.state = state;
        this.committer = committer;
        this.analyst = analyst;
        this.inputs = inputs;
        this.triggers = triggers;
    }

    /// All that a plan is made from, now.
    PlanRequest request(MarketView market, Targets targets, List<TriggerReading> fired) {
        return request(market, analyst.riskInputs(targets.weights().keySet()), targets, fired);
    }

    PlanRequest request(MarketView market, RiskInputs inputs, Targets targets, List<TriggerReading> fired) {
        var request = new PlanRequest(
                state.book,
                market,
                inputs,
                targets,
                fired,
                state.policy.rebalance(),
                state.policy.execution().feeRate(),
                analyst.strategyHoldings(),
                null);
        Map<String, String> stopped = new TreeMap<>();
        state.market.listings().stopped().forEach((id, reason) -> stopped.put(id.symbol(), reason));
        return stopped.isEmpty() ? request : request.barring(stopped, stopped);
    }

    /// The standing targets; none where there are none.
    Targets targets() {
        return analyst.targets().orElse(new Targets(TargetMethod.OWN, new TreeMap<>()));
    }

    Raising raise(PlanRequest request, Instant now) {
        List<TriggerReading> fired = request.readings();
        return switch (Planner.draft(request)) {
            case Draft.Declined declined -> declined(fired, declined, now);
            case Draft.Planned(Plan plan) when waitsForQuotes(plan) -> NO_QUOTES;
            case Draft.Planned(Plan plan) ->
                Benefits.belowBreakEven(plan, state.policy.rebalance().trade())
                        .map(refusal -> declined(fired, new Draft.Declined(List.of(refusal)), now))
                        .orElseGet(() -> new Raising.Raised(store(plan, request, now)));
        };
    }

    /// What the trader asked for is answered at once and needs no row of its own.
    private Raising declined(List<TriggerReading> fired, Draft.Declined declined, Instant now) {
        TriggerKind kind = fired.getFirst().kind();
        if (TriggerDesk.ORDER.contains(kind)) {
            triggers.declined(kind, declined.reasons(), now);
        }
        return new Raising.Declined(declined.reasons());
    }

    private Proposal store(Plan plan, PlanRequest request, Instant now) {
        var id = new ProposalId("P-" + DAY.format(now) + "-" + (committer.sequence() + 1));
        Proposal proposal = ProposalFactory.propose(id, plan, state.policy.rebalance(), now);
        Committer.Batch batch = committer.begin(now).change(new Change.ProposalSaved(proposal));
        Change.InputsSaved saved = inputs.save(batch, proposal, request);
        batch.journal(
                        JournalType.PROPOSAL_RAISED,
                        id.value(),
                        Payload.of("cause", proposal.cause())
                                .and("inputs", saved.hash())
                                .and("urgency", proposal.urgency())
                                .and(
                                        "legs",
                                        proposal.legs().stream()
                                                .map(Raiser::text)
                                                .toList())
                                .and(
                                        "triggers",
                                        plan.readings().stream()
                                                .map(TriggerReading::reason)
                                                .toList())
                                .and("reports", analyst.reportsUsed())
                                .and("skipped", plan.skipped())
                                .and(
                                        "findings",
                                        plan.findings().stream()
                                                .map(Refusal::message)
                                                .toList())
                                .and("cost", proposal.cost().total())
                                .and("gain", plan.benefit().gain())
                                .and("probability", plan.benefit().probability()))
                .commit();
        state.proposals.put(id, proposal);
        inputs.accept(saved, request);
        return proposal;
    }

    private static String text(Leg leg) {
        return leg.side() + " " + leg.quantity().toPlainString() + " " + leg.instrument() + " at "
                + leg.price().toPlainString();
    }

    /// A feed is running but has not yet said what a leg trades at: its stored close has no spread and may be old.
    private boolean waitsForQuotes(Plan plan) {
        return state.feed.kind() != FeedStatus.Kind.NONE
                && plan.legs().stream().anyMatch(leg -> {
                    Quote quote = state.quotes.get(leg.instrument());
                    return quote != null && quote.source() == QuoteSource.LAST_CLOSE;
                });
    }
}
