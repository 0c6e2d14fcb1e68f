package dev.ballast.core.engine;

/// Whether approvals are let through (REB-9). Saved with the book. Names are stored: add, never rename.
public enum TradingState {
    ACTIVE("Active"),
    /// Only legs that sell.
    REDUCE_ONLY("Reduce only"),
    /// Nothing.
    HALTED("Halted");

    private final String label;

    TradingState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
