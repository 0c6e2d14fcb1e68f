package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Benefits;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Draft;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.rebalance.PlanRequest;
import dev.ballast.core.rebalance.Planner;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalFactory;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Repriced;
import dev.ballast.core.rebalance.Repricing;
import dev.ballast.core.rebalance.RiskInputs;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.Triggers;
import dev.ballast.core.rebalance.Urgency;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import dev.ballast.core.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Watches the triggers and raises proposals: at most one open one per cause, a newer in the place of an older.
///
/// Nothing is raised while orders are out, since the book is moving, nor for a cause that the trader rejected within
/// the cooldown. An open proposal is replaced when other instruments fire or when a price has left its guard, but not
/// within its first minute, so that cards do not change under the trader's hand.
final class ProposalDesk {

    private static final Raising.Declined NO_QUOTES = new Raising.Declined(
            List.of(Refusal.of(RefusalCode.MISSING_PRICE, "The feed has not sent a price for every leg yet")));
    /// Kinds that raise proposals, in this order: of those towards the targets the first stands for all.
    private static final List<TriggerKind> ORDER = List.of(
            TriggerKind.DEVIATION,
            TriggerKind.CONCENTRATION,
            TriggerKind.REGIME_CHANGE,
            TriggerKind.SCHEDULE,
            TriggerKind.LIMIT_BREACH,
            TriggerKind.HEAT,
            TriggerKind.DRAWDOWN,
            TriggerKind.VOLATILITY_SPIKE,
            TriggerKind.CORRELATION,
            TriggerKind.MOMENTUM_SHIFT,
            TriggerKind.STRATEGY_PERFORMANCE);
    private static final Set<ProposalState> QUIETENING =
            EnumSet.of(ProposalState.REJECTED, ProposalState.EXECUTED, ProposalState.PARTIAL);

    /// Symbols that a card's reason names before it counts the rest.
    private static final int NAMED = 6;

    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DeskState state;
    private final Committer committer;
    private final Analyst analyst;
    private final Approvals approvals;
    private final InputsDesk inputs;
    private final TriggerDesk triggers;
    private Map<ProposalId, Result<Repriced>> repriced = Map.of();
    private Book reviewed;
    private boolean resumed;

    ProposalDesk(DeskState state, Committer committer, Analyst analyst, Approvals approvals, InputsDesk inputs) {
        this.state = state;
        this.committer = committer;
        this.analyst = analyst;
        this.approvals = approvals;
        this.inputs = inputs;
        this.triggers = new TriggerDesk(state, committer, analyst);
        this.reviewed = state.book;
    }

    /// The latest evaluation of every trigger.
    List<TriggerReading> readings() {
        return triggers.readings();
    }

    /// The proposals that wait for an answer, at the prices of the latest review.
    Map<ProposalId, Result<Repriced>> repriced() {
        return repriced;
    }

    /// Evaluates the triggers, raises what they ask for, and puts what waits to the present prices.
    void review(Instant now) {
        analyst.refresh(now);
        noticeBook(now);
        MarketView market = analyst.market(now);
        RiskInputs inputs = analyst.riskInputs(List.of());
        triggers.evaluate(market.value(state.book), inputs, now);
        if (!ordersAreOut() && !isDemoWithoutFeed()) {
            respectDecisions(now);
            triggers.remember(now);
            boolean towards = false;
            for (TriggerKind kind : ORDER) {
                towards |= answer(kind, towards, market, inputs, now);
            }
            triggers.summarise(now);
        }
        reprice(market, inputs);
    }

    /// Raises what one kind of trigger asks for; whether there is a proposal towards the targets now.
    ///
    /// @param towards whether there is one already: a second one would be the same
    private boolean answer(TriggerKind kind, boolean towards, MarketView market, RiskInputs inputs, Instant now) {
        boolean targets = kind.aim() == TriggerKind.Aim.TARGETS;
        List<TriggerReading> fired = Triggers.fired(triggers.readings()).stream()
                .filter(reading -> reading.kind() == kind)
                .toList();
        boolean wanted = !fired.isEmpty() && !(targets && towards);
        boolean looked = kind == TriggerKind.REGIME_CHANGE && !fired.isEmpty();
        if (wanted && mayRaise(kind, fired, now)) {
            looked &= !raise(market, inputs, targets(), fired, now).equals(NO_QUOTES);
        }
        if (looked) {
            triggers.looked(now);
        }
        return targets && open(kind).isPresent();
    }

