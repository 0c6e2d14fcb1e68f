package dev.ballast.app.drift;

import dev.ballast.core.engine.EquityHistory;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Weights over time of the chosen instruments, and when proposals were raised.
///
/// @param series one a chosen instrument
/// @param markers oldest first
public record DriftChart(List<WeightSeries> series, List<Marker> markers) {

    static final DriftChart EMPTY = new DriftChart(List.of(), List.of());

    /// The past of one weight, fractions of equity.
    ///
    /// @param instrument whose
    /// @param points oldest first; zero while it was not held
    public record WeightSeries(InstrumentId instrument, List<WeightPoint> points) {}

    /// One weight at one time, a fraction of equity.
    public record WeightPoint(Instant time, double weight) {}

    /// A proposal was raised.
    ///
    /// @param time when
    /// @param label its id
    /// @param instruments what its legs trade
    public record Marker(Instant time, String label, List<InstrumentId> instruments) {}

    public DriftChart {
        series = List.copyOf(series);
        markers = List.copyOf(markers);
    }

    static DriftChart of(EquityHistory equity, Collection<InstrumentId> chosen, List<Proposal> proposals, Instant now) {
        List<EquityPoint> points = inOrder(equity);
        List<WeightSeries> series = chosen.stream()
                .map(instrument -> series(instrument, points))
                .filter(line -> !line.points().isEmpty())
                .toList();
        List<Marker> markers = proposals.stream()
                .filter(proposal -> !points.isEmpty()
                        && !proposal.raisedAt().isBefore(points.getFirst().time()))
                .filter(proposal -> !proposal.raisedAt().isAfter(now))
                .map(proposal -> new Marker(
                        proposal.raisedAt(),
                        proposal.id().value(),
                        proposal.legs().stream().map(Leg::instrument).toList()))
                .sorted(Comparator.comparing(Marker::time))
                .toList();
        return new DriftChart(series, markers);
    }

    /// Daily points, then the recorded ones that are newer than the last of them.
    private static List<EquityPoint> inOrder(EquityHistory equity) {
        var points = new ArrayList<EquityPoint>(equity.daily());
        for (EquityPoint point : equity.recorded()) {
            if (points.isEmpty() || point.time().isAfter(points.getLast().time())) {
                points.add(point);
            }
        }
        return points;
    }

    private static WeightSeries series(InstrumentId instrument, List<EquityPoint> points) {
        return new WeightSeries(
                instrument,
                points.stream()
                        .filter(point -> point.equity() > 0)
                        .map(point -> new WeightPoint(
                                point.time(),
                                Objects.requireNonNullElse(point.weights().get(instrument), 0.0)))
                        .toList());
    }
}
