package dev.ballast.app.risk;

/// Whose part of the risk is listed.
public enum Grouping {
    ASSETS("Assets"),
    CATEGORIES("Categories");

    private final String label;

    Grouping(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
