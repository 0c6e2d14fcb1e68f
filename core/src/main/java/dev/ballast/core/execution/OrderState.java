package dev.ballast.core.execution;

/// Life of an order. Names are stored: add, never rename.
public enum OrderState {
    /// Stored, not yet filled.
    OPEN,
    FILLED,
    CANCELLED
}
