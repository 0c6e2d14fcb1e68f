package dev.ballast.core.execution;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.ProposalId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// An instruction to the broker (EXE-1). Its client id is made from the proposal, the leg and the slice, so that a
/// restart can tell what was already sent and never sends it twice.
///
/// @param clientId unique: `P-20260809-0007/2`, the third slice of a sliced leg `P-20260809-0007/2.3`
/// @param proposal the approved proposal
/// @param leg number of the leg
/// @param slice 1, 2, 3 … of the leg
/// @param instrument what to trade
/// @param side buy or sell
/// @param quantity > 0
/// @param referencePrice price of the approved leg, against which the guard is checked
/// @param route where it goes
/// @param state where it stands
/// @param placedAt when it was stored
/// @param workedAt when it was last filled, at first when it was stored
/// @param filled quantity filled so far, in [0, quantity]
/// @param fills number of fills so far
/// @param note why it ended without being filled whole; empty otherwise
public record Order(
        String clientId,
        ProposalId proposal,
        int leg,
        int slice,
        InstrumentId instrument,
        Side side,
        BigDecimal quantity,
        BigDecimal referencePrice,
        OrderRoute route,
        OrderState state,
        Instant placedAt,
        Instant workedAt,
        BigDecimal filled,
        int fills,
        String note) {

    public Order {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity of order " + clientId + " must be > 0, was " + quantity);
        }
        if (filled.signum() < 0 || filled.compareTo(quantity) > 0) {
            throw new IllegalArgumentException(
                    "filled of order " + clientId + " must lie in [0, " + quantity + "], was " + filled);
        }
    }

    /// The open orders of one leg: one, or one for each slice, which sum to the leg.
    public static List<Order> of(ProposalId proposal, Leg leg, OrderRoute route, Instant now) {
        List<BigDecimal> slices = leg.detail().slices();
        BigDecimal sum = slices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (slices.size() < 2 || sum.compareTo(leg.quantity()) != 0) {
            return List.of(of(clientId(proposal, leg.number()), proposal, leg, 1, leg.quantity(), route, now));
        }
        return IntStream.rangeClosed(1, slices.size())
                .mapToObj(slice -> of(
                        clientId(proposal, leg.number()) + "." + slice,
                        proposal,
                        leg,
                        slice,
                        slices.get(slice - 1),
                        route,
                        now))
                .toList();
    }

    private static Order of(
            String clientId,
            ProposalId proposal,
            Leg leg,
            int slice,
            BigDecimal quantity,
            OrderRoute route,
            Instant now) {
        return new Order(
                clientId,
                proposal,
                leg.number(),
                slice,
                leg.instrument(),
                leg.side(),
                quantity,
                leg.price(),
                route,
                OrderState.OPEN,
                now,
                now,
                BigDecimal.ZERO,
                0,
                "");
    }

    public static String clientId(ProposalId proposal, int leg) {
        return proposal + "/" + leg;
    }

    /// Id of the next fill: the ledger takes an id once, so that no fill is ever booked twice.
    public EntryId nextFill() {
        return EntryId.of(clientId + "/fill/" + (fills + 1));
    }

    /// What is not filled yet.
    public BigDecimal remaining() {
        return quantity.subtract(filled);
    }

    public boolean isOpen() {
        return state == OrderState.OPEN;
    }

    /// After one more fill of `amount`; FILLED where nothing remains.
    public Order filled(BigDecimal amount, Instant now) {
        BigDecimal sum = filled.add(amount);
        return new Order(
                clientId,
                proposal,
                leg,
                slice,
                instrument,
                side,
                quantity,
                referencePrice,
                route,
                sum.compareTo(quantity) == 0 ? OrderState.FILLED : OrderState.OPEN,
                placedAt,
                now,
                sum,
                fills + 1,
                "");
    }

    /// Ended for the reason given.
    public Order ended(OrderState end, String why) {
        return new Order(
                clientId,
                proposal,
                leg,
                slice,
                instrument,
                side,
                quantity,
                referencePrice,
                route,
                end,
                placedAt,
                workedAt,
                filled,
                fills,
                why);
    }
}
