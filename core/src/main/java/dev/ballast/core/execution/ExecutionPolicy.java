package dev.ballast.core.execution;

import java.math.BigDecimal;
import java.time.Duration;

/// What the paper broker charges and how it fills, and how long an order may take.
///
/// The defaults stand for a large venue: 0.1 % commission, a price up to 0.02 % worse than bid or ask, and at most a
/// tenth of what usually trades in five seconds with each fill.
///
/// @param feeRate fraction of the traded value, in [0, 1)
/// @param slippage how much worse than bid or ask a fill can be, a fraction in [0, 1); drawn evenly from 0 to it
/// @param participation largest part of the usual volume that an order takes, in (0, 1]; where no volume is known an
///     order is filled whole
/// @param fillInterval time between two fills of an order, > 0; the usual volume is that of one interval
/// @param rejectionRate part of the orders that the broker does not take, in [0, 1]: 0 but for rehearsals
/// @param seed of the slippage, sizes and rejections drawn
/// @param orderTimeout how long an order waits for a live price or its next fill before it is cancelled, > 0
/// @param orderLifetime how long an order may be worked altogether, > 0
public record ExecutionPolicy(
        BigDecimal feeRate,
        BigDecimal slippage,
        double participation,
        Duration fillInterval,
        double rejectionRate,
        long seed,
        Duration orderTimeout,
        Duration orderLifetime) {

    public static final ExecutionPolicy DEFAULT = new ExecutionPolicy(
            new BigDecimal("0.001"),
            new BigDecimal("0.0002"),
            0.1,
            Duration.ofSeconds(5),
            0,
            20_260_801,
            Duration.ofSeconds(60),
            Duration.ofMinutes(15));

    public ExecutionPolicy {
        fraction("feeRate", feeRate);
        fraction("slippage", slippage);
        if (!(participation > 0 && participation <= 1)) {
            throw new IllegalArgumentException("participation must lie in (0, 1], was " + participation);
        }
        if (!(rejectionRate >= 0 && rejectionRate <= 1)) {
            throw new IllegalArgumentException("rejectionRate must lie in [0, 1], was " + rejectionRate);
        }
        positive("fillInterval", fillInterval);
        positive("orderTimeout", orderTimeout);
        positive("orderLifetime", orderLifetime);
    }

    /// Fills whole, at bid and ask, for this fee: what an ideal venue would do.
    public static ExecutionPolicy ideal(BigDecimal feeRate) {
        return new ExecutionPolicy(
                feeRate,
                BigDecimal.ZERO,
                1,
                DEFAULT.fillInterval,
                0,
                DEFAULT.seed,
                DEFAULT.orderTimeout,
                DEFAULT.orderLifetime);
    }

    private static void fraction(String name, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(name + " must lie in [0, 1), was " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be > 0, was " + value);
        }
    }
}
