package dev.ballast.app.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.feed.history.AskedRanges;
import dev.ballast.core.feed.history.BarArchive;
import dev.ballast.core.feed.history.TimeRange;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Small pages of a round are stored together, and nothing of them is lost or seen twice.
class RoundPagesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");

    private final List<List<BarArchive.Page>> stored = new ArrayList<>();
    private final Set<InstrumentId> known = new HashSet<>(Set.of(BTC, ETH));
    private boolean full;

    private final BarArchive book = new BarArchive() {
        @Override
        public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
            return List.of(bar(-1, 7), bar(0, 7));
        }

        @Override
        public AskedRanges asked(InstrumentId instrument, Timeframe timeframe) {
            return AskedRanges.NONE;
        }

        @Override
        public void store(Page page) {
            store(List.of(page));
        }

        @Override
        public void store(List<Page> pages) {
            if (full) {
                throw new IllegalArgumentException("the disk is full");
            }
            stored.add(pages);
        }
    };

    private final RoundPages pages = new RoundPages(book, () -> known);

    private static Bar bar(int hour, double close) {
        return Bar.ofClose(NOON.plus(Duration.ofHours(hour)), close);
    }

    private static BarArchive.Page page(InstrumentId instrument, int from, int to, double close) {
        List<Bar> bars =
                IntStream.range(from, to).mapToObj(hour -> bar(hour, close)).toList();
        AskedRanges asked = AskedRanges.NONE.with(new TimeRange(NOON, NOON.plus(Duration.ofHours(to))));
        return new BarArchive.Page(instrument, Timeframe.H1, BarArchive.Origin.COINBASE, bars, asked);
    }

    @Test
    void whatWaitsIsReadAsIfItWereStoredAndStoredOnce() {
        pages.store(page(BTC, 0, 2, 8));
        pages.store(page(ETH, 1, 2, 9));
        pages.store(page(BTC, 1, 3, 10));
        assertThat(stored).isEmpty();
        assertThat(pages.bars(BTC, Timeframe.H1)).containsExactly(bar(-1, 7), bar(0, 8), bar(1, 10), bar(2, 10));
        assertThat(pages.asked(BTC, Timeframe.H1)).isEqualTo(page(BTC, 1, 3, 10).asked());
        assertThat(pages.asked(BTC, Timeframe.H4)).isEqualTo(AskedRanges.NONE);
        pages.flush();
        pages.flush();
        assertThat(stored).hasSize(1);
        assertThat(stored.getFirst()).hasSize(2);
        assertThat(stored.getFirst().getFirst().bars()).containsExactly(bar(0, 8), bar(1, 10), bar(2, 10));
        assertThat(pages.bars(BTC, Timeframe.H1)).containsExactly(bar(-1, 7), bar(0, 7));
    }

    @Test
    void aLargePageAndManySmallOnesDoNotWait() {
        pages.store(page(BTC, 0, 100, 8));
        assertThat(stored).hasSize(1);
        for (int i = 0; i < 24; i++) {
            InstrumentId coin = InstrumentId.of("C" + i + "-USD");
            known.add(coin);
            pages.store(page(coin, 0, 1, 8));
        }
        assertThat(stored).hasSize(2);
        assertThat(stored.getLast()).hasSize(24);
    }

    @Test
    void anInstrumentThatLeftIsNotBroughtBack() {
        pages.store(page(BTC, 0, 1, 8));
        pages.store(page(ETH, 0, 1, 8));
        known.remove(BTC);
        pages.flush();
        assertThat(stored.getFirst()).extracting(BarArchive.Page::instrument).containsExactly(ETH);
    }

    @Test
    void whatTheBookRefusesWaitsUntilItIsStoredOrGivenUp() {
        pages.store(page(BTC, 0, 1, 8));
        full = true;
        assertThatThrownBy(pages::flush).hasMessage("the disk is full");
        full = false;
        pages.flush();
        assertThat(stored).hasSize(1);
        pages.store(page(ETH, 0, 1, 8));
        assertThat(pages.drop()).containsExactly(ETH);
        pages.flush();
        assertThat(stored).hasSize(1);
    }
}
