package dev.ballast.app.correlation;

/// Which instruments are in the matrix.
public enum Scope {
    HELD("Held"),
    ALL("All with history");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
