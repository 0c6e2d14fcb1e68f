package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.performance.PerformanceFigures;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/// Collects one way through the days, close by close, before anything is traded at it.
final class PathRecorder {

    private final String name;
    private final List<EquityPoint> points = new ArrayList<>();
    private double driftSum;
    private double driftLargest;
    private int drifts;
    private String noDrift = "no targets";

    PathRecorder(String name) {
        this.name = name;
    }

    void record(
            Instant time,
            double equity,
            double cash,
            SortedMap<InstrumentId, Double> weights,
            Result<SortedMap<InstrumentId, Double>> targets) {
        points.add(new EquityPoint(time, equity, cash, Double.NaN, weights));
        switch (targets) {
            case Result.Missing<SortedMap<InstrumentId, Double>>(String reason) -> noDrift = reason;
            case Result.Known<SortedMap<InstrumentId, Double>>(SortedMap<InstrumentId, Double> known) -> {
                var all = new TreeSet<>(weights.keySet());
                all.addAll(known.keySet());
                double sum = 0;
                for (InstrumentId instrument : all) {
                    double distance =
                            Math.abs(weights.getOrDefault(instrument, 0.0) - known.getOrDefault(instrument, 0.0));
                    sum += distance;
                    driftLargest = Math.max(driftLargest, distance);
                }
                driftSum += sum / 2;
                drifts++;
            }
        }
    }

    List<EquityPoint> points() {
        return points;
    }

    double meanEquity() {
        return points.stream().mapToDouble(EquityPoint::equity).average().orElse(0);
    }

    /// Figures over all closes; `IllegalArgumentException` for fewer than three.
    RehearsalPath path(int periodsPerYear) {
        double[] returns = new double[points.size() - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = points.get(i + 1).equity() / points.get(i).equity() - 1;
        }
        PerformanceFigures figures =
                PerformanceFigures.of(points.stream().map(EquityPoint::time).toList(), returns, periodsPerYear, 0);
        return new RehearsalPath(
                name,
                points.getLast().equity(),
                figures.finalWealth() - 1,
                figures.annualVolatility(),
                figures.drawdown().maximum(),
                drifts == 0 ? Result.missing(noDrift) : Result.of(driftSum / drifts),
                drifts == 0 ? Result.missing(noDrift) : Result.of(driftLargest));
    }
}
