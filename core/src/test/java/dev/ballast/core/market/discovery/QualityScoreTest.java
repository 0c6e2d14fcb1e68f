package dev.ballast.core.market.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class QualityScoreTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final Instant START = Instant.parse("2022-01-01T00:00:00Z");
    private static final long SEED = 23;

    @Test
    void aWholeLiquidOldSeriesIsFull() {
        PriceHistory daily = days(1200, _ -> true, 1e6);
        QualityScore score = QualityScore.of(daily, daily.last().openTime()).orElseThrow();

        assertThat(score.completeness()).isEqualTo(1);
        assertThat(score.age()).isEqualTo(1);
        // A million units of about 100: a hundred million a day and more.
        assertThat(score.liquidity()).isCloseTo(1, within(0.01));
        assertThat(score.total())
                .isCloseTo(
                        0.35 * score.completeness()
                                + 0.30 * score.liquidity()
                                + 0.15 * score.volatility()
                                + 0.20 * score.age(),
                        within(1e-15));
    }

    @Test
    void everyMissingDayCosts() {
        PriceHistory half = days(730, day -> day % 2 == 1, 1e6);
        QualityScore score = QualityScore.of(half, half.last().openTime()).orElseThrow();
        assertThat(score.completeness()).isCloseTo(0.5, within(0.01));

        PriceHistory stopped = days(700, _ -> true, 1e6);
        Instant later = stopped.last().openTime().plus(Duration.ofDays(73));
        assertThat(QualityScore.of(stopped, later).orElseThrow().completeness()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void liquidityIsByDecades() {
        assertThat(liquidity(1)).isZero();
        assertThat(liquidity(1e4)).isCloseTo(0.5, within(0.02));
    }

    private static double liquidity(double units) {
        PriceHistory daily = days(100, _ -> true, units);
        return QualityScore.of(daily, daily.last().openTime()).orElseThrow().liquidity();
    }

    @Test
    void youngOrFewSaySo() {
        PriceHistory young = days(60, _ -> true, 1e6);
        QualityScore score = QualityScore.of(young, young.last().openTime()).orElseThrow();
        assertThat(score.age()).isCloseTo(59 / 1095.0, within(1e-12));
        assertThat(score.completeness()).isEqualTo(1);

        PriceHistory few = days(29, _ -> true, 1e6);
        assertThat(QualityScore.of(few, few.last().openTime()).reason()).isEqualTo("29 of 30 daily bars needed");
        assertThatThrownBy(() -> QualityScore.of(new PriceHistory(BTC, Timeframe.H1, List.of()), START))
                .hasMessageContaining("H1");
    }

    @Test
    void everyPartLiesBetweenZeroAndOne() {
        var random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            double share = random.nextDouble();
            double units = Math.exp(30 * random.nextDouble() - 10);
            long seed = random.nextLong();
            PriceHistory daily =
                    days(40 + random.nextInt(900), day -> new Random(seed + day).nextDouble() < share, units);
            if (daily.bars().size() >= 30) {
                QualityScore score = QualityScore.of(daily, START.plus(Duration.ofDays(1000)))
                        .orElseThrow();
                assertThat(score.total()).as("seed " + SEED + ", case " + i).isBetween(0.0, 1.0);
            }
        }
    }

    private static PriceHistory days(int count, IntPredicate present, double volume) {
        var random = new Random(SEED);
        var bars = new ArrayList<Bar>();
        double close = 100;
        for (int day = 0; day < count; day++) {
            close *= Math.exp(0.01 * random.nextGaussian());
            if (present.test(day)) {
                bars.add(new Bar(START.plus(Duration.ofDays(day)), close, close, close, close, volume));
            }
        }
        return new PriceHistory(BTC, Timeframe.D1, bars);
    }
}
