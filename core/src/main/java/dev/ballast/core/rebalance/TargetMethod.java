package dev.ballast.core.rebalance;

/// How target weights are made (REB-4). Names are stored: add, never rename.
public enum TargetMethod {
    EQUAL_WEIGHT("Equal weight"),
    INVERSE_VOLATILITY("Inverse volatility"),
    /// Weights set by the trader.
    OWN("Own targets");

    private final String label;

    TargetMethod(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
