package dev.ballast.core.engine;

import dev.ballast.core.engine.Alert.Severity;
import dev.ballast.core.feed.FeedNotice;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.LiveFeedState;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.feed.VenueStatus;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.discovery.Listings;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Decimals;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitStatus;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What follows from the state that the trader should look at now, worst first.
final class Alerts {

    /// Symbols that one alert names.
    private static final int MOST_NAMED = 8;

    private Alerts() {}

    static List<Alert> of(
            DeskState state,
            Valuation valuation,
            Concentration concentration,
            Result<CorrelationMatrix> correlation,
            Result<RiskReport> risk,
            List<String> faults) {
        var alerts = new ArrayList<Alert>();
        faults.forEach(fault -> alerts.add(new Alert(Severity.BREACH, "engine", "Engine trouble", fault)));
        concentration.positions().forEach(over -> alerts.add(overLimit("Position limit", over)));
        concentration.categories().forEach(over -> alerts.add(overLimit("Category limit", over)));
        if (concentration.level() == Concentration.Level.HIGH) {
            alerts.add(new Alert(
                    Severity.WARNING,
                    "portfolio",
                    "High concentration",
                    String.format(Locale.ROOT, "Herfindahl index is %.3f", concentration.herfindahl())));
        }
        if (risk instanceof Result.Known<RiskReport>(RiskReport report)) {
            report.limits().forEach(limit -> limit(limit, alerts));
        }
        prices(valuation, state, alerts);
        listings(state, alerts);
        if (correlation instanceof Result.Known<CorrelationMatrix>(CorrelationMatrix matrix)) {
            matrix.excluded()
                    .forEach((instrument, reason) -> alerts.add(
                            new Alert(Severity.INFO, instrument.symbol(), "Left out of correlation", reason)));
        }
        leftOut(state.market, alerts);
        if (state.trading.state() != TradingState.ACTIVE) {
            alerts.add(new Alert(
                    Severity.WARNING,
                    "trading",
                    "Trading is " + state.trading.state().label().toLowerCase(Locale.ROOT),
                    state.trading.reason()));
        }
        alerts.sort(Comparator.comparing(Alert::severity).reversed());
        return List.copyOf(alerts);
    }

    /// Positions and categories have alerts of their own, from the newest prices.
    private static void limit(LimitReading limit, List<Alert> alerts) {
        boolean listed = limit.kind() == LimitKind.POSITION || limit.kind() == LimitKind.CATEGORY;
        if (listed || !(limit.value() instanceof Result.Known<Double>(Double value))) {
            return;
        }
        boolean breached = limit.status() == LimitStatus.BREACH;
        if (breached || limit.status() == LimitStatus.WARNING) {
            alerts.add(new Alert(
                    breached ? Severity.BREACH : Severity.WARNING,
                    limit.subject(),
                    limit.kind().label() + (breached ? " limit" : " near its limit"),
                    limit.measure() + ": " + figure(limit.kind(), value) + ", limit "
                            + figure(limit.kind(), limit.effective())));
        }
    }

    private static String figure(LimitKind kind, double value) {
        return kind == LimitKind.PAIR_CORRELATION ? Decimals.of(value, 2) : Percent.of(value);
    }

    private static void prices(Valuation valuation, DeskState state, List<Alert> alerts) {
        if (state.feed.phase() == FeedStatus.Phase.FAILED || state.feed.phase() == FeedStatus.Phase.ENDED) {
            alerts.add(new Alert(
                    Severity.WARNING,
                    "feed",
                    "Feed " + state.feed.phase().name().toLowerCase(Locale.ROOT),
                    state.feed.detail()));
        }
        feed(state.feed.live(), alerts);
        for (Position position : valuation.positions()) {
            String symbol = position.instrument().symbol();
            if (position.freshness() == Freshness.MISSING) {
                alerts.add(new Alert(
                        Severity.BREACH, symbol, "No price", symbol + " has no price: it counts as zero in equity"));
            } else if (position.freshness() != Freshness.LIVE && state.feed.kind() != FeedStatus.Kind.NONE) {
                alerts.add(new Alert(
                        Severity.WARNING, symbol, "Price not live", symbol + " cannot be traded on its last price"));
            }
        }
    }

    /// Held ones keep their last price, at which nobody can sell them.
    private static void listings(DeskState state, List<Alert> alerts) {
        Listings listings = state.market.listings();
        listings.stopped().forEach((instrument, reason) -> {
            boolean held = state.book.openHoldings().stream()
                    .anyMatch(holding -> holding.instrument().equals(instrument));
            boolean kept = listings.kept().contains(instrument);
            alerts.add(new Alert(
                    held ? Severity.BREACH : Severity.WARNING,
                    instrument.symbol(),
                    "Not traded",
                    instrument + " is " + reason
                            + (kept ? "; you keep it in the estimates" : "; left out of the estimates")));
        });
    }

    private static void feed(LiveFeedState live, List<Alert> alerts) {
        for (VenueStatus venue : live.venues()) {
            if (!venue.state().isConnected()) {
                alerts.add(new Alert(
                        Severity.WARNING,
                        venue.venue().name(),
                        "Venue " + venue.state().label(),
                        venue.reason().isEmpty() ? "No prices come from it" : venue.reason()));
            }
        }
        for (FeedNotice notice : live.notices()) {
            boolean prices =
                    notice.kind() == FeedNotice.Kind.DIVERGENCE || notice.kind() == FeedNotice.Kind.IMPLAUSIBLE;
            Severity severity = prices ? Severity.BREACH : Severity.WARNING;
            alerts.add(new Alert(severity, notice.subject(), notice.kind().label(), notice.detail()));
        }
        List<SourceRoute> moved = live.routes().values().stream()
                .filter(SourceRoute::isFailedOver)
                .sorted(Comparator.comparing(SourceRoute::instrument))
                .toList();
        if (!moved.isEmpty()) {
            String symbols = moved.stream()
                    .limit(MOST_NAMED)
                    .map(route -> route.instrument().symbol())
                    .collect(Collectors.joining(", "));
            String more = moved.size() > MOST_NAMED ? " and " + (moved.size() - MOST_NAMED) + " more" : "";
            alerts.add(new Alert(
                    Severity.WARNING,
                    "feed",
                    "Prices from the fallback",
                    symbols + more + ": " + moved.getFirst().reason()));
        }
    }

    private static void leftOut(MarketRecord market, List<Alert> alerts) {
        market.leftOut().entrySet().stream()
                .limit(MOST_NAMED)
                .forEach(each -> alerts.add(new Alert(
                        Severity.INFO, each.getKey().symbol(), "Bars left out of estimates", each.getValue())));
        int more = market.leftOut().size() - MOST_NAMED;
        if (more > 0) {
            alerts.add(new Alert(
                    Severity.INFO,
                    "data",
                    "Bars left out of estimates",
                    more + " more instruments, see the room Data quality"));
        }
    }

    private static Alert overLimit(String title, Concentration.OverLimit over) {
        return new Alert(
                Severity.BREACH,
                over.name(),
                title,
                String.format(
                        Locale.ROOT,
                        "%s is %.1f %% of equity, limit %.1f %%: %,.2f USD above",
                        over.name(),
                        100 * over.weight(),
                        100 * over.limit(),
                        over.excessValue()));
    }
}
