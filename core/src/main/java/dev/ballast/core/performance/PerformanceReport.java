package dev.ballast.core.performance;

import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/// How the book did (ACC-5, ACC-6, ACC-8, ACC-9): figures of every window, and one window in depth.
///
/// @param window the one in depth
/// @param benchmark what it is held against
/// @param windows figures of each window, or why it has none
/// @param curve growth of 1 in the window, oldest first; empty where there are fewer than two midnights
/// @param comparison with the benchmark over the days that both have
/// @param byInstrument contributions to the window's time-weighted return, largest first
/// @param byCategory the same
/// @param byStrategy the same
/// @param closed statistics of all sales of the book's life
/// @param closedByStrategy the same by strategy; sales without one under ""
public record PerformanceReport(
        PerformanceWindow window,
        BenchmarkChoice benchmark,
        Map<PerformanceWindow, Result<BookPerformance>> windows,
        List<CurvePoint> curve,
        Result<BenchmarkComparison> comparison,
        Result<ReturnAttribution> byInstrument,
        Result<ReturnAttribution> byCategory,
        Result<ReturnAttribution> byStrategy,
        Result<ClosedTrades> closed,
        SortedMap<String, ClosedTrades> closedByStrategy) {

    /// One midnight of the curve.
    ///
    /// @param time midnight, UTC
    /// @param book what 1 in the book had become, cash flows apart
    /// @param benchmark what 1 in the benchmark had become; NaN before its first return, and never drawn as a
    // number
    public record CurvePoint(Instant time, double book, double benchmark) {}

    public PerformanceReport {
        windows = Map.copyOf(windows);
        curve = List.copyOf(curve);
        closedByStrategy = Collections.unmodifiableSortedMap(closedByStrategy);
    }

    /// Figures of a window, or why it has none.
    public Result<BookPerformance> over(PerformanceWindow other) {
        return Objects.requireNonNull(windows.get(other), "window");
    }
}
