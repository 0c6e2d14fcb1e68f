package dev.ballast.core.market.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.quality.DataMark.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BarScreenTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final BarScreen screen = new BarScreen(QualityPolicy.DEFAULT);

    @Test
    void passesACleanSeriesOnAsItIs() {
        PriceHistory history = history(bars(200, 1));
        ScreenedBars screened = screen.of(history, DataMarks.NONE);

        assertThat(screened.used()).isSameAs(history);
        assertThat(screened.sentence()).isEmpty();
        assertThat(screen.of(new PriceHistory(BTC, Timeframe.D1, history.bars()), DataMarks.NONE))
                .as("unchanged bars are not checked anew")
                .isSameAs(screened);
    }

    @Test
    void leavesASpikeOutUnlessItIsAccepted() {
        List<Bar> bars = bars(200, 2);
        set(bars, 120, bars.get(120).close() * 8, 5);
        PriceHistory history = history(bars);

        ScreenedBars screened = screen.of(history, DataMarks.NONE);
        assertThat(screened.used().bars()).hasSize(199).doesNotContain(bars.get(120));
        assertThat(screened.sentence().orElseThrow())
                .startsWith("1 of 200 daily bars left out: 2025-05-01, price ")
                .contains("is a spike");

        DataMarks accepted = DataMarks.NONE.plus(mark(120, 120, Verdict.ACCEPTED));
        assertThat(screen.of(history, accepted).used()).isSameAs(history);
        DataMarks excluded = accepted.plus(mark(118, 120, Verdict.EXCLUDED));
        assertThat(screen.of(history, excluded).sentence())
                .hasValue("3 of 200 daily bars left out: 3 excluded by the trader");
        assertThat(screen.of(history, excluded.minus(excluded.marks().getLast()))
                        .used())
                .isSameAs(history);
    }

    @Test
    void aCrashThatComesBackAmongDaysOfPanicIsNoSpike() {
        List<Bar> bars = bars(2_000, 3);
        double price = bars.get(899).close();
        var random = new Random(4);
        for (int i = 900; i < 1_100; i++) {
            price *= Math.exp(0.1 * random.nextGaussian());
            set(bars, i, price, 5);
        }
        // 13 times the spread of the quiet years, 2 of that winter's.
        set(bars, 1_000, bars.get(999).close() * 0.75, 5);
        set(bars, 1_001, bars.get(999).close() * 0.98, 5);

        assertThat(screen.of(history(bars), DataMarks.NONE).findings()).noneMatch(finding -> finding.row() == 1_000);
    }

    @Test
    void cutsOffWhatAReusedTickerWasBefore() {
        List<Bar> bars = bars(200, 5);
        for (int i = 0; i < 80; i++) {
            set(bars, i, bars.get(i).close() / 1e6, 5);
        }
        PriceHistory history = history(bars);

        assertThat(screen.of(history, DataMarks.NONE).used().bars()).isEqualTo(bars.subList(80, 200));
        assertThat(screen.of(history, DataMarks.NONE.plus(mark(0, 79, Verdict.ACCEPTED)))
                        .used())
                .isSameAs(history);
    }

    @Test
    void aTotalLossLeavesNothingToEstimateFromButItsPricesWerePrices() {
        List<Bar> bars = bars(200, 6);
        for (int i = 150; i < 200; i++) {
            set(bars, i, bars.get(i).close() / 1e7, 5);
        }
        PriceHistory history = history(bars);
        ScreenedBars lost = screen.of(history, DataMarks.NONE);

        assertThat(lost.isUsable()).isFalse();
        assertThat(lost.leftOut()).isEqualTo(200);
        assertThat(lost.used()).isSameAs(history);
        assertThat(BarScreen.usable(java.util.Map.of(BTC, lost))).isEmpty();
    }

    @Test
    void leavesRunsWithoutVolumeOutWhereTheSourceKnowsVolumes() {
        List<Bar> bars = bars(200, 7);
        for (int i : new int[] {20, 21, 60, 61, 62, 63, 190}) {
            set(bars, i, bars.get(i).close(), 0);
        }
        ScreenedBars screened = screen.of(history(bars), DataMarks.NONE);
        assertThat(screened.used().bars()).hasSize(196).doesNotContainAnyElementsOf(bars.subList(60, 64));
        assertThat(screened.sentence().orElseThrow())
                .isEqualTo(
                        "4 of 200 daily bars left out: 2025-03-02, no volume for 4 bars," + " to 2025-03-05T00:00:00Z");

        List<Bar> closes = bars(200, 7);
        for (int i = 0; i < 100; i++) {
            set(closes, i, closes.get(i).close(), 0);
        }
        assertThat(screen.of(history(closes), DataMarks.NONE).leftOut())
                .as("half of it has no volume: its source did not write it")
                .isZero();
    }

    /// The quick look may let nothing pass that the full check would leave out, and an appended bar counts.
    @Test
    void theQuickLookAgreesWithTheFullCheck() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            List<Bar> bars = bars(5 + random.nextInt(120), seed);
            for (int broken = random.nextInt(4); broken > 0; broken--) {
                int at = random.nextInt(bars.size());
                double factor = Math.exp(random.nextGaussian() * (random.nextBoolean() ? 0.3 : 8));
                set(bars, at, Math.clamp(bars.get(at).close() * factor, 1e-9, 1e12), random.nextInt(2));
            }
            PriceHistory history = history(bars);
            QualityReport report = DataQuality.check(
                    history, _ -> false, history.last().openTime(), QualityPolicy.DEFAULT.withNeededPrices(2));
            ScreenedBars screened = screen.of(history, DataMarks.NONE);
            assertThat(screened.used().bars().size())
                    .as("seed %d: %s", seed, report.findings())
                    .isEqualTo(report.kept().size());
            assertThat(screened.isUsable())
                    .as("seed %d: %s", seed, report.findings())
                    .isEqualTo(report.of(QualityReason.TOTAL_LOSS).isEmpty());
        }
    }

    private static DataMark mark(int from, int to, Verdict verdict) {
        return new DataMark(BTC, Timeframe.D1, time(from), time(to), verdict);
    }

    private static Instant time(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static void set(List<Bar> bars, int index, double close, double volume) {
        bars.set(index, new Bar(time(index), close, close, close, close, volume));
    }

    private static PriceHistory history(List<Bar> bars) {
        return new PriceHistory(BTC, Timeframe.D1, bars);
    }

    private static List<Bar> bars(int count, int seed) {
        var random = new Random(seed);
        var bars = new ArrayList<Bar>();
        double price = 100;
        for (int day = 0; day < count; day++) {
            price *= Math.exp(0.02 * random.nextGaussian());
            bars.add(new Bar(time(day), price, price, price, price, 1 + random.nextInt(100)));
        }
        return bars;
    }
}
