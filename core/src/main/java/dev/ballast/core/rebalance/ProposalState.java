package dev.ballast.core.rebalance;

import java.util.Set;

/// Life of a proposal (REB-8) with every legal step. Names are stored: add, never rename.
public enum ProposalState {
    /// Waits for the trader.
    PROPOSED,
    /// The trader said yes; no order has left yet.
    APPROVED,
    /// Orders are out.
    EXECUTING,
    /// Every order was filled.
    EXECUTED,
    /// Some orders were filled, the others cancelled.
    PARTIAL,
    /// No order was filled.
    FAILED,
    /// The trader said no, with a reason.
    REJECTED,
    /// Nobody answered in time.
    EXPIRED,
    /// A newer proposal of the same cause took its place.
    SUPERSEDED;

    /// The states that may follow this one.
    public Set<ProposalState> next() {
        return switch (this) {
            case PROPOSED -> Set.of(APPROVED, REJECTED, EXPIRED, SUPERSEDED);
            case APPROVED -> Set.of(EXECUTING, FAILED);
            case EXECUTING -> Set.of(EXECUTED, PARTIAL, FAILED);
            case EXECUTED, PARTIAL, FAILED, REJECTED, EXPIRED, SUPERSEDED -> Set.of();
        };
    }

    /// How a proposal ends of whose `legs` orders `filled` were filled and the others cancelled.
    public static ProposalState afterExecution(long filled, int legs) {
        if (filled == 0) {
            return FAILED;
        }
        return filled < legs ? PARTIAL : EXECUTED;
    }

    public boolean isFinal() {
        return next().isEmpty();
    }
}
