package dev.ballast.core.feed.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.feed.binance.QuoteAliases;
import dev.ballast.core.feed.history.Backfill.Again;
import dev.ballast.core.feed.history.BackfillReport.End;
import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.feed.history.LocalVenue.Fault;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Backfills against both venues' protocols over real HTTP; time passes only where the backfill waits.
class BackfillTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final Instant FROM = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private Instant now = Instant.parse("2024-03-05T13:40:00Z");
    private final LocalVenue coinbase = new LocalVenue(() -> now).lists("BTC-USD", LONG_AGO);
    private final LocalVenue binance = new LocalVenue(() -> now).lists("BTCUSDT", LONG_AGO);
    private final HttpClient client = HttpClient.newHttpClient();
    private final MemoryArchive archive = new MemoryArchive();
    private final Waits waits = new Waits();

    @AfterEach
    void close() {
        client.close();
        coinbase.close();
        binance.close();
    }

    /// Passes the time at once, and cancels where a test wants it.
    private final class Waits implements Backfill.Waiting {
        private final List<Duration> patience = new ArrayList<>();
        private int questionsLeft = Integer.MAX_VALUE;

        @Override
        public boolean isCancelled() {
            return --questionsLeft < 0;
        }

        @Override
        public boolean await(Duration wait) {
            if (wait.compareTo(Duration.ofMillis(400)) > 0) {
                patience.add(wait);
            }
            now = now.plus(wait);
            return !isCancelled();
        }
    }

    @Test
    void everyWholeBarIsStoredInTheFewestPagesAndNoUnfinishedOne() {
        BackfillReport report = fill(Timeframe.D1, FROM);

        List<Bar> whole = coinbase.bars(FROM, Instant.parse("2024-03-05T00:00:00Z"), DAY);
        assertThat(archive.bars(BTC, Timeframe.D1)).isEqualTo(whole);
        assertThat(report.added()).isEqualTo(whole.size()).isEqualTo(794);
        assertThat(report.requests()).isEqualTo(3);
        assertThat(report.end()).isEqualTo(End.COMPLETE);
        assertThat(report.origin()).contains(BarArchive.Origin.COINBASE);
        assertThat(report.absent()).isZero();
        assertThat(report.refused()).isEmpty();
    }

    @Test
    void aSecondRunAsksForTheNewestBarAlone() {
        fill(Timeframe.D1, FROM);

        BackfillReport again = fill(Timeframe.D1, FROM);

        assertThat(again.requests()).isEqualTo(1);
        assertThat(again.added()).isZero();
        assertThat(coinbase.requests().getLast()).contains("start=1709510400&end=1709596799");
        now = now.plus(DAY);
        BackfillReport nextDay = fill(Timeframe.D1, FROM);
        assertThat(nextDay.requests()).isEqualTo(1);
        assertThat(nextDay.added()).isEqualTo(1);
    }

    @Test
    void onlyAGapIsAskedFor() {
        fill(Timeframe.H1, Instant.parse("2024-02-01T00:00:00Z"));
        int before = coinbase.requests().size();
        var gap = new TimeRange(Instant.parse("2024-02-10T03:00:00Z"), Instant.parse("2024-02-10T08:00:00Z"));
        archive.lose(BTC, Timeframe.H1, gap);

        BackfillReport report = fill(Timeframe.H1, Instant.parse("2024-02-01T00:00:00Z"));

        assertThat(report.added()).isEqualTo(5);
        assertThat(coinbase.requests()).hasSize(before + 2);
        assertThat(coinbase.requests().get(before))
                .contains("start=" + gap.from().getEpochSecond() + "&end="
                        + (gap.to().getEpochSecond() - 1));
        assertThat(archive.bars(BTC, Timeframe.H1))
                .isEqualTo(
                        coinbase.bars(Instant.parse("2024-02-01T00:00:00Z"), TimeGrid.floor(Timeframe.H1, now), HOUR));
    }

    @Test
    void aStoppedRunIsGoneOnWithWhereItStopped() {
        waits.questionsLeft = 2;
        BackfillReport stopped = fill(Timeframe.D1, FROM);

        assertThat(stopped.end()).isEqualTo(End.CANCELLED);
        assertThat(stopped.added()).isEqualTo(700);
        assertThat(archive.pages()).hasSize(2);
        waits.questionsLeft = Integer.MAX_VALUE;
        BackfillReport rest = fill(Timeframe.D1, FROM);
        assertThat(rest.end()).isEqualTo(End.COMPLETE);
        // The rest, with the newest stored bar before it, is one page.
        assertThat(rest.requests()).isEqualTo(1);
        assertThat(archive.bars(BTC, Timeframe.D1)).hasSize(794);
    }

    @Test
    void aCorrectedBarReplacesTheStoredOneAndIsReported() {
        fill(Timeframe.D1, FROM);
        Instant old = Instant.parse("2023-05-05T00:00:00Z");
        Bar before = coinbase.bar(old, DAY);
        var after = new Bar(old, before.open(), before.high() + 1, before.low(), before.close(), before.volume());
        coinbase.corrects(after);

        assertThat(fill(Timeframe.D1, FROM).corrections()).isEmpty();
        BackfillReport all = run(Set.of(Timeframe.D1), FROM, Again.ALL).getFirst();

        assertThat(all.corrections()).containsExactly(new BackfillReport.Correction(before, after));
        assertThat(all.added()).isZero();
        assertThat(archive.bars(BTC, Timeframe.D1)).contains(after).doesNotContain(before);
        assertThat(archive.pages().getLast().bars()).isEmpty();
    }

    @Test
    void aRateLimitIsWaitedForAsLongAsTheVenueSays() {
        coinbase.fails(new Fault(429, Map.of("Retry-After", "7"), "{\"error\":\"rate limit\"}"), 1);

        BackfillReport report = fill(Timeframe.D1, FROM);

        assertThat(report.end()).isEqualTo(End.COMPLETE);
        assertThat(report.requests()).isEqualTo(4);
        assertThat(waits.patience).singleElement().satisfies(wait -> assertThat(wait)
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8)));
    }

    @Test
    void failuresThatPassAreWaitedForLongerEachTime() {
        coinbase.fails(Fault.of(503, "<html>Service Unavailable</html>"), 3);

        assertThat(fill(Timeframe.D1, FROM).end()).isEqualTo(End.COMPLETE);
        assertThat(waits.patience).hasSize(3);
        for (int i = 0; i < 3; i++) {
            long most = 1_000L << i;
            assertThat(waits.patience.get(i).toMillis()).isBetween(most / 2, most);
        }
    }

    @Test
    void aVenueThatAnswersHtmlIsGivenUpAndTheOtherOneAskedByName() {
        coinbase.fails(Fault.of(200, "<html><body>Checking your browser</body></html>"), Backoff.MOST_ATTEMPTS);

        BackfillReport report = fill(Timeframe.D1, FROM);

        assertThat(report.end()).isEqualTo(End.COMPLETE);
        assertThat(report.origin()).contains(BarArchive.Origin.BINANCE);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.venue()).isEqualTo(QuoteSource.COINBASE);
            assertThat(failure.failure().kind()).isEqualTo(Kind.NOT_JSON);
            assertThat(failure.failure().message()).contains("Checking your browser");
        });
        assertThat(binance.requests()).hasSize(1).first().asString().contains("symbol=BTCUSDT", "limit=1000");
    }

    @Test
    void aPairThatTheFirstVenueLacksIsAskedOfTheSecondAtOnce() {
        var other = InstrumentId.of("NKN-USDT");
        binance.lists("NKNUSDT", LONG_AGO);

        BackfillReport report = backfill(coinbase.address())
                .run(
                        new Backfill.Request(List.of(other), Set.of(Timeframe.D1), FROM, Again.NEWEST),
                        new Backfill.Progress() {})
                .getFirst();

        assertThat(report.origin()).contains(BarArchive.Origin.BINANCE);
        assertThat(report.failures().getFirst().failure().kind()).isEqualTo(Kind.UNKNOWN_INSTRUMENT);
        assertThat(coinbase.requests()).hasSize(1);
        assertThat(archive.bars(other, Timeframe.D1)).hasSize(794);
    }

    @Test
    void aPairThatNobodyHasIsNamedWithEveryReason() {
        var nobody = InstrumentId.of("NOPE-USD");

        BackfillReport report = backfill(coinbase.address())
                .run(
                        new Backfill.Request(List.of(nobody), Set.of(Timeframe.D1), FROM, Again.NEWEST),
                        new Backfill.Progress() {})
                .getFirst();

        assertThat(report.end()).isEqualTo(End.FAILED);
        assertThat(report.origin()).isEmpty();
        assertThat(report.failures())
                .extracting(failure -> failure.venue() + " " + failure.failure())
                .containsExactly(
                        "COINBASE UNKNOWN_INSTRUMENT: HTTP 404, NOT_FOUND product",
                        "BINANCE UNKNOWN_INSTRUMENT: HTTP 400, -1121 Invalid symbol.");
        assertThat(archive.pages()).isEmpty();
    }

    @Test
    void nobodyAtTheAddressIsAFailureThatMayPass() throws InterruptedException {
        URI closed;
        try (LocalVenue gone = new LocalVenue(() -> now)) {
            closed = gone.address();
        }
        var source = new CoinbaseCandleSource(closed, client, InstantSource.fixed(now));

        CandleAnswer answer = source.bars(BTC, Timeframe.D1, new TimeRange(FROM, FROM.plus(DAY)));

        assertThat(answer).isInstanceOfSatisfying(CandleAnswer.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failed.failure().kind().mayPass()).isTrue();
        });
    }

    /// Listed on 2023-03-01 at 15:00: that day's bar is of nine hours and is left out; the time before it is known to
    /// be empty and is not asked for again.
    @Test
    void theFirstBarOfAListingIsLeftOut() {
        coinbase.lists("BTC-USD", Instant.parse("2023-03-01T15:00:00Z"));

        BackfillReport report = fill(Timeframe.D1, FROM);

        assertThat(report.leftOut()).extracting(Bar::openTime).containsExactly(Instant.parse("2023-03-01T00:00:00Z"));
        assertThat(archive.bars(BTC, Timeframe.D1).getFirst().openTime())
                .isEqualTo(Instant.parse("2023-03-02T00:00:00Z"));
        assertThat(report.absent()).isEqualTo(424);
        BackfillReport again = fill(Timeframe.D1, FROM);
        assertThat(again.requests()).isEqualTo(1);
        assertThat(again.leftOut()).isEmpty();
    }

    @Test
    void weeksAreMadeOfWholeWeeksOfDaysAndFourHoursOfHours() {
        List<BackfillReport> reports = run(
                Set.of(Timeframe.H4, Timeframe.D1, Timeframe.W1), Instant.parse("2024-01-03T00:00:00Z"), Again.NEWEST);

        assertThat(reports)
                .extracting(report -> report.timeframe() + " " + report.origin().orElseThrow())
                .containsExactly("D1 COINBASE", "H1 COINBASE", "H4 DERIVED", "W1 DERIVED");
        List<Bar> weeks = archive.bars(BTC, Timeframe.W1);
        // Mondays from 8 January to 26 February 2024.
        assertThat(weeks).hasSize(8);
        assertThat(weeks.getFirst().openTime()).isEqualTo(Instant.parse("2024-01-08T00:00:00Z"));
        assertThat(weeks.getLast().openTime()).isEqualTo(Instant.parse("2024-02-26T00:00:00Z"));
        assertThat(weeks.getFirst().open())
                .isEqualTo(
                        coinbase.bar(Instant.parse("2024-01-08T00:00:00Z"), DAY).open());
        assertThat(weeks.getFirst().close())
                .isEqualTo(
                        coinbase.bar(Instant.parse("2024-01-14T00:00:00Z"), DAY).close());
        assertThat(archive.bars(BTC, Timeframe.H4)).hasSize(62 * 6 + 3);
    }

    @Test
    void aBadBarIsLeftOutWithItsReasonAndItsNeighboursAreKept() {
        String good =
                "{\"start\":\"%d\",\"low\":\"1\",\"high\":\"3\",\"open\":\"2\",\"close\":\"2\",\"volume\":\"%s\"}";
        Instant open = Instant.parse("2024-03-03T00:00:00Z");
        coinbase.fails(
                Fault.of(
                        200,
                        "{\"candles\":[" + good.formatted(open.getEpochSecond(), "0") + ","
                                + good.formatted(open.plus(DAY).getEpochSecond(), "NaN") + ","
                                + good.formatted(open.plusSeconds(60).getEpochSecond(), "1") + "]}"),
                1);

        BackfillReport report = fill(Timeframe.D1, open);

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.refused())
                .extracting(problem -> problem.reason() + " " + problem.field())
                .containsExactly("NOT_A_DECIMAL volume", "BAD_TIME open time");
    }

    @Test
    void aSourceIsNeededAndAnArchiveThatFailsIsNotHidden() {
        assertThatThrownBy(() -> new Backfill(List.of(), archive, () -> now, waits, new SplittableRandom(1)))
                .hasMessageContaining("sources");
        var broken = new BarArchive() {
            @Override
            public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
                return List.of();
            }

            @Override
            public AskedRanges asked(InstrumentId instrument, Timeframe timeframe) {
                return AskedRanges.NONE;
            }

            @Override
            public void store(Page page) {
                throw new IllegalStateException("disk full");
            }
        };
        var backfill = new Backfill(
                List.of(new CoinbaseCandleSource(coinbase.address(), client, () -> now)),
                broken,
                () -> now,
                waits,
                new SplittableRandom(1));
        var request = new Backfill.Request(List.of(BTC), Set.of(Timeframe.D1), FROM, Again.NEWEST);
        assertThatThrownBy(() -> backfill.run(request, new Backfill.Progress() {}))
                .hasMessage("disk full");
    }

    @Test
    void aCancelledWaitEndsAtOnce() throws InterruptedException {
        var cancellation = new Cancellation();

        assertThat(cancellation.await(Duration.ofNanos(1))).isTrue();
        cancellation.cancel();
        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(cancellation.await(Duration.ofDays(1))).isFalse();
    }

    private BackfillReport fill(Timeframe timeframe, Instant from) {
        return run(Set.of(timeframe), from, Again.NEWEST).getFirst();
    }

    private List<BackfillReport> run(Set<Timeframe> timeframes, Instant from, Again again) {
        return backfill(coinbase.address())
                .run(new Backfill.Request(List.of(BTC), timeframes, from, again), new Backfill.Progress() {});
    }

    private Backfill backfill(URI first) {
        InstantSource clock = () -> now;
        return new Backfill(
                List.of(
                        new CoinbaseCandleSource(first, client, clock),
                        new BinanceCandleSource(binance.address(), QuoteAliases.parse("USD=USDT"), client, clock)),
                archive,
                clock,
                waits,
                new SplittableRandom(1));
    }
}