    /// A decision quietens its kind of trigger for the cooldown.
    private void respectDecisions(Instant now) {
        for (Proposal proposal : state.proposals.values()) {
            Decision decision = proposal.decision();
            if (decision == null || !QUIETENING.contains(proposal.state())) {
                continue;
            }
            Instant until = decision.time().plus(state.policy.rebalance().cooldown());
            if (now.isBefore(until)) {
                proposal.triggers().forEach(reading -> triggers.quiet(reading.kind(), until, now));
            }
        }
    }

    private void reprice(MarketView market, RiskInputs inputs) {
        List<Proposal> waiting = state.openProposals().stream()
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED)
                .toList();
        if (waiting.isEmpty()) {
            repriced = Map.of();
            return;
        }
        Repricing repricing = Repricing.at(request(market, inputs, targets(), List.of()), triggers.readings());
        var next = new HashMap<ProposalId, Result<Repriced>>();
        for (Proposal proposal : waiting) {
            next.put(proposal.id(), repricing.price(proposal.plan(), proposal.priceGuard()));
        }
        repriced = Map.copyOf(next);
    }

    /// A proposal towards the targets now, because the trader asks for it.
    Outcome propose(Instant now) {
        analyst.refresh(now);
        noticeBook(now);
        if (ordersAreOut()) {
            return new Outcome.Refused(
                    List.of(Refusal.of(RefusalCode.ORDERS_OUT, "Orders are being executed: the book is moving")));
        }
        if (analyst.targets() instanceof Result.Missing<Targets>(String reason)) {
            return new Outcome.Refused(List.of(Refusal.of(RefusalCode.INFEASIBLE_TARGET, reason)));
        }
        var asked = new TriggerReading(
                TriggerKind.ON_DEMAND,
                TriggerReading.PORTFOLIO,
                0,
                0,
                true,
                Urgency.LOW,
                "The trader asked for a proposal towards the targets");
        open(TriggerKind.ON_DEMAND).ifPresent(old -> approvals.askedAgain(old, now));
        return told(raise(analyst.market(now), analyst.riskInputs(List.of()), targets(), List.of(asked), now));
    }

    /// A proposal of weights that the trader chose; the standing targets stay as they are.
    Outcome propose(Command.ProposeWeights chosen, Instant now) {
        analyst.refresh(now);
        noticeBook(now);
        if (ordersAreOut()) {
            return new Outcome.Refused(
                    List.of(Refusal.of(RefusalCode.ORDERS_OUT, "Orders are being executed: the book is moving")));
        }
        var asked = new TriggerReading(
                TriggerKind.CHOSEN_WEIGHTS,
                TriggerReading.PORTFOLIO,
                0,
                0,
                true,
                Urgency.LOW,
                "The trader asked for the weights of " + chosen.method() + barred("not bought", chosen.doNotBuy())
                        + barred("not sold", chosen.doNotSell()));
        MarketView market = analyst.market(now);
        Targets targets = Targets.around(chosen.weights(), market.value(state.book));
        PlanRequest request = request(market, targets, List.of(asked)).barring(chosen.doNotBuy(), chosen.doNotSell());
        open(TriggerKind.CHOSEN_WEIGHTS).ifPresent(old -> approvals.askedAgain(old, now));
        return told(raise(request, now));
    }

    /// `; not bought: SOL-USD (tax year)`, by symbol; empty where nothing is.
    private static String barred(String what, Map<String, String> reasons) {
        List<String> named = new TreeMap<>(reasons)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .toList();
        return named.isEmpty()
                ? ""
                : "; " + what + ": " + String.join(", ", named.subList(0, Math.min(NAMED, named.size())))
                        + (named.size() > NAMED ? " and " + (named.size() - NAMED) + " more" : "");
    }

    /// What became of a wish for a proposal.
    private sealed interface Raising {

        record Raised(Proposal proposal) implements Raising {}

        /// @param reasons with their codes and values, never empty
        record Declined(List<Refusal> reasons) implements Raising {}
    }

    private Outcome told(Raising raising) {
        return switch (raising) {
            case Raising.Raised(Proposal proposal) -> new Outcome.Done("Raised " + proposal.id(), committer.sequence());
            case Raising.Declined(List<Refusal> reasons) -> new Outcome.Refused(reasons);
        };
    }

    /// Ends every unanswered proposal: what it was made from is no longer so.
    void groundChanged(String why, Instant now) {
        for (Proposal proposal : state.openProposals()) {
            if (proposal.state() == ProposalState.PROPOSED) {
                approvals.replaced(proposal, why, now);
            }
        }
    }

    private void noticeBook(Instant now) {
        if (!resumed) {
            // A kill between a fill and this notice leaves proposals that were made for the book before it.
            resumed = true;
            state.openProposals().stream()
                    .filter(proposal -> proposal.state() == ProposalState.PROPOSED)
                    .filter(proposal -> inputs.of(proposal)
                            .filter(request -> !sameHoldings(request.book()))
                            .isPresent())
                    .forEach(proposal -> approvals.replaced(proposal, "the book changed", now));
        }
        if (state.book != reviewed) {
            reviewed = state.book;
            groundChanged("the book changed", now);
        }
    }

    private boolean sameHoldings(Book other) {
        return other.cash().compareTo(state.book.cash()) == 0
                && other.openHoldings().size() == state.book.openHoldings().size()
                && other.openHoldings().stream()
                        .allMatch(holding -> holding.quantity()
                                        .compareTo(state.book
                                                .holding(holding.instrument())
                                                .quantity())
                                == 0);
    }

    private boolean mayRaise(TriggerKind kind, List<TriggerReading> fired, Instant now) {
        Optional<Proposal> open = open(kind);
        if (open.isPresent()) {
            Proposal old = open.get();
            boolean settled = !now.isBefore(old.raisedAt().plus(SETTLED));
            if (!settled || (subjects(old.triggers()).equals(subjects(fired)) && withinGuard(old))) {
                return false;
            }
            return approvals.replaced(old, "prices or triggers have moved on", now);
        }
        return lastRejection(kind)
                .map(time -> !now.isBefore(time.plus(state.policy.rebalance().cooldown())))
                .orElse(true);
    }

    /// All that a plan is made from, now.
    PlanRequest request(MarketView market, Targets targets, List<TriggerReading> fired) {
        return request(market, analyst.riskInputs(targets.weights().keySet()), targets, fired);
    }

    private PlanRequest request(MarketView market, RiskInputs inputs, Targets targets, List<TriggerReading> fired) {
        return new PlanRequest(
                state.book,
                market,
                inputs,
                targets,
                fired,
                state.policy.rebalance(),
                state.policy.execution().feeRate(),
                analyst.strategyHoldings());
    }

    private Raising raise(
            MarketView market, RiskInputs inputs, Targets targets, List<TriggerReading> fired, Instant now) {
        return raise(request(market, inputs, targets, fired), now);
    }

    private Raising raise(PlanRequest request, Instant now) {
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
        if (ORDER.contains(kind)) {
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
                                                .map(ProposalDesk::text)
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

    /// The standing targets; none where there are none.
    Targets targets() {
        return analyst.targets().orElse(new Targets(TargetMethod.OWN, new TreeMap<>()));
    }

    /// A feed is running but has not yet said what a leg trades at: its stored close has no spread and may be old.
    private boolean waitsForQuotes(Plan plan) {
        return state.feed.kind() != FeedStatus.Kind.NONE
                && plan.legs().stream().anyMatch(leg -> {
                    Quote quote = state.quotes.get(leg.instrument());
                    return quote != null && quote.source() == QuoteSource.LAST_CLOSE;
                });
    }

    /// A demo lives on its simulated quotes: stored closes stand in only until the first of them arrives.
    private boolean isDemoWithoutFeed() {
        return state.kind == BookKind.DEMO && state.feed.kind() == FeedStatus.Kind.NONE;
    }

    private boolean ordersAreOut() {
        return state.openProposals().stream().anyMatch(proposal -> proposal.state() != ProposalState.PROPOSED);
    }

    private Optional<Proposal> open(TriggerKind kind) {
        return state.openProposals().stream()
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED
                        && proposal.cause().equals(kind.name()))
                .findFirst();
    }

    private Optional<Instant> lastRejection(TriggerKind kind) {
        return state.proposals.values().stream()
                .filter(proposal -> proposal.state() == ProposalState.REJECTED
                        && proposal.cause().equals(kind.name()))
                .flatMap(proposal -> Optional.ofNullable(proposal.decision()).stream())
                .map(decision -> decision.time())
                .max(Instant::compareTo);
    }

    private boolean withinGuard(Proposal proposal) {
        return proposal.enabledLegs().stream().allMatch(leg -> {
            Quote quote = state.quotes.get(leg.instrument());
            double price = quote == null ? Double.NaN : leg.side() == Side.BUY ? quote.ask() : quote.bid();
            return Math.abs(price / leg.price().doubleValue() - 1) <= proposal.priceGuard();
        });
    }

    private static Set<String> subjects(List<TriggerReading> fired) {
        return fired.stream().map(TriggerReading::subject).collect(Collectors.toSet());
    }
}
