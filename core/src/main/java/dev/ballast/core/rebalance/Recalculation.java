package dev.ballast.core.rebalance;

/// What a recalculation takes over from the proposal that is on screen.
public enum Recalculation {
    /// The legs as they stand, switched and sized by the trader, at present prices on the present book.
    KEEP_EDITS,
    /// Nothing: the engine plans the same cause anew.
    FROM_SCRATCH
}
