package dev.ballast.core.execution;

import java.math.BigDecimal;
import java.time.Duration;

/// What the paper broker charges, and how long an approved order may wait.
///
/// @param feeRate fraction of the traded value, ≥ 0; the default is 0.1 %, the list price of a large venue
/// @param orderTimeout how long an order waits for a live price before it is cancelled, > 0
public record ExecutionPolicy(BigDecimal feeRate, Duration orderTimeout) {

    public static final ExecutionPolicy DEFAULT = new ExecutionPolicy(new BigDecimal("0.001"), Duration.ofSeconds(60));

    public ExecutionPolicy {
        if (feeRate.signum() < 0 || feeRate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("feeRate must lie in [0, 1), was " + feeRate);
        }
        if (!orderTimeout.isPositive()) {
            throw new IllegalArgumentException("orderTimeout must be > 0, was " + orderTimeout);
        }
    }
}
