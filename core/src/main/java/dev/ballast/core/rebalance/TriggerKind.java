package dev.ballast.core.rebalance;

/// What can cause a proposal (REB-1). Names are stored: add, never rename.
public enum TriggerKind {
    /// A weight is further from its target than allowed.
    DEVIATION("Deviation"),
    /// A position is larger than the position limit.
    CONCENTRATION("Concentration"),
    /// The trader asked.
    ON_DEMAND("On demand"),
    /// The trader asked for weights of a method, whatever the standing targets are.
    CHOSEN_WEIGHTS("Chosen weights");

    private final String label;

    TriggerKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
