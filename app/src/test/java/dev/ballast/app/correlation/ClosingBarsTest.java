package dev.ballast.app.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.bars.BarSource;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.MarketRecord;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.Correlations;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The correlation room while bars close under a running feed.
class ClosingBarsTest {

    private final Snapshot start = SampleSnapshots.realistic();
    private final Deque<Runnable> background = new ArrayDeque<>();

    private void runAll() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }

    /// As the hours close under a running feed: each one is taken in alone, and the answer is that of all returns.
    @Test
    void everyBarThatClosesMovesTheMatrix() {
        Map<InstrumentId, PriceHistory> days = start.history();
        var shown = new AtomicInteger(60);
        BarSource hours = (instruments, timeframe) -> {
            var some = new TreeMap<InstrumentId, PriceHistory>();
            instruments.forEach(instrument -> some.put(instrument, hours(days.get(instrument), shown.get())));
            return some;
        };
        var room = new CorrelationViewModel(hours, background::add, Runnable::run);
        room.timeframeProperty().set(Timeframe.H1);
        room.estimatorProperty().set(CorrelationSettings.Estimator.EWMA);
        Snapshot last = start;
        room.apply(last);
        runAll();
        for (int bars = 61; bars <= 70; bars++) {
            shown.set(bars);
            last = afterBars(
                    last, hours.bars(last.history().keySet(), Timeframe.H1).values());
            room.apply(last);
            runAll();
            CorrelationMatrix matrix = room.answerProperty().get().matrix().orElseThrow();
            Map<InstrumentId, PriceHistory> known = hours.bars(matrix.instruments(), Timeframe.H1);
            CorrelationMatrix batch = AlignedPrices.of(
                            new TreeSet<>(matrix.instruments()), known, CorrelationSettings.DEFAULT.lookback())
                    .flatMap(prices -> Correlations.estimate(
                            prices,
                            new CorrelationSettings(
                                    CorrelationSettings.Estimator.EWMA,
                                    CorrelationSettings.DEFAULT.lookback(),
                                    CorrelationSettings.DEFAULT.decay())))
                    .orElseThrow();
            for (int i = 0; i < matrix.size(); i++) {
                for (int j = 0; j < matrix.size(); j++) {
                    assertThat(matrix.get(i, j)).isCloseTo(batch.get(i, j), within(1e-12));
                }
            }
            assertThat(room.timesProperty().get()).hasSize(bars - CorrelationSettings.DEFAULT.lookback());
        }
        assertThat(room.live().updates()).isEqualTo(10);
    }

    private static PriceHistory hours(@Nullable PriceHistory days, int count) {
        PriceHistory known = Objects.requireNonNull(days);
        Instant first = Instant.parse("2026-03-01T00:00:00Z");
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < count; i++) {
            bars.add(Bar.ofClose(
                    first.plus(Timeframe.H1.length().multipliedBy(i)),
                    known.bars().get(i).close()));
        }
        return new PriceHistory(known.instrument(), Timeframe.H1, bars);
    }

    private static Snapshot afterBars(Snapshot last, Collection<PriceHistory> hours) {
        MarketRecord market = last.market();
        return SnapshotBuilder.from(last)
                .market(new MarketRecord(
                        market.caps(),
                        market.marks(),
                        market.leftOut(),
                        market.listings(),
                        market.revisions().plus(hours)))
                .build();
    }
}
