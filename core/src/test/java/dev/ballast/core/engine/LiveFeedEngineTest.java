package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.FeedNotice;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.LiveFeedState;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.feed.VenueState;
import dev.ballast.core.feed.VenueStatus;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the engine makes of a live feed's changes: journal entries, in bounds, and alerts that last as long as their
/// cause.
class LiveFeedEngineTest {

    private final DeskFixture desk = DeskFixture.demo();

    private List<JournalEntry> entries(JournalType type) {
        return desk.engine.snapshot().journal().stream()
                .filter(entry -> entry.type() == type)
                .toList();
    }

    private void change(FeedChange.Kind kind, String subject, String from, String to, String reason) {
        desk.engine.onChange(new FeedChange(kind, subject, from, to, reason, desk.clock.instant()));
    }

    @Test
    void everyChangeIsJournaledAndInstrumentsThatMoveTogetherShareAnEntry() {
        change(FeedChange.Kind.VENUE, "COINBASE", "live", "waiting", "closed by the venue");
        change(FeedChange.Kind.SOURCE, "BTC-USD", "COINBASE", "BINANCE", "COINBASE's quote is 10.2 s old");
        change(FeedChange.Kind.SOURCE, "ETH-USD", "COINBASE", "BINANCE", "COINBASE's quote is 10.1 s old");
        change(FeedChange.Kind.NOTICE, "BTC-USD", "", "DIVERGENCE", "1.20 % apart");
        desk.engine.step();
        assertThat(entries(JournalType.FEED_VENUE_CHANGED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.payload()).contains("closed by the venue"));
        assertThat(entries(JournalType.FEED_SOURCE_CHANGED)).singleElement().satisfies(entry -> assertThat(
                        entry.payload())
                .contains("BTC-USD: COINBASE's quote is 10.2 s old", "ETH-USD"));
        assertThat(entries(JournalType.FEED_NOTICE)).hasSize(1);
    }

    @Test
    void aFeedGoneWildFillsNoJournal() {
        for (int i = 0; i < 500; i++) {
            change(FeedChange.Kind.VENUE, "COINBASE", "waiting", "connecting", "attempt " + i);
        }
        desk.engine.step();
        assertThat(entries(JournalType.FEED_VENUE_CHANGED)).hasSize(120);
        desk.clock.advance(Duration.ofSeconds(61));
        change(FeedChange.Kind.VENUE, "COINBASE", "subscribing", "live", "");
        desk.engine.step();
        assertThat(entries(JournalType.FEED_VENUE_CHANGED).getFirst().payload()).contains("\"leftOutBefore\":380");
    }

    @Test
    void venuesNoticesAndFallbacksAreAlertsWhileTheyLast() {
        InstrumentId btc = DeskFixture.BTC;
        var venue = new VenueStatus(
                QuoteSource.COINBASE,
                VenueState.CIRCUIT_OPEN,
                desk.clock.instant(),
                "5 attempts failed",
                0,
                0,
                0,
                0,
                0,
                0,
                Duration.ZERO,
                Map.of());
        var route = new SourceRoute(
                btc,
                Optional.of(QuoteSource.BINANCE),
                SourceRoute.Side.FALLBACK,
                desk.clock.instant(),
                "COINBASE's quote is 10.2 s old",
                Map.of(),
                1,
                0,
                Map.of());
        var notice = new FeedNotice(FeedNotice.Kind.DIVERGENCE, "ETH-USD", "1.20 % apart");
        desk.engine.onStatus(status(new LiveFeedState(List.of(venue), Map.of(btc, route), List.of(notice))));
        assertThat(desk.engine.step().alerts())
                .extracting(Alert::title)
                .contains("Venue circuit open", "Prices from the fallback", "Venues disagree");
        desk.engine.onStatus(status(LiveFeedState.NONE));
        assertThat(desk.engine.step().alerts())
                .extracting(Alert::title)
                .doesNotContain("Venue circuit open", "Prices from the fallback", "Venues disagree");
    }

    private FeedStatus status(LiveFeedState live) {
        return new FeedStatus(
                "LIVE COINBASE", FeedStatus.Kind.LIVE, FeedStatus.Phase.RUNNING, "", 0, 0, desk.clock.instant(), live);
    }
}
