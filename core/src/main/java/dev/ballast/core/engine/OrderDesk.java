package dev.ballast.core.engine;

import dev.ballast.core.execution.Broker;
import dev.ballast.core.execution.Conditions;
import dev.ballast.core.execution.Execution;
import dev.ballast.core.execution.ExecutionPolicy;
import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderState;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Departure;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalChecks;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Carries approved proposals out, order by order; each fill is one transaction with everything that follows from it.
///
/// A restart goes on where the last run stopped: stored orders are finished or, past their time, cancelled. A fill is
/// booked at most once because its id is made from its order and number, and the ledger takes an id once.
final class OrderDesk {

    /// What an approval may still wait for when its orders leave: a price that comes back.
    private static final Set<RefusalCode> PASSING = EnumSet.of(RefusalCode.MISSING_PRICE, RefusalCode.STALE_PRICE);

    private final DeskState state;
    private final Committer committer;
    private final Bookkeeper bookkeeper;
    private final Approvals approvals;
    private final TradingDesk trading;
    private final Function<ExecutionPolicy, Broker> brokers;
    private final Volumes volumes;

    OrderDesk(
            DeskState state,
            Committer committer,
            Bookkeeper bookkeeper,
            Approvals approvals,
            TradingDesk trading,
            Function<ExecutionPolicy, Broker> brokers) {
        this.state = state;
        this.committer = committer;
        this.bookkeeper = bookkeeper;
        this.approvals = approvals;
        this.trading = trading;
        this.brokers = brokers;
        this.volumes = new Volumes(state);
    }

    /// Takes every approved proposal as far as time, prices and the trading state allow now.
    void work(Instant now) {
        boolean underWay = state.openProposals().stream().anyMatch(each -> each.state() != ProposalState.PROPOSED);
        if (!underWay) {
            trading.observe(now);
            return;
        }
        if (trading.clockMovedBack(now).isPresent()) {
            state.openProposals().forEach(proposal -> stopped(proposal, now));
            return;
        }
        for (Proposal proposal : state.openProposals()) {
            switch (proposal.state()) {
                case APPROVED -> leave(proposal, now);
                case EXECUTING -> execute(proposal, now);
                case PROPOSED, EXECUTED, PARTIAL, FAILED, REJECTED, EXPIRED, SUPERSEDED -> {}
            }
        }
    }

    /// The trader ends what is not filled yet.
    Outcome cancel(Command.CancelOrders command, Instant now) {
        Proposal proposal = state.require(command.proposal(), command.version());
        String reason = command.reason().strip();
        if (reason.isEmpty()) {
            return new Outcome.Refused(
                    List.of(Refusal.of(RefusalCode.REASON_REQUIRED, "Cancelling orders needs a reason")));
        }
        List<Order> open = state.orders.open(proposal.id());
        if (proposal.state() != ProposalState.EXECUTING || open.isEmpty()) {
            return new Outcome.Refused(List.of(Refusal.of(
                            proposal.state().refusal(),
                            "Proposal " + proposal.id() + " is " + proposal.state() + " and has no open orders")
                    .with("state", proposal.state())));
        }
        cancelAll(open, "cancelled by the trader: " + reason, now);
        return new Outcome.Done("Cancelled " + open.size() + " orders of " + proposal.id(), committer.sequence());
    }

    /// The trading state forbids what is not sent or filled yet: approvals are taken back, orders cancelled.
    private boolean stopped(Proposal proposal, Instant now) {
        if (proposal.state() == ProposalState.PROPOSED) {
            return false;
        }
        Predicate<Side> forbidden =
                switch (state.trading.state()) {
                    case ACTIVE -> side -> false;
                    case REDUCE_ONLY -> side -> side == Side.BUY;
                    case HALTED -> side -> true;
                };
        String why = "trading is " + state.trading.state().label() + ": " + state.trading.reason();
        if (proposal.state() == ProposalState.APPROVED) {
            boolean stops = proposal.enabledLegs().stream().map(Leg::side).anyMatch(forbidden);
            if (stops) {
                approvals.takeBack(proposal, Decision.engine(now, why), now);
            }
            return stops;
        }
        List<Order> stops = state.orders.open(proposal.id()).stream()
                .filter(order -> order.route() == OrderRoute.BROKER && forbidden.test(order.side()))
                .toList();
        if (!stops.isEmpty()) {
            cancelAll(stops, why, now);
        }
        return !stops.isEmpty();
    }

    private void leave(Proposal proposal, Instant now) {
        Departure departure =
                proposal.departure() == null ? new Departure(now, OrderRoute.BROKER) : proposal.departure();
        if (stopped(proposal, now) || now.isBefore(departure.at())) {
            return;
        }
        Optional<String> obstacle = obstacle(proposal, departure, now);
        if (obstacle.isPresent()) {
            approvals.takeBack(proposal, Decision.engine(now, obstacle.get()), now);
            return;
        }
        place(proposal, departure.route(), now);
    }

