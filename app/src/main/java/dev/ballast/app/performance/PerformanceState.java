package dev.ballast.app.performance;

/// What the performance room shows.
public enum PerformanceState {
    LOADING,
    /// Nothing was ever booked.
    EMPTY,
    /// The report could not be made.
    FAILED,
    READY
}
