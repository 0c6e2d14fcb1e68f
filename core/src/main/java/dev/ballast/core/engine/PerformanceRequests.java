package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.performance.BenchmarkChoice;
import dev.ballast.core.performance.PerformanceRequest;
import dev.ballast.core.performance.PerformanceWindow;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Valuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a report of the book's performance is made from, out of a snapshot. Stateless; safe on any thread.
public final class PerformanceRequests {

    /// The annual rate that ratios are measured above. Cash in the book earns nothing.
    private static final double RISK_FREE = 0;

    private PerformanceRequests() {}

    /// The request for the snapshot's book: every midnight recomputed from the ledger, and the book as it stands.
    public static PerformanceRequest of(Snapshot snapshot, PerformanceWindow window, BenchmarkChoice benchmark) {
        Map<InstrumentId, Category> categories = new HashMap<>();
        snapshot.instruments().forEach((id, instrument) -> categories.put(id, instrument.category()));
        return new PerformanceRequest(
                points(snapshot),
                snapshot.ledger(),
                snapshot.history(),
                categories,
                snapshot.policy().lotMethod(),
                window,
                benchmark,
                snapshot.policy().risk().periodsPerYear(),
                RISK_FREE);
    }

    /// Without a feed the past ends at the last stored close: days after it would be measured as days without a move.
    private static List<EquityPoint> points(Snapshot snapshot) {
        if (snapshot.feed().kind() == FeedStatus.Kind.NONE) {
            Instant lastClose = lastClose(snapshot);
            return snapshot.equity().daily().stream()
                    .filter(point -> !point.time().isAfter(lastClose))
                    .toList();
        }
        var points = new ArrayList<>(snapshot.equity().daily());
        boolean later = points.isEmpty() || points.getLast().time().isBefore(snapshot.asOf());
        if (!snapshot.ledger().isEmpty() && later) {
            points.add(present(snapshot));
        }
        return points;
    }

    private static Instant lastClose(Snapshot snapshot) {
        return snapshot.history().values().stream()
                .filter(history -> !history.bars().isEmpty())
                .map(history -> history.end(history.bars().size() - 1))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private static EquityPoint present(Snapshot snapshot) {
        Valuation valuation = snapshot.valuation();
        return new EquityPoint(
                snapshot.asOf(), valuation.equity(), valuation.cash().doubleValue(), Double.NaN, valuation.weights());
    }
}