    /// Why the orders must not leave although they were approved: everything is asked again.
    private Optional<String> obstacle(Proposal proposal, Departure departure, Instant now) {
        if (now.isAfter(departure.at().plus(state.policy.execution().orderTimeout()))) {
            return Optional.of("its orders could not leave in time");
        }
        try {
            return ProposalChecks.trades(proposal, state.context(now)).stream()
                    .filter(refusal -> !PASSING.contains(refusal.code()))
                    .findFirst()
                    .map(Refusal::whole);
        } catch (RuntimeException e) {
            return Optional.of(trading.checkFailed(proposal, e, now).whole());
        }
    }

    private void place(Proposal proposal, OrderRoute route, Instant now) {
        Proposal executing = proposal.to(ProposalState.EXECUTING, Decision.engine(now, "orders placed"));
        Committer.Batch batch = committer.begin(now).change(new Change.ProposalSaved(executing));
        batch.journal(JournalType.PROPOSAL_EXECUTING, executing.id().value(), Payload.of("route", route));
        var orders = new ArrayList<Order>();
        for (Leg leg : executing.enabledLegs()) {
            orders.addAll(Order.of(executing.id(), leg, route, now));
        }
        for (Order order : orders) {
            batch.change(new Change.OrderSaved(order))
                    .journal(
                            JournalType.ORDER_PLACED,
                            order.clientId(),
                            Payload.of("instrument", order.instrument())
                                    .and("side", order.side())
                                    .and("quantity", order.quantity())
                                    .and("referencePrice", order.referencePrice())
                                    .and("route", route));
        }
        batch.commit();
        state.put(executing);
        state.orders.putAll(orders);
        execute(executing, now);
    }

    /// Works the open orders in their sequence: sales side by side, a purchase only when all before it are done, so
    /// that sales pay for purchases. Exported orders are the trader's own.
    private void execute(Proposal proposal, Instant now) {
        if (stopped(proposal, now)) {
            return;
        }
        boolean waiting = false;
        for (Order order : state.orders.open(proposal.id())) {
            if (order.route() == OrderRoute.EXPORT || (waiting && order.side() == Side.BUY)) {
                return;
            }
            advance(proposal, order, now);
            waiting |= state.orders.find(order.clientId()).filter(Order::isOpen).isPresent();
        }
    }

    private void advance(Proposal proposal, Order order, Instant now) {
        ExecutionPolicy policy = state.policy.execution();
        if (now.isAfter(order.placedAt().plus(policy.orderLifetime()))) {
            end(order, OrderState.CANCELLED, "not filled within the order's lifetime", now);
            return;
        }
        if (now.isAfter(turn(order).plus(policy.orderTimeout()))) {
            end(order, OrderState.CANCELLED, "no live price within the order's time", now);
            return;
        }
        boolean rests = order.fills() > 0 && now.isBefore(order.workedAt().plus(policy.fillInterval()));
        Quote quote = state.quotes.get(order.instrument());
        if (rests || quote == null || state.policy.freshness().judge(quote, now) != Freshness.LIVE) {
            return;
        }
        var conditions = new Conditions(
                state.instruments.getOrDefault(order.instrument(), Instrument.of(order.instrument(), Category.OTHER)),
                volumes.daily(order.instrument()),
                state.policy.rates(),
                state.policy.freshness(),
                proposal.priceGuard(),
                now);
        switch (brokers.apply(policy).place(order, quote, conditions)) {
            case Execution.Filled(Fill fill) -> fill(order, state.withChosenLots(fill), now);
            case Execution.Refused(Refusal refusal) -> end(order, end(refusal), refusal.message(), now);
        }
    }

    /// From when on an order had only its own price to wait for: a purchase waits for all before it, and each of their
    /// fills shows that the market is there.
    private Instant turn(Order order) {
        return order.side() == Side.SELL
                ? order.workedAt()
                : state.orders.of(order.proposal()).stream()
                        .map(Order::workedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(order.workedAt());
    }

    private static OrderState end(Refusal refusal) {
        return refusal.code() == RefusalCode.BROKER_REJECTED ? OrderState.REJECTED : OrderState.CANCELLED;
    }

    private void fill(Order order, Fill fill, Instant now) {
        Book after;
        try {
            after = state.book.plus(fill);
        } catch (RefusedException e) {
            end(order, OrderState.CANCELLED, e.refusal().message(), now);
            return;
        }
        Committer.Batch batch = committer.begin(now);
        Bookkeeper.record(batch, fill);
        batch.change(new Change.BalancesSaved(
                after.cash(), List.copyOf(after.holdings().values())));
        var executions = new Executions(state, batch, now);
        executions.filled(order, fill);
        executions.endProposals();
        batch.commit();
        bookkeeper.accept(List.of(fill), after);
        executions.accept();
    }

    private void end(Order order, OrderState end, String why, Instant now) {
        end(List.of(order), end, why, now);
    }

    private void cancelAll(List<Order> orders, String why, Instant now) {
        end(orders, OrderState.CANCELLED, why, now);
    }

    private void end(List<Order> orders, OrderState end, String why, Instant now) {
        Committer.Batch batch = committer.begin(now);
        var executions = new Executions(state, batch, now);
        orders.forEach(order -> executions.ended(order, end, why));
        executions.endProposals();
        batch.commit();
        executions.accept();
    }
}
