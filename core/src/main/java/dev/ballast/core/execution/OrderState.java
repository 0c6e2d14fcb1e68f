package dev.ballast.core.execution;

/// Life of an order. Names are stored: add, never rename.
public enum OrderState {
    /// Stored, not yet filled whole.
    OPEN,
    /// Filled whole.
    FILLED,
    /// Ended by Ballast or the trader; a part of it may have been filled.
    CANCELLED,
    /// Not taken by the broker; a part of it may have been filled before.
    REJECTED
}
