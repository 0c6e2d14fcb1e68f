package dev.ballast.core.risk.report;

/// Which of the two tail figures.
public enum TailMeasure {
    VALUE_AT_RISK("VaR"),
    CONDITIONAL_VALUE_AT_RISK("CVaR");

    private final String label;

    TailMeasure(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }
}
