package dev.ballast.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.MarketRecord;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.market.quality.DataMarks;
import dev.ballast.core.market.quality.QualityReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QualityViewModelTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId SOL = InstrumentId.of("SOL-USD");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int SPIKE = 50;
    private static final int REUSED = 30;

    private final Snapshot start = SampleSnapshots.realistic();
    private final FakeWorkstation engine = new FakeWorkstation(start);
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Map<InstrumentId, PriceHistory> stored = new TreeMap<>();
    private final QualityViewModel model = new QualityViewModel(
            engine, (_, timeframe) -> timeframe == Timeframe.D1 ? stored : Map.of(), background::add, Runnable::run);

    /// Bitcoin with one wrong print, Solana under a ticker that another coin had before.
    QualityViewModelTest() {
        stored.put(BTC, history(BTC, SPIKE, -1));
        stored.put(SOL, history(SOL, -1, REUSED));
    }

    @Test
    void aWrongPrintAndAReusedTickerAreFound() {
        model.apply(start);
        runAll();

        FindingRow spike = row(BTC, QualityReason.SPIKE);
        assertThat(spike.from()).isEqualTo(spike.time()).isEqualTo(day(SPIKE));
        FindingRow reused = row(SOL, QualityReason.REUSED_TICKER);
        assertThat(reused.from()).isEqualTo(day(0));
        assertThat(reused.time()).isEqualTo(day(REUSED - 1));
        assertThat(model.summaryProperty().get())
                .startsWith("2 series of 1d bars")
                .endsWith("2 to decide");
    }

    @Test
    void excludingMarksTheBarsOfTheFindingAndCanBeUndone() {
        model.apply(start);
        runAll();
        FindingRow reused = row(SOL, QualityReason.REUSED_TICKER);
        model.decide(reused, DataMark.Verdict.EXCLUDED);
        var mark = new DataMark(SOL, Timeframe.D1, day(0), day(REUSED - 1), DataMark.Verdict.EXCLUDED);

        assertThat(engine.submitted()).containsExactly(new Command.MarkData(mark));
        engine.answerDone("Bars of SOL-USD: excluded");
        model.apply(SnapshotBuilder.from(start)
                .market(new MarketRecord(MarketCaps.NONE, DataMarks.NONE.plus(mark)))
                .build());
        runAll();
        assertThat(row(SOL, QualityReason.REUSED_TICKER).effect()).isEqualTo("excluded");
        assertThat(model.summaryProperty().get()).endsWith("1 to decide");
        model.undo();
        assertThat(engine.submitted().getLast()).isEqualTo(new Command.UnmarkData(mark));
        assertThat(model.undoableProperty().get()).isFalse();
    }

    @Test
    void aDecisionIsTakenBackAndThatToo() {
        var mark = new DataMark(BTC, Timeframe.D1, day(SPIKE), day(SPIKE), DataMark.Verdict.ACCEPTED);
        model.apply(SnapshotBuilder.from(start)
                .market(new MarketRecord(MarketCaps.NONE, DataMarks.NONE.plus(mark)))
                .build());
        runAll();
        FindingRow spike = row(BTC, QualityReason.SPIKE);
        assertThat(spike.effect()).isEqualTo("accepted as true");
        model.takeBack(spike);
        engine.answerDone("");
        assertThat(engine.submitted()).containsExactly(new Command.UnmarkData(mark));
        model.undo();
        assertThat(engine.submitted().getLast()).isEqualTo(new Command.MarkData(mark));
    }

    @Test
    void aTimeframeWithoutBarsSaysHowToGetThem() {
        model.apply(start);
        model.timeframeProperty().set(Timeframe.H4);
        runAll();

        assertThat(model.summaryProperty().get())
                .contains("No 4h bars are stored")
                .contains("ballast backfill");
        assertThat(model.shown()).isEmpty();
    }

    @Test
    void theFilterLooksAtAssetFindingAndState() {
        model.apply(start);
        runAll();
        model.filterProperty().set("reused");
        assertThat(model.shown()).extracting(FindingRow::instrument).containsExactly(SOL);
    }

    private FindingRow row(InstrumentId id, QualityReason reason) {
        return model.shown().stream()
                .filter(row -> row.instrument().equals(id) && row.reason() == reason)
                .findFirst()
                .orElseThrow();
    }

    private void runAll() {
        while (!background.isEmpty()) {
            Objects.requireNonNull(background.removeFirst()).run();
        }
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    /// A hundred days; one price tenfold at `spike`, all before `reused` a millionth.
    private static PriceHistory history(InstrumentId id, int spike, int reused) {
        var random = new Random(5);
        List<Bar> bars = new ArrayList<>();
        double close = 100;
        for (int day = 0; day < 100; day++) {
            close *= Math.exp(0.01 * random.nextGaussian());
            double price = day == spike ? 10 * close : day < reused ? close / 1e6 : close;
            bars.add(new Bar(day(day), price, price, price, price, 1));
        }
        return new PriceHistory(id, Timeframe.D1, bars);
    }
}
