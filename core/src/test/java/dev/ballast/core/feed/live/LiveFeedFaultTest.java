package dev.ballast.core.feed.live;

import static dev.ballast.core.market.QuoteSource.BINANCE;
import static dev.ballast.core.market.QuoteSource.COINBASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.FeedNotice;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.VenueState;
import dev.ballast.core.feed.exchange.Fault;
import dev.ballast.core.feed.exchange.LocalExchange;
import dev.ballast.core.feed.exchange.Tape;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.recording.LiveSession;
import dev.ballast.core.feed.recording.RecordingException;
import dev.ballast.core.feed.recording.RecordingReader;
import dev.ballast.core.feed.recording.SessionHeader;
import dev.ballast.core.feed.recording.SessionRecorder;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every fault of a venue, over real sockets and with all waiting thirty times as fast: it is noticed, named, and
/// recovered from. Nothing here depends on who is quicker: tests wait for states, not for times.
@Execution(ExecutionMode.SAME_THREAD)
class LiveFeedFaultTest {

    private static final long SPEED = 30;
    private static final List<InstrumentId> COINS =
            List.of(InstrumentId.of("BTC-USD"), InstrumentId.of("ETH-USD"), InstrumentId.of("SOL-USD"));
    private static final Tape TAPE = Tape.walk(List.of("BTC", "ETH", "SOL"), 3_000, Duration.ofMillis(40), 5);

    private final LocalExchange coinbase = LocalExchange.coinbase(TAPE, SPEED, 0);
    private final LocalExchange binance = LocalExchange.binance(TAPE, SPEED, 0);
    private final FeedWatcher watcher = new FeedWatcher();
    private final LiveFeed feed = feed(COINBASE, BINANCE);

    private LiveFeed feed(QuoteSource... venues) {
        Map<QuoteSource, URI> addresses = new LinkedHashMap<>();
        for (QuoteSource venue : venues) {
            addresses.put(venue, venue == COINBASE ? coinbase.address() : binance.address());
        }
        return LiveFeed.over(LiveFeedSettings.of(addresses, COINS, 11, InstantSource.system())
                .scaled(SPEED));
    }

    @AfterEach
    void nothingIsLeftAndNothingWasWrong() {
        feed.close();
        int after = watcher.quotes().size();
        coinbase.close();
        binance.close();
        assertThat(watcher.quotes()).hasSize(after);
        Instant now = Instant.now();
        for (Quote quote : watcher.quotes()) {
            assertThat(quote.source()).isIn(COINBASE, BINANCE);
            assertThat(quote.instrument()).isIn(COINS);
            assertThat(quote.time()).isBeforeOrEqualTo(now.plusSeconds(1));
            // The walk stays near its start: no price of another coin.
            double start = 100.0 * (COINS.indexOf(quote.instrument()) + 1);
            assertThat(quote.mid()).isBetween(start * 0.5, start * 2);
        }
    }

    private void running() throws InterruptedException {
        feed.start(watcher);
        watcher.awaitState(COINBASE, VenueState.LIVE);
        watcher.awaitState(BINANCE, VenueState.LIVE);
        watcher.awaitSource(COINBASE);
    }

    private void recovers() throws InterruptedException {
        coinbase.suffer(Fault.NONE);
        watcher.awaitState(COINBASE, VenueState.LIVE);
        watcher.awaitSource(COINBASE);
        watcher.awaitFresh(COINS);
    }

    /// Does it until the feed names it: where this program stands still for a moment, the watch over a silent line is
    /// the first to end the connection, and what was done to that one is over with it.
    private void until(Runnable deed, String words) throws InterruptedException {
        watcher.awaitRepeating(deed, COINBASE + " says " + words, () -> watcher.says(COINBASE, words));
    }

