package dev.ballast.core.performance;

/// When within a period between two valuations its deposits and withdrawals are taken to have come.
public enum FlowTiming {
    /// Each flow counts for the share of the period it was there for: Dietz' modified method (Bacon, Practical
    /// Portfolio
    /// Performance Measurement and Attribution, 2nd ed. 2008, p. 17); exact where flows fall on valuations.
    DAY_WEIGHTED,
    /// Deposits at the start, withdrawals at the end: the capital is never smaller than what was there.
    DEPOSITS_FIRST
}
