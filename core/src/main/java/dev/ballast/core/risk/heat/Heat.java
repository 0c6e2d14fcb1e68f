package dev.ballast.core.risk.heat;

import java.util.List;

/// Portfolio heat (RSK-6): what is lost if every stop is reached at once.
///
/// @param total Σ of the parts, a fraction of equity, ≥ 0
/// @param positions largest risk first
public record Heat(double total, List<OpenRisk> positions) {

    public Heat {
        positions = List.copyOf(positions);
    }
}
