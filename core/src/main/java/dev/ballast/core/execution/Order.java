package dev.ballast.core.execution;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.ProposalId;
import java.math.BigDecimal;
import java.time.Instant;

/// An instruction to the broker (EXE-1). Its client id is made from the proposal and the leg, so that a restart can
/// tell what was already sent and never sends it twice.
///
/// @param clientId unique: `P-20260809-0007/2`
/// @param proposal the approved proposal
/// @param leg number of the leg
/// @param instrument what to trade
/// @param side buy or sell
/// @param quantity > 0
/// @param referencePrice price of the approved leg, against which the guard is checked
/// @param state where it stands
/// @param placedAt when it was stored
/// @param note why it was cancelled; empty otherwise
public record Order(
        String clientId,
        ProposalId proposal,
        int leg,
        InstrumentId instrument,
        Side side,
        BigDecimal quantity,
        BigDecimal referencePrice,
        OrderState state,
        Instant placedAt,
        String note) {

    /// The open order of one leg.
    public static Order of(ProposalId proposal, Leg leg, Instant now) {
        return new Order(
                clientId(proposal, leg.number()),
                proposal,
                leg.number(),
                leg.instrument(),
                leg.side(),
                leg.quantity(),
                leg.price(),
                OrderState.OPEN,
                now,
                "");
    }

    public static String clientId(ProposalId proposal, int leg) {
        return proposal + "/" + leg;
    }

    /// Id of the fill that completes the order: one order can be filled once only.
    public EntryId fillId() {
        return EntryId.of(clientId + "/fill");
    }

    public Order as(OrderState next, String why) {
        return new Order(clientId, proposal, leg, instrument, side, quantity, referencePrice, next, placedAt, why);
    }
}
