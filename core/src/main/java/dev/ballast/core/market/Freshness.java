package dev.ballast.core.market;

/// How far a price can be trusted for its age (MKT-3). Stale is a state, never a frozen number that looks alive.
public enum Freshness {
    /// Young enough to trade on.
    LIVE,
    /// Older than the stale limit: greyed, and its proposals cannot be approved.
    STALE,
    /// Older than the dead limit.
    DEAD,
    /// No price at all.
    MISSING
}
