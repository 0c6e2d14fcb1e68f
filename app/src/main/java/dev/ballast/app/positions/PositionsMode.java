package dev.ballast.app.positions;

/// Which instruments the table lists.
public enum PositionsMode {
    HELD("Held"),
    /// Every instrument with a quote, held or not, and every held one.
    WATCH_LIST("Watch list");

    private final String label;

    PositionsMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
