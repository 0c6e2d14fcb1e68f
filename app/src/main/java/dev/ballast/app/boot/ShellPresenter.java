package dev.ballast.app.boot;

import dev.ballast.app.control.Tone;
import dev.ballast.app.format.Times;
import dev.ballast.app.shell.ShellModel;
import dev.ballast.app.shell.ShellModel.Status;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.LiveFeedState;
import dev.ballast.core.feed.VenueState;
import dev.ballast.core.feed.VenueStatus;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.rebalance.ProposalState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;

/// Says in the frame what a snapshot says of the whole desk.
final class ShellPresenter {

    private final ShellModel model;

    ShellPresenter(ShellModel model) {
        this.model = model;
    }

    void apply(Snapshot snapshot) {
        boolean demo = snapshot.kind() == BookKind.DEMO;
        String prices = prices(snapshot.feed());
        String book = (demo ? "DEMO BOOK" : "OWN BOOK") + (prices.isEmpty() ? "" : " · " + prices);
        set(model.book(), book, snapshot.isSimulated() ? Tone.SIMULATED : Tone.ACCENT);
        set(model.feed(), feed(snapshot), feedTone(snapshot));
        set(
                model.trading(),
                snapshot.tradingState().label().toLowerCase(Locale.ROOT),
                switch (snapshot.tradingState()) {
                    case ACTIVE -> Tone.GOOD;
                    case REDUCE_ONLY -> Tone.WARN;
                    case HALTED -> Tone.BAD;
                });
        set(model.latency(), latency(snapshot.stats().latencyP99()), Tone.NEUTRAL);
    }

    /// Proposals that wait for an answer.
    static int waiting(Snapshot snapshot) {
        return (int) snapshot.proposals().stream()
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED)
                .count();
    }

    private static void set(ObjectProperty<Status> property, String text, Tone tone) {
        property.set(new Status(text, tone));
    }

    private static String prices(FeedStatus feed) {
        return switch (feed.kind()) {
            case LIVE -> "";
            case REPLAY -> "REPLAY";
            case SIMULATED -> "SIMULATED";
            case NONE -> "LAST CLOSE";
        };
    }

    private static String feed(Snapshot snapshot) {
        FeedStatus feed = snapshot.feed();
        if (!feed.live().venues().isEmpty()) {
            return venues(feed.live())
                    + youngest(snapshot).map(age -> ", " + age).orElse("");
        }
        String phase = feed.phase() == FeedStatus.Phase.RUNNING
                ? ""
                : " " + feed.phase().name().toLowerCase(Locale.ROOT);
        return feed.name() + phase + youngest(snapshot).map(age -> ", " + age).orElse("");
    }

    /// Every venue with where it stands: `COINBASE live · BINANCE waiting · 3 of 12 on the fallback`.
    private static String venues(LiveFeedState live) {
        String venues = live.venues().stream()
                .map(venue -> venue.venue() + " " + venue.state().label())
                .collect(Collectors.joining(" · "));
        return live.failedOver() == 0
                ? venues
                : venues + " · " + live.failedOver() + " of " + live.routes().size() + " on the fallback";
    }

    /// Age of the newest price: what tells a frozen feed from a quiet one.
    private static Optional<String> youngest(Snapshot snapshot) {
        Stream<Quote> quotes = snapshot.quotes().values().stream();
        return quotes.max(Comparator.comparing(Quote::time))
                .map(quote -> "newest price " + Times.age(quote.age(snapshot.asOf())) + " old");
    }

    private static Tone feedTone(Snapshot snapshot) {
        List<VenueStatus> venues = snapshot.feed().live().venues();
        boolean gone = !venues.isEmpty()
                && venues.stream().noneMatch(venue -> venue.state().isConnected());
        if (snapshot.feed().phase() == FeedStatus.Phase.FAILED || gone) {
            return Tone.BAD;
        }
        boolean whole = venues.stream().allMatch(venue -> venue.state() == VenueState.LIVE)
                && snapshot.feed().live().failedOver() == 0;
        if (!whole) {
            return Tone.WARN;
        }
        boolean live = snapshot.valuation().positions().stream()
                .map(Position::freshness)
                .allMatch(Freshness.LIVE::equals);
        return live ? Tone.GOOD : Tone.WARN;
    }

    private static String latency(Duration p99) {
        return String.format(Locale.ROOT, "Engine %.1f ms (99 %%)", p99.toNanos() / 1e6);
    }
}
