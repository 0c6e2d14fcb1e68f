package dev.ballast.core.engine;

import dev.ballast.core.execution.Broker;
import dev.ballast.core.execution.Conditions;
import dev.ballast.core.execution.Execution;
import dev.ballast.core.execution.ExecutionPolicy;
import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Carries approved proposals out, order by order; each fill is one transaction with everything that follows from it.
///
/// A restart goes on where the last run stopped: stored orders are finished or, past their timeout, cancelled. An order
/// is filled at most once because its fill id is made from it and the ledger takes an id once.
final class OrderDesk {

    private final DeskState state;
    private final Committer committer;
    private final Bookkeeper bookkeeper;
    private final Function<ExecutionPolicy, Broker> brokers;

    OrderDesk(DeskState state, Committer committer, Bookkeeper bookkeeper, Function<ExecutionPolicy, Broker> brokers) {
        this.state = state;
        this.committer = committer;
        this.bookkeeper = bookkeeper;
        this.brokers = brokers;
    }

    /// Takes every approved proposal as far as prices allow now.
    void work(Instant now) {
        for (Proposal proposal : state.openProposals()) {
            switch (proposal.state()) {
                case APPROVED -> place(proposal, now);
                case EXECUTING -> execute(proposal, now);
                case PROPOSED, EXECUTED, PARTIAL, FAILED, REJECTED, EXPIRED, SUPERSEDED -> {}
            }
        }
    }

    private void place(Proposal proposal, Instant now) {
        Proposal executing = proposal.to(ProposalState.EXECUTING, new Decision(now, "engine", null, "orders placed"));
        Committer.Batch batch = committer.begin(now).change(new Change.ProposalSaved(executing));
        batch.journal(JournalType.PROPOSAL_EXECUTING, executing.id().value(), Payload.empty());
        var orders = new ArrayList<Order>();
        for (Leg leg : executing.enabledLegs()) {
            Order order = Order.of(executing.id(), leg, now);
            orders.add(order);
            batch.change(new Change.OrderSaved(order))
                    .journal(
                            JournalType.ORDER_PLACED,
                            order.clientId(),
                            Payload.of("instrument", order.instrument())
                                    .and("side", order.side())
                                    .and("quantity", order.quantity())
                                    .and("referencePrice", order.referencePrice()));
        }
        batch.commit();
        state.proposals.put(executing.id(), executing);
        orders.forEach(order -> state.openOrders.put(order.clientId(), order));
        execute(executing, now);
    }

    /// Works the open orders in their sequence; a later one never overtakes an earlier one that still waits, so that
    /// sales pay for purchases.
    private void execute(Proposal proposal, Instant now) {
        for (Order order : openOrders(proposal)) {
            if (!advance(proposal, order, now)) {
                return;
            }
        }
    }

    private boolean advance(Proposal proposal, Order order, Instant now) {
        if (now.isAfter(order.placedAt().plus(state.policy.execution().orderTimeout()))) {
            cancel(proposal, order, "no live price within the order's time", now);
            return true;
        }
        Quote quote = state.quotes.get(order.instrument());
        if (quote == null || state.policy.freshness().judge(quote, now) != Freshness.LIVE) {
            return false;
        }
        var conditions = new Conditions(state.policy.rates(), state.policy.freshness(), proposal.priceGuard(), now);
        Broker broker = brokers.apply(state.policy.execution());
        switch (broker.place(order, quote, conditions)) {
            case Execution.Filled(Fill fill) -> fill(proposal, order, fill, now);
            case Execution.Refused(Refusal refusal) -> cancel(proposal, order, refusal.message(), now);
        }
        return true;
    }

    private void fill(Proposal proposal, Order order, Fill fill, Instant now) {
        Book after;
        try {
            after = state.book.plus(fill);
        } catch (RefusedException e) {
            cancel(proposal, order, e.refusal().message(), now);
            return;
        }
        Order filled = order.as(OrderState.FILLED, "");
        Committer.Batch batch = committer.begin(now);
        Bookkeeper.record(batch, fill);
        batch.change(new Change.BalancesSaved(
                        after.cash(), List.copyOf(after.holdings().values())))
                .change(new Change.OrderSaved(filled))
                .journal(
                        JournalType.ORDER_FILLED,
                        filled.clientId(),
                        Payload.of("fill", fill.id()).and("price", fill.price()).and("fee", fill.fee()));
        Optional<Proposal> ended = end(batch, proposal, filled, now);
        batch.commit();
        bookkeeper.accept(List.of(fill), after);
        close(filled, ended);
    }

    private void cancel(Proposal proposal, Order order, String why, Instant now) {
        Order cancelled = order.as(OrderState.CANCELLED, why);
        Committer.Batch batch = committer
                .begin(now)
                .change(new Change.OrderSaved(cancelled))
                .journal(JournalType.ORDER_CANCELLED, cancelled.clientId(), Payload.of("why", why));
        Optional<Proposal> ended = end(batch, proposal, cancelled, now);
        batch.commit();
        close(cancelled, ended);
    }

    /// Where `last` is the proposal's last open order, puts the proposal's end into the same batch.
    private Optional<Proposal> end(Committer.Batch batch, Proposal proposal, Order last, Instant now) {
        if (openOrders(proposal).size() > 1) {
            return Optional.empty();
        }
        long filled = state.entries().stream()
                        .filter(entry -> entry instanceof Fill fill
                                && fill.order()
                                        .filter(id -> belongs(id, proposal))
                                        .isPresent())
                        .count()
                + (last.state() == OrderState.FILLED ? 1 : 0);
        int legs = proposal.enabledLegs().size();
        ProposalState next = ProposalState.afterExecution(filled, legs);
        String note = filled + " of " + legs + " orders filled" + (last.note().isEmpty() ? "" : "; " + last.note());
        Proposal ended = proposal.to(next, new Decision(now, "engine", null, note));
        batch.change(new Change.ProposalSaved(ended));
        batch.journal(
                journalType(next),
                ended.id().value(),
                Payload.of("filled", filled).and("legs", legs));
        return Optional.of(ended);
    }

    private void close(Order order, Optional<Proposal> ended) {
        state.openOrders.remove(order.clientId());
        ended.ifPresent(proposal -> state.proposals.put(proposal.id(), proposal));
    }

    private List<Order> openOrders(Proposal proposal) {
        return state.openOrders.values().stream()
                .filter(order -> order.proposal().equals(proposal.id()))
                .toList();
    }

    private static boolean belongs(String clientId, Proposal proposal) {
        return clientId.startsWith(proposal.id() + "/");
    }

    private static JournalType journalType(ProposalState ended) {
        return switch (ended) {
            case EXECUTED -> JournalType.PROPOSAL_EXECUTED;
            case PARTIAL -> JournalType.PROPOSAL_PARTIAL;
            case FAILED -> JournalType.PROPOSAL_FAILED;
            case PROPOSED, APPROVED, EXECUTING, REJECTED, EXPIRED, SUPERSEDED ->
                throw new IllegalArgumentException(ended + " is not an end of execution");
        };
    }
}