    @Test
    void aDroppedConnectionIsMadeAnew() throws InterruptedException {
        running();
        until(coinbase::drop, "closed by the venue");
        recovers();
        assertThat(coinbase.accepted()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aPoliteGoodbyeToo() throws InterruptedException {
        running();
        until(coinbase::sayGoodbye, "going away");
        recovers();
    }

    @Test
    void aFreezeMovesTheInstrumentsAndBringsThemBack() throws InterruptedException {
        running();
        coinbase.suffer(Fault.FREEZE);
        watcher.awaitSource(BINANCE);
        watcher.awaitNotice(FeedNotice.Kind.FROZEN);
        watcher.awaitState(COINBASE, VenueState.FROZEN);
        recovers();
        // Waited for: a program that stands still for a moment may leave the venue once more, and comes back again.
        watcher.await("what left came back", () -> watcher.status().orElseThrow().live().routes().values().stream()
                .allMatch(route -> route.failovers() >= 1 && route.returns() == route.failovers()));
    }

    @Test
    void repeatedPricesAreAFreezeToo() throws InterruptedException {
        running();
        coinbase.suffer(Fault.REPEAT_PRICES);
        watcher.awaitSource(BINANCE);
        watcher.awaitNotice(FeedNotice.Kind.FROZEN);
        recovers();
    }

    @Test
    void aHalfOpenSocketIsNoticedByItsMissingPong() throws InterruptedException {
        running();
        coinbase.suffer(Fault.HALF_OPEN);
        watcher.awaitReason(COINBASE, "half open");
        watcher.awaitSource(BINANCE);
        recovers();
    }

    @Test
    void aWebPageInsteadOfAHandshakeIsNamedAndOpensTheCircuit() throws InterruptedException {
        running();
        coinbase.suffer(Fault.HTML_ANSWER);
        coinbase.drop();
        watcher.awaitReason(COINBASE, "HTTP 200 (text/html)");
        watcher.awaitReason(COINBASE, "5 attempts failed");
        watcher.awaitNamed(JournalType.FEED_VENUE_CHANGED, "COINBASE", "Venue circuit open", "HTTP 200 (text/html)");
        watcher.awaitSource(BINANCE);
        recovers();
    }

    @Test
    void aRateLimitIsRespected() throws InterruptedException {
        running();
        coinbase.suffer(Fault.RATE_LIMIT_ANSWER);
        coinbase.drop();
        watcher.awaitReason(COINBASE, "HTTP 429");
        // The venue asked for a second; without that the wait would be some milliseconds at this speed.
        assertThat(watcher.changes())
                .filteredOn(change -> change.reason().contains("HTTP 429"))
                .allMatch(change -> change.reason().contains("in 1."));
        recovers();
    }

    @Test
    void aRateLimitAsAMessageEndsTheConnectionForAWhile() throws InterruptedException {
        running();
        until(() -> coinbase.complain("too many messages: rate limit exceeded"), "rate limit");
        watcher.awaitSource(BINANCE);
    }

    @Test
    void anErrorNobodyAskedForIsShown() throws InterruptedException {
        running();
        watcher.awaitRepeating(
                () -> coinbase.complain("internal trouble"), "the venue's words are shown", () -> watcher.venue(
                                COINBASE)
                        .filter(each -> each.reason().contains("internal trouble"))
                        .isPresent());
        watcher.awaitFresh(COINS);
    }

    @Test
    void webPagesAsMessagesEndTheConnection() throws InterruptedException {
        running();
        coinbase.suffer(Fault.HTML_MESSAGES);
        watcher.awaitReason(COINBASE, "messages in a row");
        watcher.awaitNamed(JournalType.FEED_VENUE_CHANGED, "COINBASE", "Venue circuit open", "messages in a row");
        watcher.awaitSource(BINANCE);
        recovers();
    }

    @Test
    void aForbiddenFrameEndsTheConnection() throws InterruptedException {
        running();
        until(coinbase::breakTheProtocol, "forbids");
        recovers();
    }

    @Test
    void duplicatesReorderingGapsPiecesAndCutTextLoseNothingThatFollows() throws InterruptedException {
        running();
        for (Fault fault : List.of(Fault.DUPLICATE, Fault.REORDER, Fault.GAP, Fault.PIECES, Fault.MALFORMED_TEXT)) {
            coinbase.suffer(fault);
            watcher.awaitFresh(COINS);
            // While it lasts: a connection made anew begins to count anew.
            watcher.await(fault + " is counted", () -> isCounted(fault));
            coinbase.suffer(Fault.NONE);
            watcher.awaitFresh(COINS);
        }
    }

    private boolean isCounted(Fault fault) {
        return watcher.venue(COINBASE)
                .filter(venue -> (fault != Fault.GAP || venue.gaps() > 0)
                        && (fault != Fault.MALFORMED_TEXT || venue.problems() > 0))
                .isPresent();
    }

    @Test
    void aClockAheadIsNamed() throws InterruptedException {
        running();
        coinbase.suffer(Fault.CLOCK_AHEAD);
        watcher.awaitNotice(FeedNotice.Kind.CLOCK);
        watcher.awaitNamed(JournalType.FEED_NOTICE, "COINBASE", "Clock of a venue", "ahead of this machine's clock");
        watcher.awaitFresh(COINS);
    }

    @Test
    void aClockBehindIsNamedAndItsPricesAreNotUsed() throws InterruptedException {
        running();
        coinbase.suffer(Fault.CLOCK_BEHIND);
        watcher.awaitSource(BINANCE);
        watcher.awaitNotice(FeedNotice.Kind.CLOCK);
        watcher.awaitNamed(JournalType.FEED_NOTICE, "COINBASE", "Clock of a venue", "behind this machine's clock");
        recovers();
    }

    @Test
    void anotherCoinUnderTheSameNameIsNotShown() throws InterruptedException {
        running();
        coinbase.suffer(Fault.OTHER_COIN);
        watcher.awaitNotice(FeedNotice.Kind.IMPLAUSIBLE);
        watcher.awaitSource(BINANCE);
        recovers();
    }

    @Test
    void venuesThatDisagreeRaiseAnAlert() throws InterruptedException {
        running();
        coinbase.suffer(Fault.TWO_PERCENT_OFF);
        watcher.awaitNotice(FeedNotice.Kind.DIVERGENCE);
        recovers();
    }

    @Test
    void anInstrumentThatTheVenueRefusesIsFoundAmongTheOthers() throws InterruptedException {
        coinbase.doesNotTrade("ETH");
        feed.start(watcher);
        watcher.awaitState(COINBASE, VenueState.LIVE);
        watcher.awaitNotice(FeedNotice.Kind.NOT_LISTED);
        watcher.awaitNamed(JournalType.FEED_NOTICE, "ETH-USD", "Not at a venue", "COINBASE");
        watcher.awaitFresh(COINS);
        watcher.await("each is priced by who trades it", () -> {
            FeedStatus status = watcher.status().orElseThrow();
            return status.live().routes().entrySet().stream().allMatch(entry -> entry.getValue()
                    .source()
                    .equals(Optional.of(entry.getKey().base().equals("ETH") ? BINANCE : COINBASE)));
        });
        assertThat(watcher.venue(COINBASE).orElseThrow().refused()).containsOnlyKeys(InstrumentId.of("ETH-USD"));
    }

    @Test
    void aRecordingKnowsWhatWasRefused(@TempDir Path folder) throws InterruptedException, RecordingException {
        coinbase.doesNotTrade("ETH");
        Path file = folder.resolve("session.jsonl.gz");
        var header = new SessionHeader(List.of(COINBASE, BINANCE), COINS, SPEED, Instant.now());
        SessionRecorder recorder = SessionRecorder.start(file, header);
        Map<QuoteSource, URI> addresses = new LinkedHashMap<>();
        addresses.put(COINBASE, coinbase.address());
        addresses.put(BINANCE, binance.address());
        try (LiveFeed recorded = LiveFeed.over(LiveFeedSettings.of(addresses, COINS, 11, InstantSource.system())
                .scaled(SPEED)
                .withTap(_ -> recorder))) {
            recorded.start(watcher);
            watcher.awaitNotice(FeedNotice.Kind.NOT_LISTED);
        }
        var replay = new LiveSession(header, new MessageCounts());
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                replay.take(line.get());
            }
        }
        assertThat(replay.changes())
                .anyMatch(change ->
                        change.subject().equals("ETH-USD") && change.to().equals("NOT_LISTED"));
    }

    @Test
    void aMachineWithoutNetworkShowsItsStates() throws InterruptedException {
        coinbase.close();
        binance.close();
        feed.start(watcher);
        watcher.awaitReason(COINBASE, "5 attempts failed");
        watcher.awaitReason(BINANCE, "5 attempts failed");
        assertThat(watcher.status().orElseThrow().phase()).isEqualTo(FeedStatus.Phase.CONNECTING);
        assertThat(watcher.quotes()).isEmpty();
    }

    @Test
    void aListenerThatIsSlowGetsTheNewest() throws InterruptedException {
        var slow = new FeedWatcher() {
            @Override
            public synchronized void onQuote(Quote quote) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
                super.onQuote(quote);
            }
        };
        feed.start(slow);
        slow.awaitSource(COINBASE);
        slow.awaitFresh(COINS);
        FeedStatus status = slow.status().orElseThrow();
        assertThat(slow.quotes().size()).isLessThanOrEqualTo(Math.toIntExact(status.received()) + 3 * COINS.size());
        assertThat(slow.quotes().getLast().age(Instant.now())).isLessThan(Duration.ofSeconds(20));
    }
}
