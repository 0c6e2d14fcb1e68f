package dev.ballast.core.engine;

import static dev.ballast.core.engine.DeskFixture.BTC;
import static dev.ballast.core.engine.DeskFixture.ETH;
import static dev.ballast.core.engine.DeskFixture.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Bad bars of one coin of three, offered to the engine. They are named on screen and in the journal, and every figure
/// is that of a desk which never had them.
class BadBarsTest {

    private static final int DAYS = 200;
    private static final Instant LAST = Instant.parse("2026-02-28T00:00:00Z");

    /// The price of another coin, 100,000 times lower, under the same ticker until half a year ago.
    @Test
    void anotherCoinsPastIsLeftOut() {
        List<Bar> own = bars(3_000, 2);
        List<Bar> both = new ArrayList<>(own);
        for (int day = 0; day < 30; day++) {
            Bar bar = own.get(day);
            both.set(day, at(bar, bar.close() / 1e5));
        }
        DeskFixture desk = desk(both);

        assertThat(leftOut(desk)).contains("30 of 200 daily bars left out").contains("another asset under the same");
        assertThat(entries(desk)).singleElement().satisfies(entry -> assertThat(entry.payload())
                .contains("\"bars\":30", "\"usable\":true", "REUSED_TICKER"));
        assertSameFigures(desk, desk(own.subList(30, DAYS)));

        accept(desk);
        assertThat(history(desk)).isEqualTo(both);
        assertThat(entries(desk)).hasSize(2);
        assertThat(desk.engine.snapshot().market().leftOut()).isEmpty();
    }

    @Test
    void barsThatNobodyTradedAreLeftOut() {
        List<Bar> traded = bars(3_000, 2);
        List<Bar> dry = new ArrayList<>(traded);
        for (int day = 180; day < 185; day++) {
            Bar bar = traded.get(day);
            dry.set(day, Bar.ofClose(bar.openTime(), traded.get(179).close()));
        }
        List<Bar> without = new ArrayList<>(traded);
        without.subList(180, 185).clear();
        DeskFixture desk = desk(dry);

        assertThat(leftOut(desk)).contains("5 of 200 daily bars left out").contains("no volume for 5 bars");
        assertThat(entries(desk)).singleElement().satisfies(entry -> assertThat(entry.payload())
                .contains("\"bars\":5", "\"usable\":true", "NO_VOLUME"));
        assertSameFigures(desk, desk(without));

        accept(desk);
        assertThat(history(desk)).isEqualTo(dry);
        assertThat(entries(desk)).hasSize(2);
    }

    /// It has a price and no variance: a correlation of it would be 0 ÷ 0.
    @Test
    void aConstantSeriesIsInNoEstimate() {
        List<Bar> flat = bars(3_000, 2).stream().map(bar -> at(bar, 3_000)).toList();
        DeskFixture desk = desk(flat);

        assertThat(leftOut(desk)).contains("200 of 200 daily bars left out").contains("returns are constant");
        assertThat(entries(desk)).singleElement().satisfies(entry -> assertThat(entry.payload())
                .contains("\"bars\":200", "\"usable\":false", "CONSTANT"));
        assertThat(correlation(desk).instruments()).containsExactly(BTC, SOL);
        assertThat(Objects.requireNonNull(correlation(desk).excluded().get(ETH)))
                .contains("constant");
        assertThat(report(desk).dailyVolatility().reason()).contains("ETH-USD").contains("constant");
        assertSameFigures(desk, desk(null));

        accept(desk);
        assertThat(desk.engine.snapshot().market().leftOut()).isEmpty();
        assertThat(entries(desk)).hasSize(2);
        assertThat(correlation(desk).excluded())
                .as("nobody's word gives it a variance")
                .containsKey(ETH);
    }

    /// All but nothing is left of it: no bar says anything of its risk, and the reason stands wherever it is missing.
    @Test
    void aTotalLossIsTheReasonOfEveryMissingFigure() {
        List<Bar> lost = new ArrayList<>(bars(3_000, 2));
        for (int day = 150; day < DAYS; day++) {
            lost.set(day, at(lost.get(day), lost.get(day).close() / 1e7));
        }
        DeskFixture desk = desk(lost);
        Snapshot seen = desk.engine.snapshot();

        assertThat(entries(desk)).singleElement().satisfies(entry -> assertThat(entry.payload())
                .contains("\"bars\":200", "\"usable\":false", "TOTAL_LOSS"));
        assertThat(Objects.requireNonNull(correlation(desk).excluded().get(ETH)))
                .contains("price fell");
        assertThat(seen.volatility().reason()).contains("ETH-USD").contains("price fell");
        assertThat(report(desk).dailyVolatility().reason()).contains("ETH-USD").contains("price fell");
        assertThat(report(desk).sample().excluded()).containsKey(ETH);
        assertSameFigures(desk, desk(null));
    }

