package dev.ballast.core.rebalance;

/// Why the trader said no; outcomes are followed up by it. Names are stored: add, never rename.
public enum RejectReason {
    TOO_COSTLY("Too costly"),
    WRONG_TIME("Wrong time"),
    DISAGREE_WITH_TARGET("Disagree with the target"),
    TOO_LARGE("Too large"),
    PRICES_IN_DOUBT("Prices in doubt"),
    OTHER("Other");

    private final String label;

    RejectReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
