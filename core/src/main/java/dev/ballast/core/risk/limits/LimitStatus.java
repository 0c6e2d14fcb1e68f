package dev.ballast.core.risk.limits;

/// How a value stands to its limit, in order of alarm.
public enum LimitStatus {
    OK("ok"),
    /// 80 % of the limit is used.
    WARNING("warning"),
    /// There is no value, so that nobody knows.
    UNKNOWN("unknown"),
    BREACH("breach");

    private final String label;

    LimitStatus(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }
}
