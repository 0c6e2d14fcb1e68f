package dev.ballast.app.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.engine.MarketRecord;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.market.quality.DataMarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimeframeBarsTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
    private static final int SPIKE = 60;

    private final AtomicInteger reads = new AtomicInteger();
    private final TimeframeBars bars = new TimeframeBars((_, timeframe) -> {
        reads.incrementAndGet();
        return Map.of(BTC, history(timeframe));
    });

    @Test
    void shorterBarsPassTheSameGateAsDays() {
        for (Timeframe timeframe : List.of(Timeframe.H1, Timeframe.H4)) {
            TimeframeBars.Usable usable = bars.of(Set.of(BTC), timeframe, daily(DataMarks.NONE));
            assertThat(Objects.requireNonNull(usable.bars().get(BTC)).bars())
                    .hasSize(119)
                    .doesNotContain(history(timeframe).bars().get(SPIKE));
            assertThat(usable.leftOut().get(BTC)).startsWith("1 of 120").contains("is a spike");
        }
        assertThat(reads).hasValue(2);
    }

    @Test
    void theTradersMarksOfShorterBarsHold() {
        Instant spike = history(Timeframe.H1).bars().get(SPIKE).openTime();
        bars.of(Set.of(BTC), Timeframe.H1, daily(DataMarks.NONE));
        DataMarks kept = DataMarks.NONE.plus(new DataMark(BTC, Timeframe.H1, spike, spike, DataMark.Verdict.ACCEPTED));
        TimeframeBars.Usable all = bars.of(Set.of(BTC), Timeframe.H1, daily(kept));
        assertThat(all.bars()).containsEntry(BTC, history(Timeframe.H1));
        assertThat(all.leftOut()).isEmpty();

        DataMarks excluded = DataMarks.NONE.plus(new DataMark(
                BTC,
                Timeframe.H1,
                START,
                START.plus(Timeframe.H1.length().multipliedBy(9)),
                DataMark.Verdict.EXCLUDED));
        assertThat(bars.of(Set.of(BTC), Timeframe.H1, daily(excluded)).leftOut().get(BTC))
                .startsWith("11 of 120 hourly bars left out")
                .endsWith("10 excluded by the trader");
        assertThat(bars.of(Set.of(BTC), Timeframe.H4, daily(excluded)).leftOut().get(BTC))
                .startsWith("1 of 120");
    }

    /// As hours close: only the series of which some were stored is read again.
    @Test
    void onlyWhatWasStoredIsReadAgain() {
        InstrumentId eth = InstrumentId.of("ETH-USD");
        var asked = new ArrayList<Collection<InstrumentId>>();
        var kept = new TimeframeBars((instruments, timeframe) -> {
            asked.add(List.copyOf(instruments));
            return Map.of(BTC, history(timeframe));
        });
        DailyBars before = daily(DataMarks.NONE);
        MarketRecord market = before.market();
        DailyBars after = new DailyBars(
                before.bars(),
                new MarketRecord(
                        market.caps(),
                        market.marks(),
                        market.leftOut(),
                        market.listings(),
                        market.revisions().plus(List.of(history(Timeframe.H1)))));
        kept.of(new TreeSet<>(Set.of(BTC, eth)), Timeframe.H1, before);
        kept.of(new TreeSet<>(Set.of(BTC, eth)), Timeframe.H1, before);
        kept.of(new TreeSet<>(Set.of(BTC, eth)), Timeframe.H4, before);
        kept.of(new TreeSet<>(Set.of(BTC, eth)), Timeframe.H1, after);
        kept.of(new TreeSet<>(Set.of(BTC, eth)), Timeframe.H4, after);
        assertThat(asked).containsExactly(List.of(BTC, eth), List.of(BTC, eth), List.of(BTC));
    }

    private static DailyBars daily(DataMarks marks) {
        return new DailyBars(Map.of(BTC, history(Timeframe.D1)), new MarketRecord(MarketCaps.NONE, marks));
    }

    private static PriceHistory history(Timeframe timeframe) {
        var random = new Random(1);
        var bars = new ArrayList<Bar>();
        double price = 100;
        for (int i = 0; i < 120; i++) {
            price *= Math.exp(0.01 * random.nextGaussian());
            Instant time = START.plus(timeframe.length().multipliedBy(i));
            bars.add(Bar.ofClose(time, i == SPIKE ? 7 * price : price));
        }
        return new PriceHistory(BTC, timeframe, bars);
    }
}
