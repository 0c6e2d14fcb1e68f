package dev.ballast.core.engine;

import java.time.Duration;

/// How the engine is doing.
///
/// @param quotesReceived since start
/// @param quotesConflated of these, replaced by a newer one of the same instrument before they were looked at
/// @param snapshots published since start
/// @param latencyMedian from the arrival of the oldest quote in a batch to its snapshot, over the recent ones
/// @param latencyP99 the same, 99th percentile
/// @param latencyMax the same, maximum
public record EngineStats(
        long quotesReceived,
        long quotesConflated,
        long snapshots,
        Duration latencyMedian,
        Duration latencyP99,
        Duration latencyMax) {}
