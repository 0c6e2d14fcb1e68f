package dev.ballast.app.dashboard;

import dev.ballast.core.engine.EquityHistory;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EquityPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The equity chart: value and what was paid in, so that a deposit is never read as a profit.
///
/// @param range how far back
/// @param points oldest first, at most about [#MOST_POINTS]
/// @param gain change of equity over the range less deposits and plus withdrawals, in the book's currency
/// @param timeWeighted return over the range without the effect of cash flows, a fraction; each flow counts at the end
///     of the interval between two points in which it falls. NaN where there are fewer than two points
/// @param flows deposits and withdrawals inside the range
public record EquityCurve(EquityRange range, List<Point> points, double gain, double timeWeighted, int flows) {

    /// More than a chart has pixels for.
    static final int MOST_POINTS = 2_000;

    /// One point of both lines.
    ///
    /// @param time when
    /// @param equity cash plus positions
    /// @param netDeposits deposits less withdrawals up to then
    public record Point(Instant time, double equity, double netDeposits) {}

    public EquityCurve {
        points = List.copyOf(points);
    }

    static EquityCurve empty(EquityRange range) {
        return new EquityCurve(range, List.of(), 0, Double.NaN, 0);
    }

    /// The stored points within `range` of `now`, and the book as it stands now.
    static EquityCurve of(EquityHistory history, Instant now, double equityNow, EquityRange range) {
        Instant start = range.start(now);
        List<EquityPoint> stored = Stream.concat(history.daily().stream(), history.recorded().stream())
                .filter(point -> !point.time().isBefore(start) && point.time().isBefore(now))
                .sorted(Comparator.comparing(EquityPoint::time))
                .toList();
        if (stored.isEmpty()) {
            return empty(range);
        }
        var flows = new RunningFlows(history.flows());
        var points = new ArrayList<Point>();
        for (EquityPoint point : stored) {
            points.add(new Point(point.time(), point.equity(), flows.until(point.time())));
        }
        points.add(new Point(now, equityNow, flows.until(now)));
        Point first = points.getFirst();
        Point last = points.getLast();
        double gain = last.equity() - first.equity() - (last.netDeposits() - first.netDeposits());
        int count = (int) history.flows().stream()
                .filter(flow ->
                        flow.time().isAfter(first.time()) && !flow.time().isAfter(now))
                .count();
        return new EquityCurve(range, thinned(points), gain, timeWeighted(points), count);
    }

    private static double timeWeighted(List<Point> points) {
        double growth = 1;
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point after = points.get(i);
            double flow = after.netDeposits() - before.netDeposits();
            if (before.equity() > 0) {
                growth *= (after.equity() - flow) / before.equity();
            }
        }
        return points.size() < 2 ? Double.NaN : growth - 1;
    }

    private static List<Point> thinned(List<Point> points) {
        int step = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
        if (step <= 1) {
            return points;
        }
        var kept = new ArrayList<Point>();
        // Counted from the end, so that the newest point is always kept.
        for (int i = (points.size() - 1) % step; i < points.size(); i += step) {
            kept.add(points.get(i));
        }
        return kept;
    }

    /// Sums flows while time goes forward.
    private static final class RunningFlows {
        private final List<CashFlow> flows;
        private int next;
        private double sum;

        RunningFlows(List<CashFlow> flows) {
            this.flows = flows;
        }

        double until(Instant time) {
            while (next < flows.size() && !flows.get(next).time().isAfter(time)) {
                sum += flows.get(next).cashEffect().doubleValue();
                next++;
            }
            return sum;
        }
    }
}
