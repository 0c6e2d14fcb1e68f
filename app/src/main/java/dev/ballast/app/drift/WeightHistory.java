package dev.ballast.app.drift;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.TriggerReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The past of one weight and the proposals that were about it.
///
/// @param points oldest first, zero while it was not held
/// @param marks oldest first
record WeightHistory(List<Point> points, List<Mark> marks) {

    static final WeightHistory EMPTY = new WeightHistory(List.of(), List.of());

    private static final int MOST_POINTS = 600;

    /// One weight at one time, a fraction of equity.
    record Point(Instant time, double weight) {}

    /// A proposal fired.
    ///
    /// @param raisedAt when
    /// @param id whose
    /// @param outcome what became of it
    record Mark(Instant raisedAt, String id, MarkOutcome outcome) {}

    WeightHistory {
        points = List.copyOf(points);
        marks = List.copyOf(marks);
    }

    /// @param equity in order; thinned to what a chart can tell apart
    static WeightHistory of(
            InstrumentId instrument, List<EquityPoint> equity, List<Proposal> proposals, Instant from, Instant now) {
        List<Mark> marks = proposals.stream()
                .filter(proposal -> isAbout(proposal, instrument))
                .map(proposal -> new Mark(proposal.raisedAt(), proposal.id().value(), MarkOutcome.of(proposal.state())))
                .filter(mark ->
                        !mark.raisedAt().isBefore(from) && !mark.raisedAt().isAfter(now))
                .sorted((a, b) -> a.raisedAt().compareTo(b.raisedAt()))
                .toList();
        return new WeightHistory(points(instrument, equity, from, now), marks);
    }

    /// Of every stretch of time too short to draw, the last point.
    private static List<Point> points(InstrumentId instrument, List<EquityPoint> equity, Instant from, Instant now) {
        long shortest = Math.max(1, Duration.between(from, now).toMillis() / MOST_POINTS);
        var points = new ArrayList<Point>();
        long stretch = Long.MIN_VALUE;
        for (EquityPoint point : equity) {
            if (!(point.equity() > 0) || point.time().isBefore(from)) {
                continue;
            }
            long at = Duration.between(from, point.time()).toMillis() / shortest;
            if (at == stretch) {
                points.removeLast();
            }
            stretch = at;
            points.add(new Point(
                    point.time(), Objects.requireNonNullElse(point.weights().get(instrument), 0.0)));
        }
        return points;
    }

    private static boolean isAbout(Proposal proposal, InstrumentId instrument) {
        return proposal.legs().stream().map(Leg::instrument).anyMatch(instrument::equals)
                || proposal.triggers().stream().map(TriggerReading::subject).anyMatch(instrument.symbol()::equals);
    }
}
