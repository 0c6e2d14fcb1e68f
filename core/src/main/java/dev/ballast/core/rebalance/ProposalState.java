package dev.ballast.core.rebalance;

import dev.ballast.core.result.RefusalCode;
import java.util.EnumSet;
import java.util.Set;

/// Life of a proposal (REB-8): the one table of every legal step, and the reason code where a step is not legal.
/// Names are stored: add, never rename.
public enum ProposalState {
    /// Waits for the trader.
    PROPOSED,
    /// The trader said yes; no order has left yet, and until the first does it can be taken back.
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

    /// The states that may follow this one. A step that stays PROPOSED is an edit or a recalculation.
    public Set<ProposalState> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(PROPOSED, APPROVED, REJECTED, EXPIRED, SUPERSEDED);
            case APPROVED -> EnumSet.of(PROPOSED, EXECUTING);
            case EXECUTING -> EnumSet.of(EXECUTED, PARTIAL, FAILED);
            case EXECUTED, PARTIAL, FAILED, REJECTED, EXPIRED, SUPERSEDED -> EnumSet.noneOf(ProposalState.class);
        };
    }

    /// The code under which a step out of this state is refused that [#next] does not have.
    public RefusalCode refusal() {
        return switch (this) {
            case EXPIRED -> RefusalCode.EXPIRED;
            case SUPERSEDED -> RefusalCode.SUPERSEDED;
            case PROPOSED, APPROVED, EXECUTING, EXECUTED, PARTIAL, FAILED, REJECTED -> RefusalCode.ILLEGAL_TRANSITION;
        };
    }

    /// How a proposal ends whose orders were all brought to an end.
    ///
    /// @param whole orders that were filled whole
    /// @param touched orders of which something was filled, the whole ones among them
    /// @param orders all of them
    public static ProposalState afterExecution(long whole, long touched, long orders) {
        if (touched == 0) {
            return FAILED;
        }
        return whole < orders ? PARTIAL : EXECUTED;
    }

    public boolean isFinal() {
        return next().isEmpty();
    }
}
