package dev.ballast.app.boot;

import static dev.ballast.core.market.QuoteSource.BINANCE;
import static dev.ballast.core.market.QuoteSource.COINBASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.cli.DeskRequest;
import dev.ballast.app.cli.FeedChoice;
import dev.ballast.app.cli.OpenDesk;
import dev.ballast.app.venue.HistoryStatus;
import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.app.venue.HistoryWords;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.feed.exchange.LocalExchange;
import dev.ballast.core.feed.exchange.RestFault;
import dev.ballast.core.feed.exchange.Tape;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// History kept up to date through the program's own composition and a local exchange.
class HistoryDeskTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final Tape QUIET = new Tape(List.of(), Duration.ofHours(1));

    private final LocalExchange coinbase = LocalExchange.coinbase(QUIET, 1, 0);
    private final LocalExchange binance = LocalExchange.binance(QUIET, 1, 0);

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void list() {
        coinbase.rest().answers().lists("BTC-USD", Instant.parse("2015-01-01T00:00:00Z"));
    }

    @AfterEach
    void close() {
        coinbase.close();
        binance.close();
    }

    private OpenDesk open(FeedChoice feed) {
        return new DeskComposer(InstantSource.system())
                .open(new DeskRequest(
                        Optional.of(folder),
                        Optional.of(BookKind.OWN),
                        feed,
                        DeskRequest.Missing.CREATE,
                        DeskRequest.Writes.STORE));
    }

    private OpenDesk live() {
        return open(new FeedChoice.Live(
                List.of(COINBASE, BINANCE),
                Map.of(COINBASE, coinbase.address(), BINANCE, binance.address()),
                List.of(BTC),
                Optional.empty(),
                1));
    }

    /// A book that follows bitcoin, and venues whose past is on the loopback too.
    private void prepare() throws IOException {
        Files.writeString(
                folder.resolve(FeedSettings.FILE),
                "coinbase.rest.url=" + coinbase.restAddress() + "\nbinance.rest.url=" + binance.restAddress());
        try (OpenDesk desk = open(new FeedChoice.None())) {
            desk.engine()
                    .perform(new Command.AddInstruments(List.of(Instrument.of(BTC, desk.category("BTC"))), "test"));
            assertThat(HistoryWords.of(desk.history().status())).contains("no live feed");
        }
    }

    @Test
    void aLiveDeskFetchesWhatItLacksAndOnlyTheNewestAfterARestart() throws Exception {
        prepare();
        try (OpenDesk desk = live()) {
            desk.start();
            await(desk.history(), HistoryDeskTest::isDone);
            assertThat(desk.store().bars(BTC, Timeframe.D1)).hasSizeBetween(399, 400);
            assertThat(desk.store().bars(BTC, Timeframe.H1)).hasSizeBetween(60 * 24 - 1, 60 * 24);
            assertThat(desk.store().bars(BTC, Timeframe.H4)).isNotEmpty();
            assertThat(desk.store().bars(BTC, Timeframe.W1)).isNotEmpty();
        }
        int asked = coinbase.rest().requests().size();
        assertThat(asked).isBetween(7, 9);
        try (OpenDesk desk = live()) {
            desk.start();
            await(desk.history(), HistoryDeskTest::isDone);
        }
        // One or two more where an hour or a day ended meanwhile.
        assertThat(coinbase.rest().requests().size() - asked).isBetween(2, 4);
        assertThat(binance.rest().requests()).isEmpty();
    }

    /// The venue says nothing, and would be waited for 20 s: neither the trader nor the closing window waits for it.
    @Test
    void cancelAndCloseDropTheRequestAndKeepWhatCame() throws Exception {
        prepare();
        try (OpenDesk desk = live()) {
            stallAtHours(desk);
            desk.start();
            awaitHours(1);
            desk.history().cancel();
            await(desk.history(), status -> status instanceof HistoryStatus.Resting resting && resting.skipped() > 0);

            assertThat(HistoryWords.of(desk.history().status()))
                    .startsWith("History: stopped at ")
                    .contains("1 of 2 series not looked at");
            assertThat(desk.store().bars(BTC, Timeframe.D1)).hasSizeBetween(399, 400);
            // The stream may have brought those of the last hours.
            assertThat(desk.store().bars(BTC, Timeframe.H1)).hasSizeLessThan(100);
            desk.history().updateNow();
            awaitHours(2);
        }
        assertThat(hours()).isEqualTo(2);
        assertThat(seen).isNotEmpty().noneMatch(words -> words.contains("did not answer in time"));
        try (OpenDesk desk = open(new FeedChoice.None())) {
            assertThat(desk.store().bars(BTC, Timeframe.D1)).hasSizeBetween(399, 400);
        }
    }

    /// Every request for hours meets a venue that says nothing.
    private void stallAtHours(OpenDesk desk) {
        desk.history().onChange(() -> {
            HistoryStatus status = desk.history().status();
            seen.add(HistoryWords.of(status));
            if (status instanceof HistoryStatus.Working working
                    && working.timeframe() == Timeframe.H1
                    && working.waiting().isEmpty()) {
                coinbase.rest().suffer(RestFault.SLOW, 1);
            }
        });
    }

    private static boolean isDone(HistoryStatus status) {
        return status instanceof HistoryStatus.Resting resting
                && resting.looked().isPresent()
                && resting.failed() + resting.skipped() == 0;
    }

    /// Waits for a status; a minute is for a machine in trouble.
    private static void await(HistoryUpkeep history, Predicate<HistoryStatus> wanted) throws InterruptedException {
        var seen = new CountDownLatch(1);
        try (var _ = history.onChange(() -> {
            if (wanted.test(history.status())) {
                seen.countDown();
            }
        })) {
            if (!wanted.test(history.status()) && !seen.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain, " + history.status());
            }
        }
    }

    /// Requests for hours so far.
    private long hours() {
        return coinbase.rest().requests().stream()
                .filter(request -> request.contains("ONE_HOUR"))
                .count();
    }

    private void awaitHours(int count) throws InterruptedException {
        for (int look = 0; hours() < count; look++) {
            if (look > 6_000) {
                throw new AssertionError("waited in vain, " + coinbase.rest().requests());
            }
            Thread.sleep(10);
        }
    }
}
