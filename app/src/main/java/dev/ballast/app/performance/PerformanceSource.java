package dev.ballast.app.performance;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.performance.BenchmarkChoice;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceWindow;

/// Makes the report of a snapshot's book; called away from the FX thread, one call at a time.
@FunctionalInterface
public interface PerformanceSource {

    PerformanceReport report(Snapshot snapshot, PerformanceWindow window, BenchmarkChoice benchmark);
}
