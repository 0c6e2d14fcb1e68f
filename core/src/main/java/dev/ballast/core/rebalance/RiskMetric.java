package dev.ballast.core.rebalance;

/// Figures that a proposal shows before and after beside the plain ones (REB-7). Names are stored: add, never rename.
public enum RiskMetric {
    VALUE_AT_RISK_DAY("VaR, 1 day", Better.LOWER, Kind.FRACTION),
    VALUE_AT_RISK_HORIZON("VaR, horizon of the limit", Better.LOWER, Kind.FRACTION),
    CONDITIONAL_VALUE_AT_RISK("CVaR, 1 day", Better.LOWER, Kind.FRACTION),
    EFFECTIVE_BETS("Effective bets", Better.HIGHER, Kind.NUMBER),
    DIVERSIFICATION_RATIO("Diversification ratio", Better.HIGHER, Kind.NUMBER),
    AVERAGE_CORRELATION("Average correlation, weighted", Better.LOWER, Kind.NUMBER),
    HIGHEST_CORRELATION("Highest correlation of major positions", Better.LOWER, Kind.NUMBER),
    HEAT("Heat", Better.LOWER, Kind.FRACTION),
    LARGEST_POSITION("Largest position", Better.LOWER, Kind.FRACTION),
    LARGEST_CATEGORY("Largest category", Better.LOWER, Kind.FRACTION),
    LIQUIDATION_DAYS("Days to liquidate", Better.LOWER, Kind.NUMBER),
    TRACKING_ERROR("Tracking error to targets, annual", Better.LOWER, Kind.FRACTION);

    /// Which direction is good.
    public enum Better {
        HIGHER,
        LOWER
    }

    /// How it is written.
    public enum Kind {
        /// A fraction, as a percentage.
        FRACTION,
        NUMBER
    }

    private final String label;
    private final Better better;
    private final Kind kind;

    RiskMetric(String label, Better better, Kind kind) {
        this.label = label;
        this.better = better;
        this.kind = kind;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }

    public Better better() {
        return better;
    }

    public Kind kind() {
        return kind;
    }
}
