package dev.ballast.app.risk;

/// What the room has to show.
public enum RiskState {
    /// The first report is being made.
    LOADING,
    /// Nothing is held, there is no risk to measure.
    EMPTY,
    /// There is a report.
    READY,
    /// There is no report; the reason is known.
    MISSING
}
