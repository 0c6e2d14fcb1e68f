package dev.ballast.core.stress;

/// Why a position loses what it loses in a scenario. Names are stored: add, never rename.
public enum ShockOrigin {
    MEASURED("own measured return"),
    CATEGORY("shock of its category"),
    UNIFORM("uniform shock, nothing was measured"),
    COVARIANCE("part of the value at risk");

    private final String label;

    ShockOrigin(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
