package dev.ballast.core.rebalance;

import java.math.BigDecimal;

/// Which proposals may be approved without the trader (REB-9): off by default, and then only small ones.
///
/// Every check of an approval by hand holds for these too.
///
/// @param mode whether any may
/// @param urgency highest urgency that still may: what is more urgent asks the trader
/// @param turnover largest part of equity that the enabled legs trade together, a fraction
/// @param value largest value that they trade together, in the book's currency
public record AssistedPolicy(Mode mode, Urgency urgency, double turnover, BigDecimal value) {

    /// Who approves. Names are stored: add, never rename.
    public enum Mode {
        /// The trader, always.
        MANUAL,
        /// The engine within the limits, the trader otherwise.
        ASSISTED
    }

    public static final AssistedPolicy DEFAULT =
            new AssistedPolicy(Mode.MANUAL, Urgency.LOW, 0.05, new BigDecimal("1000"));

    public AssistedPolicy {
        if (!(turnover >= 0 && turnover <= 2)) {
            throw new IllegalArgumentException("turnover must lie in [0, 2], was " + turnover);
        }
        if (value.signum() < 0) {
            throw new IllegalArgumentException("value must be >= 0, was " + value);
        }
    }
}
