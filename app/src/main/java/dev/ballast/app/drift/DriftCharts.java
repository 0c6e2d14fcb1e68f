package dev.ballast.app.drift;

import dev.ballast.core.engine.EquityHistory;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.rebalance.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The past of all weights on one axis of time that moves once a day, not once a second.
///
/// @param from left end
/// @param until right end, a month ahead
/// @param histories by instrument
record DriftCharts(Instant from, Instant until, Map<InstrumentId, WeightHistory> histories) {

    /// How far ahead a cone is drawn.
    static final int DAYS_AHEAD = 30;

    static final DriftCharts EMPTY = new DriftCharts(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Map.of());

    DriftCharts {
        histories = Map.copyOf(histories);
    }

    static DriftCharts of(
            EquityHistory equity,
            Collection<InstrumentId> instruments,
            List<Proposal> proposals,
            ChartWindow window,
            Instant now) {
        List<EquityPoint> points = inOrder(equity);
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Instant first = points.isEmpty() ? today : points.getFirst().time();
        Instant from = window == ChartWindow.ALL ? first : today.minus(Duration.ofDays(window.days()));
        if (first.isAfter(from)) {
            // A young book: its weeks, not months of nothing; still a week, so that the cone does not crowd it out.
            Instant latest = today.minus(Duration.ofDays(7));
            from = first.isBefore(latest) ? first : latest;
        }
        var histories = new HashMap<InstrumentId, WeightHistory>();
        for (InstrumentId instrument : instruments) {
            histories.put(instrument, WeightHistory.of(instrument, points, proposals, from, now));
        }
        return new DriftCharts(from, today.plus(Duration.ofDays(DAYS_AHEAD + 1)), histories);
    }

    WeightHistory history(InstrumentId instrument) {
        return Objects.requireNonNullElse(histories.get(instrument), WeightHistory.EMPTY);
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
}
