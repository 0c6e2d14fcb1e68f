package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.PlanRequest;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Repriced;
import dev.ballast.core.rebalance.Repricing;
import dev.ballast.core.rebalance.RiskInputs;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.Triggers;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Watches the triggers and raises proposals: at most one open one per cause, a newer in the place of an older.
///
/// Nothing is raised while orders are out, since the book is moving, nor for a cause that the trader rejected within
/// the cooldown. An open proposal is replaced when other instruments fire or when a price has left its guard, but not
/// within its first minute, so that cards do not change under the trader's hand.
final class ProposalDesk {

    private static final Set<ProposalState> QUIETENING =
            EnumSet.of(ProposalState.REJECTED, ProposalState.EXECUTED, ProposalState.PARTIAL);

    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final DeskState state;
    private final Analyst analyst;
    private final Approvals approvals;
    private final BookWatch books;
    private final TriggerDesk triggers;
    private final Raiser raiser;
    private Map<ProposalId, Result<Repriced>> repriced = Map.of();

    ProposalDesk(
            DeskState state,
            Analyst analyst,
            Approvals approvals,
            BookWatch books,
            TriggerDesk triggers,
            Raiser raiser) {
        this.state = state;
        this.analyst = analyst;
        this.approvals = approvals;
        this.books = books;
        this.triggers = triggers;
        this.raiser = raiser;
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
        books.notice(now);
        MarketView market = analyst.market(now);
        RiskInputs inputs = analyst.riskInputs(List.of());
        triggers.evaluate(market.value(state.book), inputs, now);
        if (!state.ordersAreOut() && !isDemoWithoutFeed()) {
            respectDecisions(now);
            triggers.remember(now);
            boolean towards = false;
            for (TriggerKind kind : TriggerDesk.ORDER) {
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
            PlanRequest request = raiser.request(market, inputs, raiser.targets(), fired);
            looked &= !raiser.raise(request.seenAs(triggers.sight()), now).equals(Raiser.NO_QUOTES);
        }
        if (looked) {
            triggers.looked(now);
        }
        return targets && state.open(kind).isPresent();
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
        Repricing repricing =
                Repricing.at(raiser.request(market, inputs, raiser.targets(), List.of()), triggers.readings());
        var next = new HashMap<ProposalId, Result<Repriced>>();
        for (Proposal proposal : waiting) {
            next.put(proposal.id(), repricing.price(proposal.plan(), proposal.priceGuard()));
        }
        repriced = Map.copyOf(next);
    }

    private boolean mayRaise(TriggerKind kind, List<TriggerReading> fired, Instant now) {
        Optional<Proposal> open = state.open(kind);
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

    /// A demo lives on its simulated quotes: stored closes stand in only until the first of them arrives.
    private boolean isDemoWithoutFeed() {
        return state.kind == BookKind.DEMO && state.feed.kind() == FeedStatus.Kind.NONE;
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
