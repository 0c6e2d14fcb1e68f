package dev.ballast.core.risk.tail;

import java.util.List;
import java.util.OptionalDouble;

/// Value at risk and conditional value at risk of a portfolio by one method and horizon (RSK-1).
///
/// Both are fractions of equity, losses positive: 0.021 means that 2.1 % of equity is lost or more. A negative
/// figure is a gain even in the tail.
///
/// @param method how the distribution was found
/// @param horizonDays days ahead, ≥ 1
/// @param confidence probability that the loss stays within the value at risk, in (0, 1)
/// @param valueAtRisk the quantile of the loss
/// @param conditionalValueAtRisk mean of the loss beyond it, also called expected shortfall; ≥ `valueAtRisk`
/// @param observations returns the figures rest on
/// @param convention quantile, tail mean and scaling to the horizon, one line for the screen
/// @param standardError of `valueAtRisk`, where the method has one
/// @param warnings what limits the figure's validity, one sentence each; empty for none
public record TailRisk(
        TailMethod method,
        int horizonDays,
        double confidence,
        double valueAtRisk,
        double conditionalValueAtRisk,
        int observations,
        String convention,
        OptionalDouble standardError,
        List<String> warnings) {

    public TailRisk {
        if (horizonDays < 1) {
            throw new IllegalArgumentException("horizonDays must be >= 1, was " + horizonDays);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie in (0, 1), was " + confidence);
        }
        if (!Double.isFinite(valueAtRisk) || !Double.isFinite(conditionalValueAtRisk)) {
            throw new IllegalArgumentException("tail figures of " + method + " must be finite, were " + valueAtRisk
                    + " and " + conditionalValueAtRisk);
        }
        warnings = List.copyOf(warnings);
    }
}
