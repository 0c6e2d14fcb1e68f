package dev.ballast.core.execution;

import java.math.BigDecimal;

/// What the paper broker charges.
///
/// @param feeRate fraction of the traded value, ≥ 0; the default is 0.1 %, the list price of a large venue
public record ExecutionPolicy(BigDecimal feeRate) {

    public static final ExecutionPolicy DEFAULT = new ExecutionPolicy(new BigDecimal("0.001"));

    public ExecutionPolicy {
        if (feeRate.signum() < 0 || feeRate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("feeRate must lie in [0, 1), was " + feeRate);
        }
    }
}
