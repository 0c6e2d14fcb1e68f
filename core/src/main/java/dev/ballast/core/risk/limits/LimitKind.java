package dev.ballast.core.risk.limits;

/// The limits of RSK-7. Names are written to files: add, never rename.
public enum LimitKind {
    ANNUAL_VOLATILITY("Annual volatility"),
    VALUE_AT_RISK("Value at risk"),
    PAIR_CORRELATION("Pair correlation"),
    DAILY_RISK_BUDGET("Daily risk budget"),
    DRAWDOWN("Drawdown"),
    HEAT("Heat"),
    POSITION("Position"),
    CATEGORY("Category"),
    CASH("Cash");

    private final String label;

    LimitKind(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }

    /// Whether the value must stay below the limit or above it.
    public LimitSide side() {
        return this == CASH ? LimitSide.FLOOR : LimitSide.CEILING;
    }
}
