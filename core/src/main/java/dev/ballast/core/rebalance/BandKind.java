package dev.ballast.core.rebalance;

/// Which of the two bands around a target was crossed. Names are stored: add, never rename.
public enum BandKind {
    /// Not a band.
    NONE,
    /// Waits for regime and cooldown.
    SOFT,
    /// Waits for nothing.
    HARD
}