    /// Neither a bar nor a quote can hold such a price: whoever offers one is told its name and value.
    @Test
    void aPriceThatIsNoneCannotBeOffered() {
        for (double price : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Bar.ofClose(LAST, price))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2026-02-28")
                    .hasMessageContaining(String.valueOf(price));
            assertThatThrownBy(() -> Quote.flat(ETH, price, QuoteSource.COINBASE, LAST))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ETH-USD")
                    .hasMessageContaining(String.valueOf(price));
        }
    }

    private static void assertSameFigures(DeskFixture one, DeskFixture other) {
        CorrelationMatrix matrix = correlation(one);
        assertThat(matrix.instruments()).isEqualTo(correlation(other).instruments());
        for (int i = 0; i < matrix.size(); i++) {
            for (int j = 0; j < matrix.size(); j++) {
                assertThat(matrix.get(i, j)).isEqualTo(correlation(other).get(i, j));
            }
        }
        assertThat(regime(one)).isEqualTo(regime(other));
        assertThat(report(one).dailyVolatility().isKnown())
                .isEqualTo(report(other).dailyVolatility().isKnown());
        if (report(one).dailyVolatility().isKnown()) {
            assertThat(report(one).dailyVolatility()).isEqualTo(report(other).dailyVolatility());
            assertThat(report(one).tails()).isEqualTo(report(other).tails());
        }
    }

    private static DeskFixture desk(@Nullable List<Bar> eth) {
        var desk = new DeskFixture(BookKind.DEMO);
        desk.engine.perform(new Command.SetPolicy(DeskFixture.PROMPT));
        var histories = new ArrayList<>(List.of(history(BTC, bars(60_000, 1)), history(SOL, bars(150, 3))));
        if (eth != null) {
            histories.add(history(ETH, eth));
        }
        desk.engine.perform(new Command.ImportHistory(
                histories,
                List.of(
                        Instrument.of(BTC, Category.L1),
                        Instrument.of(ETH, Category.DEFI),
                        Instrument.of(SOL, Category.PAYMENTS)),
                "test"));
        desk.engine.perform(new Command.BookEntries(
                List.of(
                        DeskFixture.deposit("d1", "100000"),
                        DeskFixture.buy("f1", BTC, "1", "60000"),
                        DeskFixture.buy("f2", ETH, "5", "3000"),
                        DeskFixture.buy("f3", SOL, "100", "150")),
                List.of(),
                "test"));
        desk.feedRuns(FeedStatus.Kind.SIMULATED);
        see(desk);
        return desk;
    }

    /// What is computed beside one step is taken in with the next.
    private static void see(DeskFixture desk) {
        for (int step = 0; step < 2; step++) {
            desk.quoteAndStep(60_000, 3_000, 150);
        }
    }

    private static void accept(DeskFixture desk) {
        Instant first = LAST.minus(Duration.ofDays(DAYS - 1));
        assertThat(desk.engine
                        .perform(new Command.MarkData(
                                new DataMark(ETH, Timeframe.D1, first, LAST, DataMark.Verdict.ACCEPTED)))
                        .isDone())
                .isTrue();
        see(desk);
    }

    private static String leftOut(DeskFixture desk) {
        Snapshot seen = desk.engine.snapshot();
        String sentence = Objects.requireNonNull(seen.market().leftOut().get(ETH));
        assertThat(seen.alerts()).anyMatch(alert -> alert.detail().contains(sentence));
        assertThat(report(desk).notes()).contains("ETH-USD: " + sentence);
        return sentence;
    }

    private static RiskReport report(DeskFixture desk) {
        return desk.engine.snapshot().risk().orElseThrow();
    }

    private static List<Object> regime(DeskFixture desk) {
        RegimeReport report = desk.engine.snapshot().regime().orElseThrow();
        return List.of(report.reading(), report.spells(), report.market(), report.bars());
    }

    private static CorrelationMatrix correlation(DeskFixture desk) {
        return desk.engine.snapshot().correlation().orElseThrow();
    }

    private static List<Bar> history(DeskFixture desk) {
        return Objects.requireNonNull(desk.engine.snapshot().history().get(ETH)).bars();
    }

    private static List<JournalEntry> entries(DeskFixture desk) {
        return desk.store.journalBefore(Long.MAX_VALUE, 200).stream()
                .filter(entry -> entry.type() == JournalType.DATA_LEFT_OUT)
                .toList();
    }

    private static PriceHistory history(InstrumentId id, List<Bar> bars) {
        return new PriceHistory(id, Timeframe.D1, bars);
    }

    private static Bar at(Bar bar, double price) {
        return new Bar(bar.openTime(), price, price, price, price, bar.volume());
    }

    private static List<Bar> bars(double price, long seed) {
        var random = new Random(seed);
        var bars = new ArrayList<Bar>();
        double close = price;
        for (int day = DAYS - 1; day >= 0; day--) {
            close *= Math.exp(0.03 * random.nextGaussian());
            bars.add(new Bar(LAST.minus(Duration.ofDays(day)), close, close * 1.01, close * 0.99, close, 1_000));
        }
        return bars;
    }
}
