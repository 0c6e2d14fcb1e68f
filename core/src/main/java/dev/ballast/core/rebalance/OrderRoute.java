package dev.ballast.core.rebalance;

/// Where the orders of an approved proposal go (EXE-1, EXE-2). Names are stored: add, never rename.
public enum OrderRoute {
    /// To the broker that Ballast drives.
    BROKER("Broker"),
    /// Out of Ballast: the trader places them elsewhere and enters the fills.
    EXPORT("Export");

    private final String label;

    OrderRoute(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }
}
