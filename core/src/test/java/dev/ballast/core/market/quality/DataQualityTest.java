package dev.ballast.core.market.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.quality.QualityReason.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DataQualityTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void leavesAGoodSeriesAlone() {
        QualityReport report = check(prices(100));

        assertThat(report.findings()).isEmpty();
        assertThat(report.usable()).isTrue();
        assertThat(report.excludedRows()).isZero();
        assertThat(report.kept()).isEqualTo(prices(100));
    }

    @Test
    void excludesWhatIsNoPriceAndNamesItsRowAndValue() {
        List<PricePoint> points = prices(60);
        set(points, 3, Double.NaN);
        set(points, 7, Double.POSITIVE_INFINITY);
        set(points, 11, 0);
        set(points, 13, -2);

        QualityReport report = check(points);

        assertThat(report.of(QualityReason.NOT_FINITE))
                .extracting(QualityFinding::row)
                .containsExactly(3, 7);
        assertThat(report.of(QualityReason.NOT_POSITIVE))
                .extracting(QualityFinding::value)
                .containsExactly(0.0, -2.0);
        assertThat(report.of(QualityReason.NOT_POSITIVE).getFirst().message()).isEqualTo("price is 0.0, must be > 0");
        assertThat(report.of(QualityReason.GAP)).hasSize(4);
        assertThat(report.excludedRows()).isEqualTo(4);
        assertThat(report.usable()).isTrue();
    }

    @Test
    void aTimeInTheFarFutureCostsOneRowNotAllThatFollow() {
        List<PricePoint> points = prices(60);
        points.set(
                10,
                new PricePoint(
                        START.plus(Duration.ofDays(9_000)), points.get(10).price()));
        points.add(20, points.get(20));

        QualityReport report = check(points);

        assertThat(report.of(QualityReason.OUT_OF_ORDER))
                .extracting(QualityFinding::row)
                .containsExactly(10);
        assertThat(report.of(QualityReason.DUPLICATE_TIME))
                .extracting(QualityFinding::row)
                .containsExactly(21);
        assertThat(report.kept()).hasSize(59);
    }

    @Test
    void excludesASpikeThatComesBackAndReportsAMoveThatStays() {
        List<PricePoint> spike = prices(100);
        set(spike, 50, spike.get(50).price() * 10);
        List<PricePoint> crash = prices(100);
        for (int i = 50; i < 100; i++) {
            set(crash, i, crash.get(i).price() / 3);
        }

        assertThat(check(spike).of(QualityReason.SPIKE))
                .extracting(QualityFinding::row)
                .containsExactly(50);
        assertThat(check(spike).of(QualityReason.SPIKE).getFirst().value()).isGreaterThan(12);
        assertThat(check(spike).kept()).hasSize(99);
        assertThat(check(crash).of(QualityReason.SPIKE)).isEmpty();
        assertThat(check(crash).of(QualityReason.LARGE_MOVE))
                .extracting(QualityFinding::row)
                .containsExactly(50);
        assertThat(check(crash).kept()).hasSize(100);
    }

    @Test
    void cutsOffThePastOfAReusedTickerAndRefusesATotalLoss() {
        List<PricePoint> reused = prices(100);
        List<PricePoint> lost = prices(100);
        for (int i = 0; i < 40; i++) {
            set(reused, i, reused.get(i).price() / 40_000);
            set(lost, 99 - i, lost.get(99 - i).price() / 1e7);
        }

        QualityReport cut = check(reused);
        assertThat(cut.of(QualityReason.REUSED_TICKER))
                .extracting(QualityFinding::row)
                .containsExactly(40);
        assertThat(cut.kept()).hasSize(60);
        assertThat(cut.usable()).isTrue();
        assertThat(check(lost).unusableBecause().orElseThrow().message()).endsWith("a return of −100 %");
    }

    @Test
    void judgesTheSeriesAsAWhole() {
        List<PricePoint> constant = prices(60);
        constant.replaceAll(point -> new PricePoint(point.time(), 5));

        assertThat(check(constant).of(QualityReason.CONSTANT)).hasSize(1);
        assertThat(check(constant).of(QualityReason.UNCHANGED).getFirst().value())
                .isEqualTo(60);
        assertThat(check(prices(30)).unusableBecause().orElseThrow().message()).isEqualTo("30 of 31 prices needed");
        assertThat(check(List.of()).unusableBecause().orElseThrow().reason()).isEqualTo(QualityReason.TOO_FEW);
        QualityReport stopped = DataQuality.check(
                BTC, prices(60), START.plus(Duration.ofDays(67)), QualityPolicy.DEFAULT.withNeededPrices(2));
        assertThat(stopped.unusableBecause().orElseThrow().message()).startsWith("series stopped at 2025-03-01");
    }

    @Test
    void aFiveDayCalendarHasWeekendsAndStillGaps() {
        List<PricePoint> points = prices(100);
        points.removeIf(point -> {
            int day = point.time()
                    .atOffset(java.time.ZoneOffset.UTC)
                    .getDayOfWeek()
                    .getValue();
            return day > 5;
        });
        assertThat(check(points).findings()).isEmpty();

        points.subList(30, 34).clear();
        assertThat(check(points).of(QualityReason.GAP)).hasSize(1);
    }

    @Test
    void looksAtHistoriesTogether() {
        PriceHistory good = history(BTC, 60);
        PriceHistory old = history(ETH, 40);

        Map<InstrumentId, QualityReport> reports = DataQuality.check(List.of(good, old), QualityPolicy.DEFAULT);

        assertThat(DataQuality.unusable(reports)).containsOnlyKeys(ETH);
        assertThat(reports.get(BTC)).isNotNull();
        assertThat(DataQuality.check(BTC, PricePoint.of(good), START, QualityPolicy.DEFAULT)
                        .keptOf(good))
                .isEqualTo(good);
        assertThatThrownBy(() -> DataQuality.check(BTC, PricePoint.of(good), START, QualityPolicy.DEFAULT)
                        .keptOf(old))
                .hasMessageContaining("history must be of BTC-USD, was of ETH-USD");
    }

    @Test
    void keepsOnlyPricesInOrderWhateverComes() {
        long seed = 20_251_121;
        var random = new Random(seed);
        double[] odd = {Double.NaN, Double.NEGATIVE_INFINITY, 0, -1, Double.MIN_VALUE, 1e300, 5};
        for (int i = 0; i < 2_000; i++) {
            List<PricePoint> points = prices(random.nextInt(60));
            for (int k = random.nextInt(8); k > 0 && !points.isEmpty(); k--) {
                int row = random.nextInt(points.size());
                Instant time = START.plus(Duration.ofDays(random.nextInt(60)));
                double price = random.nextBoolean()
                        ? odd[random.nextInt(odd.length)]
                        : points.get(row).price();
                points.set(
                        row,
                        new PricePoint(
                                random.nextBoolean() ? time : points.get(row).time(), price));
            }
            QualityReport report = check(points);
            String where = "seed " + seed + ", case " + i;
            assertThat(points).as(where).containsAll(report.kept());
            for (int row = 0; row < report.kept().size(); row++) {
                assertThat(report.kept().get(row).price())
                        .as(where)
                        .isPositive()
                        .isFinite();
                if (row > 0) {
                    assertThat(report.kept().get(row).time())
                            .as(where)
                            .isAfter(report.kept().get(row - 1).time());
                }
            }
            long rows = report.findings().stream()
                    .filter(finding -> finding.reason().effect() == Effect.ROW_EXCLUDED)
                    .count();
            if (report.of(QualityReason.REUSED_TICKER).isEmpty()) {
                assertThat(report.excludedRows()).as(where).isEqualTo((int) rows);
            }
        }
    }

    @Test
    void refusesAPolicyThatMeansNothing() {
        assertThatThrownBy(() -> QualityPolicy.DEFAULT.withNeededPrices(1))
                .hasMessage("neededPrices must be >= 2, was 1");
        assertThatThrownBy(() -> new QualityPolicy(2, Double.NaN, 10, Duration.ZERO, Duration.ZERO, 2, 3))
                .hasMessageContaining("spikeZ");
        assertThatThrownBy(() -> new QualityPolicy(2, 12, 1, Duration.ZERO, Duration.ZERO, 2, 3))
                .hasMessageContaining("jumpRatio");
    }

    private static QualityReport check(List<PricePoint> points) {
        Instant newest = points.isEmpty() ? START : points.getLast().time();
        return DataQuality.check(BTC, points, newest, QualityPolicy.DEFAULT);
    }

    private static List<PricePoint> prices(int count) {
        var random = new Random(5);
        var points = new ArrayList<PricePoint>();
        double price = 100;
        for (int i = 0; i < count; i++) {
            price *= Math.exp(0.02 * random.nextGaussian());
            points.add(new PricePoint(START.plus(Duration.ofDays(i)), price));
        }
        return points;
    }

    private static void set(List<PricePoint> points, int row, double price) {
        points.set(row, new PricePoint(points.get(row).time(), price));
    }

    private static PriceHistory history(InstrumentId id, int days) {
        return new PriceHistory(
                id,
                Timeframe.D1,
                prices(days).stream()
                        .map(point -> Bar.ofClose(point.time(), point.price()))
                        .toList());
    }
}
