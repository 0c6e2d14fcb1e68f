package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.risk.Concentrations;
import dev.ballast.core.risk.HealthScore;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Writes the book's value down once a minute while a feed runs (ACC-7).
final class EquityRecorder {

    private final DeskState state;
    private final Committer committer;
    private final Analyst analyst;
    private Instant lastMinute;

    EquityRecorder(DeskState state, Committer committer, Analyst analyst) {
        this.state = state;
        this.committer = committer;
        this.analyst = analyst;
        this.lastMinute = state.recorded.isEmpty()
                ? Instant.MIN
                : state.recorded.getLast().time().truncatedTo(ChronoUnit.MINUTES);
    }

    void record(Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        boolean quoting = state.feed.kind() != FeedStatus.Kind.NONE && state.feed.phase() == FeedStatus.Phase.RUNNING;
        if (!quoting || !minute.isAfter(lastMinute)) {
            return;
        }
        Valuation valuation = analyst.market(now).value(state.book);
        boolean priced = valuation.positions().stream()
                .allMatch(
                        position -> position.freshness() == Freshness.LIVE || position.freshness() == Freshness.STALE);
        if (valuation.equity() <= 0 || !priced) {
            return;
        }
        // Stamped with its own time: rounded to the minute it would hold fills and deposits that came after its stamp.
        EquityPoint point = point(now, valuation);
        committer.begin(now).change(new Change.EquityRecorded(point)).commit();
        state.recorded.add(point);
        lastMinute = minute;
    }

    private EquityPoint point(Instant now, Valuation valuation) {
        double health = valuation.positions().isEmpty()
                ? Double.NaN
                : HealthScore.of(
                                valuation,
                                Concentrations.of(valuation, state.policy.risk()),
                                analyst.correlation(),
                                state.policy.risk())
                        .score();
        return new EquityPoint(now, valuation.equity(), valuation.cash().doubleValue(), health, valuation.weights());
    }
}
