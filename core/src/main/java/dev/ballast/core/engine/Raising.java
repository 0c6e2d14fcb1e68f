package dev.ballast.core.engine;

import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.result.Refusal;
import java.util.List;

/// What became of a wish for a proposal.
sealed interface Raising {

    record Raised(Proposal proposal) implements Raising {}

    /// None was raised.
    ///
    /// @param reasons with their codes and values, never empty
    record Declined(List<Refusal> reasons) implements Raising {}
}
