package dev.ballast.core.outcome;

/// How a proposal was decided, and what it is held against.
public enum Verdict {
    /// Carried out, in whole or in part; against the book without it.
    EXECUTED("Executed"),
    /// Carried out with legs that the trader switched off or resized; against the book had the engine's own
    /// been traded.
    EDITED("Edited"),
    /// Turned down; against the book had it been executed as proposed.
    REJECTED("Rejected"),
    /// Nobody answered; against the book had it been executed as proposed.
    EXPIRED("Expired"),
    /// Approved, but no order was filled; against the book had it been executed as proposed.
    FAILED("Failed");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
