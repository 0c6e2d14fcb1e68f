package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Bars that a feed says are whole: stored together, told once, and only where they belong.
class BarDeskTest {

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private final DeskFixture desk = new DeskFixture(BookKind.OWN);

    BarDeskTest() {
        desk.fund();
        step();
    }

    private Snapshot step() {
        desk.clock.advance(Duration.ofSeconds(1));
        return desk.engine.step();
    }

    private static ClosedBar bar(InstrumentId instrument, Timeframe timeframe, Instant open, double close) {
        return new ClosedBar(
                instrument, timeframe, new Bar(open, close, close + 1, close - 1, close, 5), QuoteSource.COINBASE);
    }

    private List<JournalEntry> told() {
        return desk.engine.snapshot().journal().stream()
                .filter(entry -> entry.type() == JournalType.HISTORY_IMPORTED)
                .filter(entry -> entry.subject().equals("COINBASE as they closed"))
                .toList();
    }

    @Test
    void hoursAreStoredTogetherAndSaidOnce() {
        BarRevisions before = desk.engine.snapshot().market().revisions();
        Instant open = Instant.parse("2026-03-01T11:00:00Z");
        desk.engine.onBar(bar(DeskFixture.BTC, Timeframe.H1, open, 60_000));
        desk.engine.onBar(bar(DeskFixture.ETH, Timeframe.H1, open, 3_000));
        desk.engine.onBar(bar(DeskFixture.BTC, Timeframe.H4, Instant.parse("2026-03-01T08:00:00Z"), 60_000));
        BarRevisions after = step().market().revisions();
        assertThat(after.of(DeskFixture.BTC, Timeframe.H1)).isEqualTo(1);
        assertThat(after.of(DeskFixture.BTC, Timeframe.H4)).isEqualTo(1);
        assertThat(after.of(DeskFixture.ETH, Timeframe.H4)).isZero();
        assertThat(after.of(DeskFixture.BTC, Timeframe.D1)).isEqualTo(before.of(DeskFixture.BTC, Timeframe.D1));
        assertThat(desk.store.bars(DeskFixture.BTC, Timeframe.H1))
                .singleElement()
                .satisfies(stored -> assertThat(stored.close()).isEqualTo(60_000));
        assertThat(desk.store.bars(DeskFixture.BTC, Timeframe.H4)).hasSize(1);
        assertThat(told()).singleElement().satisfies(entry -> assertThat(entry.payload())
                .contains("\"instruments\":2", "\"bars\":3", "\"1h\":2", "\"4h\":1"));
        assertThat(step().market().revisions()).isEqualTo(after);
    }

    @Test
    void eachVenueIsNamed() {
        Instant open = Instant.parse("2026-03-01T11:00:00Z");
        desk.engine.onBar(bar(InstrumentId.of("XYZ-USD"), Timeframe.H1, open, 10));
        desk.engine.onBar(new ClosedBar(DeskFixture.BTC, Timeframe.H1, Bar.ofClose(open, 60_000), QuoteSource.BINANCE));
        desk.engine.onBar(bar(DeskFixture.ETH, Timeframe.H1, open, 3_000));
        step();
        desk.engine.onBar(bar(InstrumentId.of("XYZ-USD"), Timeframe.H1, open, 11));
        desk.engine.onBar(new ClosedBar(DeskFixture.BTC, Timeframe.H1, Bar.ofClose(open, 60_001), QuoteSource.BINANCE));
        assertThat(step().journal())
                .filteredOn(entry -> entry.subject().endsWith("as they closed"))
                .extracting(JournalEntry::subject)
                .containsExactlyInAnyOrder("COINBASE and BINANCE as they closed", "BINANCE as they closed");
    }

    private PriceHistory bitcoin() {
        return Objects.requireNonNull(desk.engine.snapshot().history().get(DeskFixture.BTC));
    }

    @Test
    void aDayThatClosesIsInTheEstimatesAtOnce() {
        PriceHistory before = bitcoin();
        desk.clock.to(DAY.plus(Duration.ofDays(1)));
        ClosedBar today = bar(DeskFixture.BTC, Timeframe.D1, DAY, before.last().close() * 1.01);
        desk.engine.onBar(today);
        step();
        assertThat(bitcoin().bars().subList(0, before.bars().size())).isEqualTo(before.bars());
        assertThat(bitcoin().bars()).hasSize(before.bars().size() + 1).last().isEqualTo(today.bar());
        desk.engine.onBar(today);
        step();
        assertThat(told()).as("the same day again").hasSize(1);
    }

    @Test
    void aBarThatIsEarlyByOurClockWaits() {
        Instant open = Instant.parse("2026-03-01T12:00:00Z");
        desk.engine.onBar(bar(DeskFixture.BTC, Timeframe.H1, open, 60_000));
        step();
        assertThat(desk.store.bars(DeskFixture.BTC, Timeframe.H1)).isEmpty();
        desk.clock.to(open.plus(Duration.ofHours(1)));
        step();
        assertThat(desk.store.bars(DeskFixture.BTC, Timeframe.H1)).hasSize(1);
    }

    @Test
    void barsOutliveAStoreThatFails() {
        desk.engine.onBar(bar(DeskFixture.BTC, Timeframe.H1, Instant.parse("2026-03-01T11:00:00Z"), 60_000));
        desk.store.failAfter(0);
        assertThat(step().alerts()).anyMatch(alert -> alert.toString().contains("bars: the disk is full"));
        desk.store.failAfter(Long.MAX_VALUE);
        step();
        assertThat(desk.store.bars(DeskFixture.BTC, Timeframe.H1)).hasSize(1);
    }

    @Test
    void strangersAndOtherMarketsAreNotStored() {
        Instant open = Instant.parse("2026-03-01T11:00:00Z");
        InstrumentId stranger = InstrumentId.of("XYZ-USD");
        desk.engine.onBar(bar(stranger, Timeframe.H1, open, 10));
        for (QuoteSource source : List.of(QuoteSource.REPLAY, QuoteSource.SIMULATED)) {
            desk.engine.onBar(new ClosedBar(DeskFixture.BTC, Timeframe.H1, Bar.ofClose(open, 1), source));
        }
        step();
        assertThat(desk.store.bars(stranger, Timeframe.H1)).isEmpty();
        assertThat(desk.store.bars(DeskFixture.BTC, Timeframe.H1)).isEmpty();
        DeskFixture demo = DeskFixture.demo();
        demo.engine.onBar(bar(DeskFixture.BTC, Timeframe.H1, open, 60_000));
        demo.clock.advance(Duration.ofSeconds(1));
        demo.engine.step();
        assertThat(demo.store.bars(DeskFixture.BTC, Timeframe.H1)).isEmpty();
    }
}
