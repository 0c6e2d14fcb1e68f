package dev.ballast.core.portfolio;

/// Which lots a sale consumes first (ACC-3).
public enum LotMethod {
    /// Oldest first.
    FIFO,
    /// Newest first.
    LIFO,
    /// Dearest first.
    HIFO,
    /// One pool at its average cost.
    AVERAGE_COST
}
