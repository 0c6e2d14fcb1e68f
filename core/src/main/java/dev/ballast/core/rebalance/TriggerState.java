package dev.ballast.core.rebalance;

/// Where a trigger stands after an evaluation (REB-1). Names are stored: add, never rename.
public enum TriggerState {
    /// At or below its threshold, and below its release where it had fired.
    QUIET("not fired"),
    /// Above its threshold: a proposal may be raised.
    FIRED("fired"),
    /// It had fired and has come back below the threshold, but not below the release: what was proposed still holds.
    HELD("held"),
    /// Above its threshold, within the cooldown after the last decision.
    COOLING("cooling down"),
    /// Above a soft band, which waits while the market is in a regime it avoids.
    WAITING("waiting for the regime"),
    /// Its figure cannot be told; the reason says why.
    UNKNOWN("unknown"),
    /// Switched off by the policy.
    OFF("off");

    private final String label;

    TriggerState(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }

    /// Whether what a proposal was raised for is still so.
    public boolean holds() {
        return this == FIRED || this == HELD || this == COOLING || this == WAITING;
    }
}
