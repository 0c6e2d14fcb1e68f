package dev.ballast.app.dashboard;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.portfolio.Position;
import java.time.Duration;
import java.util.List;

/// Where prices come from, how far they can be trusted, and whether trading is open.
///
/// @param name what the feed calls itself
/// @param origin what its prices are worth
/// @param phase `Connecting`, `Running`, `Ended` or `Failed`
/// @param running whether prices can come
/// @param failed whether it gave up
/// @param detail why it stands there; may be empty
/// @param received quotes so far
/// @param skipped messages that could not be used
/// @param untrusted held instruments whose price is stale, dead or missing
/// @param latency 99th percentile from quote to snapshot
/// @param tradingState `Active`, `Reduce only` or `Halted`
/// @param tradingActive whether everything is let through
/// @param tradingReason why it is so; may be empty
public record FeedFigures(
        String name,
        PriceOrigin origin,
        String phase,
        boolean running,
        boolean failed,
        String detail,
        long received,
        long skipped,
        List<String> untrusted,
        Duration latency,
        String tradingState,
        boolean tradingActive,
        String tradingReason) {

    public FeedFigures {
        untrusted = List.copyOf(untrusted);
    }

    static FeedFigures of(Snapshot snapshot) {
        FeedStatus feed = snapshot.feed();
        return new FeedFigures(
                feed.name(),
                origin(feed.kind(), snapshot.valuation().positions()),
                phase(feed.phase()),
                feed.phase() == FeedStatus.Phase.RUNNING,
                feed.phase() == FeedStatus.Phase.FAILED,
                feed.detail(),
                feed.received(),
                feed.skipped(),
                snapshot.valuation().positions().stream()
                        .filter(position -> position.freshness() != Freshness.LIVE)
                        .map(Position::instrument)
                        .map(Object::toString)
                        .toList(),
                snapshot.stats().latencyP99(),
                snapshot.tradingState().label(),
                snapshot.tradingState() == TradingState.ACTIVE,
                snapshot.tradingReason());
    }

    /// A venue that is silent or frozen has no live prices, whatever the feed is called.
    private static PriceOrigin origin(FeedStatus.Kind kind, List<Position> positions) {
        boolean none = !positions.isEmpty()
                && positions.stream().noneMatch(position -> position.freshness() == Freshness.LIVE);
        return switch (kind) {
            case LIVE -> none ? PriceOrigin.NOT_LIVE : PriceOrigin.LIVE;
            case REPLAY -> PriceOrigin.REPLAY;
            case SIMULATED -> PriceOrigin.SIMULATED;
            case NONE -> PriceOrigin.LAST_CLOSE;
        };
    }

    private static String phase(FeedStatus.Phase phase) {
        return switch (phase) {
            case CONNECTING -> "Connecting";
            case RUNNING -> "Running";
            case ENDED -> "Ended";
            case FAILED -> "Failed";
        };
    }
}
