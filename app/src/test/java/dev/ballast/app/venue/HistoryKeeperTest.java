package dev.ballast.app.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ballast.app.testkit.SettableClock;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.history.Backfill;
import dev.ballast.core.feed.history.LocalVenue;
import dev.ballast.core.feed.history.UpkeepPolicy;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.store.MemoryStore;
import dev.ballast.core.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The upkeep of a real book from both venues' REST sides on the loopback; time passes where a test or a wait wants it.
class HistoryKeeperTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    private static final InstrumentId NOPE = InstrumentId.of("NOPE-USD");
    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final UpkeepPolicy SHORT = new UpkeepPolicy(
            Duration.ofDays(20),
            Duration.ofDays(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(30));

    private final SettableClock clock = new SettableClock();
    private final LocalVenue venue = new LocalVenue(clock::instant).lists("BTC-USD", LONG_AGO);
    private final MemoryStore store = new MemoryStore();
    private final WorkstationEngine engine = WorkstationEngine.open(store, BookKind.OWN, PaperBroker::new, clock);
    private final Set<InstrumentId> instruments = new TreeSet<>(Set.of(BTC));
    private final List<Duration> waited = new ArrayList<>();
    private final List<FeedChange> journal = new ArrayList<>();
    private final List<HistoryStatus> seen = new ArrayList<>();
    private boolean refusing;
    private HistoryKeeper keeper = keeper();

    HistoryKeeperTest() {
        clock.advance(Duration.ofMinutes(20));
    }

    @AfterEach
    void close() {
        keeper.close();
        engine.close();
        venue.close();
    }

    private HistoryKeeper keeper() {
        URI address = venue.address();
        var made = new HistoryKeeper(
                new HistoryVenues(
                        new VenueAccess(Map.of(QuoteSource.COINBASE, address, QuoteSource.BINANCE, address)),
                        List.of(QuoteSource.COINBASE, QuoteSource.BINANCE)),
                new KeptHistory(
                        new BookArchive(store, this::perform, _ -> Category.L1),
                        () -> Set.copyOf(instruments),
                        journal::add),
                SHORT,
                clock,
                7,
                stop -> new Backfill.Waiting() {
                    @Override
                    public boolean isCancelled() {
                        return stop.isCancelled();
                    }

                    @Override
                    public boolean await(Duration wait) {
                        if (wait.isPositive()) {
                            waited.add(wait);
                            clock.advance(wait);
                        }
                        return !stop.isCancelled();
                    }
                });
        made.onChange(() -> seen.add(made.status()));
        return made;
    }

    private Outcome perform(Command command) {
        if (refusing) {
            throw new CompletionException(new StoreException("disk full"));
        }
        return engine.perform(command);
    }

    private HistoryStatus.Resting look() {
        keeper.look();
        return (HistoryStatus.Resting) keeper.status();
    }

    private void advanceTo(Instant time) {
        clock.advance(Duration.between(clock.instant(), time));
    }

    private List<Bar> hours() {
        return store.bars(BTC, Timeframe.H1);
    }

    private Instant lastHour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    private Instant today() {
        return clock.instant().truncatedTo(ChronoUnit.DAYS);
    }

    @Test
    void anEmptyBookIsFilledAndThenFollowsTheClock() {
        HistoryStatus.Resting first = look();

        assertThat(hours())
                .hasSizeBetween(47, 48)
                .isEqualTo(venue.bars(hours().getFirst().openTime(), lastHour(), HOUR));
        assertThat(store.bars(BTC, Timeframe.D1)).hasSizeBetween(19, 20);
        assertThat(store.bars(BTC, Timeframe.H4)).hasSizeGreaterThan(9);
        assertThat(store.bars(BTC, Timeframe.W1)).isNotEmpty();
        assertThat(venue.requests()).hasSize(2);
        assertThat(first.failed()).isZero();
        assertThat(HistoryWords.of(first)).startsWith("History: up to date, ").contains("; next at ");
        assertThat(seen).contains(new HistoryStatus.Working(BTC, Timeframe.H1, 1, 1, 1, 2, ""));

        look();
        assertThat(venue.requests()).hasSize(2);

        advanceTo(first.next().orElseThrow());
        int had = hours().size();
        HistoryStatus.Resting second = look();
        assertThat(venue.requests()).hasSize(3).last().asString().contains("ONE_HOUR");
        assertThat(hours())
                .hasSize(had + 1)
                .last()
                .isEqualTo(venue.bar(lastHour().minus(HOUR), HOUR));
        assertThat(second.next()).contains(clock.instant().plus(HOUR));
    }

    @Test
    void aPairInTetherIsAskedForWhereTheRunningFeedHasItsBarsFrom() {
        InstrumentId tether = InstrumentId.of("BTC-USDT");
        venue.lists("BTC-USDT", LONG_AGO).lists("BTCUSDT", LONG_AGO);
        instruments.add(tether);
        look();
        assertThat(store.bars(tether, Timeframe.H1)).isNotEmpty();
        assertThat(venue.requests())
                .filteredOn(request -> request.contains("USDT"))
                .hasSize(2)
                .allMatch(request -> request.contains("symbol=BTCUSDT"));
        assertThat(venue.requests())
                .filteredOn(request -> request.contains("BTC-USD/"))
                .hasSize(2);
    }

    @Test
    void aRestartAsksForTheNewestBarAlone() {
        look();
        List<Bar> had = hours();
        keeper.close();
        keeper = keeper();
        look();

        assertThat(venue.requests().subList(2, 4))
                .containsExactly(
                        request(today().minus(DAY), today(), "ONE_DAY"),
                        request(lastHour().minus(HOUR), lastHour(), "ONE_HOUR"));
        assertThat(hours()).isEqualTo(had);
    }

    private static String request(Instant from, Instant to, String granularity) {
        return "/api/v3/brokerage/market/products/BTC-USD/candles?start=%d&end=%d&granularity=%s&limit=350"
                .formatted(from.getEpochSecond(), to.getEpochSecond() - 1, granularity);
    }

    @Test
    void aGapInTheMiddleIsFilledAndNothingElse() {
        Instant first = lastHour().minus(Duration.ofHours(200));
        List<Bar> whole = venue.bars(first, lastHour(), HOUR);
        List<Bar> torn = Stream.concat(whole.subList(0, 90).stream(), whole.subList(100, 200).stream())
                .toList();
        engine.perform(new Command.ImportHistory(
                List.of(new PriceHistory(BTC, Timeframe.H1, torn)), List.of(Instrument.of(BTC, Category.L1)), ""));
        look();

        assertThat(hours()).isEqualTo(whole);
        // The gap, and the newest bar.
        assertThat(venue.requests().stream().filter(request -> request.contains("ONE_HOUR")))
                .containsExactly(request(first.plus(HOUR.multipliedBy(90)), lastHour(), "ONE_HOUR"));
    }

    @Test
    void aRateLimitIsKeptTo() {
        venue.fails(new LocalVenue.Fault(429, Map.of("Retry-After", "7"), "{}"), 1);
        HistoryStatus.Resting after = look();

        assertThat(waited.getFirst()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
        assertThat(after.failed()).isZero();
        assertThat(seen).filteredOn(HistoryStatus.Working.class::isInstance).anySatisfy(status -> assertThat(
                        HistoryWords.of(status))
                .startsWith("BTC-USD 1d (0 of 2 series): COINBASE refuses more requests for now (HTTP 429)"));
        assertThat(venue.requests()).hasSize(3).allMatch(request -> request.contains("candles"));
    }

    @Test
    void aVenueThatAnswersHtmlIsNamedLeftAloneAndTriedAgain() {
        venue.lists("ETH-USD", LONG_AGO);
        instruments.add(ETH);
        venue.fails(LocalVenue.Fault.of(200, "<html>maintenance</html>"), 1_000);
        HistoryStatus.Resting down = look();

        // Two series, six attempts at each of two venues; the other two series are not tried.
        assertThat(venue.requests()).hasSize(24);
        assertThat(down.failed()).isEqualTo(4);
        assertThat(down.reasons())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("BTC-USD, ETH-USD: COINBASE answered with a web page instead of data");
        assertThat(HistoryWords.of(down)).startsWith("History: 4 of 4 series could not be had, ");
        look();
        assertThat(venue.requests()).hasSize(24);

        venue.recovers();
        Instant back = clock.instant();
        HistoryStatus.Resting up = down;
        while (up.failed() > 0) {
            advanceTo(up.next().orElseThrow());
            up = look();
        }
        assertThat(Duration.between(back, clock.instant())).isLessThan(Duration.ofMinutes(3));
        assertThat(up.reasons()).isEmpty();
        assertThat(journal)
                .extracting(FeedChange::subject, FeedChange::to)
                .containsExactlyInAnyOrder(
                        tuple("COINBASE", "HISTORY"),
                        tuple("BINANCE", "HISTORY"),
                        tuple("COINBASE", ""),
                        tuple("BINANCE", ""));
        assertThat(hours()).isNotEmpty();
        assertThat(store.bars(ETH, Timeframe.D1)).isNotEmpty();
    }

    @Test
    void whatNoVenueListsIsNamedAndNotAskedForUntilTheNextDayOrTheTrader() {
        instruments.add(NOPE);
        HistoryStatus.Resting first = look();

        assertThat(first.reasons()).containsExactly("COINBASE and BINANCE do not list NOPE-USD");
        assertThat(asked("NOPE")).isEqualTo(2);
        for (int hour = 0; hour < 3; hour++) {
            advanceTo(((HistoryStatus.Resting) keeper.status()).next().orElseThrow());
            look();
        }
        assertThat(asked("NOPE")).isEqualTo(2);

        advanceTo(today().plus(DAY).plusSeconds(15));
        assertThat(look().reasons()).hasSize(1);
        assertThat(asked("NOPE")).isEqualTo(4);
        assertThat(journal)
                .extracting(FeedChange::reason)
                .containsExactly(first.reasons().getFirst());
        venue.lists("NOPE-USD", LONG_AGO);
        keeper.updateNow();
        assertThat(look().reasons()).isEmpty();
        assertThat(store.bars(NOPE, Timeframe.D1)).isNotEmpty();
    }

    private long asked(String symbol) {
        return venue.requests().stream()
                .filter(request -> request.contains(symbol))
                .count();
    }

    @Test
    void whatComesOntoTheDeskIsPickedUpAndWhatLeavesItIsForgotten() {
        look();
        venue.lists("ETH-USD", LONG_AGO);
        instruments.add(ETH);
        HistoryStatus.Resting four = look();

        assertThat(four.series()).isEqualTo(4);
        assertThat(store.bars(ETH, Timeframe.D1)).isNotEmpty();
        instruments.clear();
        HistoryStatus.Resting none = look();
        assertThat(none.next()).isEmpty();
        assertThat(HistoryWords.of(none)).contains("there is no coin to look after");
    }

    /// A page that comes after its instrument was taken off the desk would bring it back.
    @Test
    void anInstrumentThatLeavesWhileItIsAskedForStaysAway() {
        keeper.onChange(instruments::clear);
        look();

        assertThat(venue.requests()).hasSize(1);
        assertThat(store.load().instruments()).isEmpty();
    }

    @Test
    void aBookThatRefusesIsNamedAndTriedAgain() {
        refusing = true;
        HistoryStatus.Resting refused = look();

        assertThat(refused.reasons()).containsExactly("BTC-USD: disk full");
        assertThat(Duration.between(clock.instant(), refused.next().orElseThrow()))
                .isLessThanOrEqualTo(Duration.ofMinutes(1));
        refusing = false;
        advanceTo(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(look().reasons()).isEmpty();
        assertThat(hours()).isNotEmpty();
    }

    @Test
    void noUpkeepSaysWhy() {
        try (HistoryUpkeep none = HistoryUpkeep.off("no live feed")) {
            none.start();
            none.updateNow();
            none.cancel();
            assertThat(HistoryWords.of(none.status())).isEqualTo("History is not kept up to date: no live feed");
        }
    }
}
