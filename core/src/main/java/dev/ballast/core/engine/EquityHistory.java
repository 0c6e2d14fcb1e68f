package dev.ballast.core.engine;

import dev.ballast.core.portfolio.EquityPoint;
import java.util.List;

/// The book's past: one point a day from stored closes, then one a minute as recorded while running.
///
/// @param daily oldest first
/// @param recorded oldest first
public record EquityHistory(List<EquityPoint> daily, List<EquityPoint> recorded) {

    public EquityHistory {
        daily = List.copyOf(daily);
        recorded = List.copyOf(recorded);
    }
}
