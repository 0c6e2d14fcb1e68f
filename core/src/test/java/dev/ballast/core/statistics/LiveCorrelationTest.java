package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.statistics.CorrelationSettings.Estimator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Bar by bar is the same as all bars at once.
class LiveCorrelationTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final CorrelationSettings EWMA = new CorrelationSettings(Estimator.EWMA, 30, 0.94);

    @ParameterizedTest
    @EnumSource
    void barByBarEqualsTheBatchOnEveryTimeframe(Timeframe timeframe) {
        Map<InstrumentId, PriceHistory> all = histories(timeframe, 200, 12);
        var live = new LiveCorrelation();
        for (int end = 31; end <= 200; end++) {
            AlignedPrices prices = prices(all, end, 30);
            CorrelationMatrix batch = Correlations.estimate(prices, EWMA).orElseThrow();
            CorrelationMatrix followed = live.estimate(prices, EWMA).orElseThrow();
            assertThat(followed.convention()).isEqualTo(batch.convention());
            assertThat(followed.observations()).isEqualTo(batch.observations());
            assertThat(followed.to()).isEqualTo(batch.to());
            for (int i = 0; i < batch.size(); i++) {
                for (int j = 0; j < batch.size(); j++) {
                    assertThat(followed.get(i, j)).as("bar %d", end).isCloseTo(batch.get(i, j), within(1e-12));
                }
            }
        }
        assertThat(live.updates()).isEqualTo(169);
        assertThat(live.estimates()).isEqualTo(1);
    }

    @Test
    void whateverElseChangesIsEstimatedAnew() {
        Map<InstrumentId, PriceHistory> all = histories(Timeframe.D1, 200, 4);
        var live = new LiveCorrelation();
        live.estimate(prices(all, 100, 30), EWMA);
        live.estimate(prices(all, 100, 30), EWMA);
        assertThat(live.estimates()).as("the same question").isEqualTo(1);
        live.estimate(prices(all, 102, 30), EWMA);
        assertThat(live.estimates()).as("two bars came").isEqualTo(2);
        live.estimate(prices(all, 102, 40), EWMA);
        assertThat(live.estimates()).as("another lookback").isEqualTo(3);
        live.estimate(prices(all, 103, 40), new CorrelationSettings(Estimator.EWMA, 40, 0.9));
        assertThat(live.estimates()).as("another decay").isEqualTo(4);
        all.remove(all.keySet().iterator().next());
        live.estimate(prices(all, 104, 40), new CorrelationSettings(Estimator.EWMA, 40, 0.9));
        assertThat(live.estimates()).as("an instrument less").isEqualTo(5);

        // A bar in the middle was corrected as the next one came.
        InstrumentId first = all.keySet().iterator().next();
        List<Bar> bars = new ArrayList<>(all.getOrDefault(first, empty(first)).bars());
        bars.set(90, Bar.ofClose(bars.get(90).openTime(), bars.get(90).close() * 1.01));
        all.put(first, new PriceHistory(first, Timeframe.D1, bars));
        var settings = new CorrelationSettings(Estimator.EWMA, 40, 0.9);
        AlignedPrices corrected = prices(all, 105, 40);
        assertThat(live.estimate(corrected, settings).orElseThrow().get(0, 1))
                .isCloseTo(
                        Correlations.estimate(corrected, settings).orElseThrow().get(0, 1), within(1e-12));
        assertThat(live.estimates()).isEqualTo(6);
        assertThat(live.updates()).isZero();
    }

    /// Outliers that leave the window would take their digits along.
    @Test
    void theWindowEqualsTheBatchWhateverGoesOut() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            int assets = 1 + random.nextInt(6);
            int length = 2 + random.nextInt(40);
            Decay decay = Decay.ofLambda(random.nextDouble(0.5, 0.9999));
            DMatrixRMaj rows = new DMatrixRMaj(length + 300, assets);
            for (int i = 0; i < rows.data.length; i++) {
                double size = random.nextInt(50) == 0 ? Math.pow(10, random.nextInt(7)) : 1;
                rows.data[i] = 0.01 * size * random.nextGaussian();
            }
            WindowedCovariance window = WindowedCovariance.of(part(rows, 0, length), decay);
            var known = new DMatrixRMaj(assets, assets);
            for (int end = length; end < rows.numRows; end++) {
                DMatrixRMaj now = part(rows, end - length + 1, end + 1);
                assertThat(window.isFollowedBy(now)).isTrue();
                window.update(Arrays.copyOfRange(rows.data, end * assets, (end + 1) * assets));
                assertThat(window.isOf(now)).isTrue();
                if (end % 7 != 0) {
                    continue;
                }
                window.copyTo(known);
                CovarianceEstimate batch = Covariance.exponential(now, decay);
                for (int i = 0; i < assets; i++) {
                    for (int j = 0; j < assets; j++) {
                        double scale = Math.sqrt(batch.get(i, i) * batch.get(j, j));
                        assertThat(known.get(i, j))
                                .as("seed %d, row %d", seed, end)
                                .isCloseTo(batch.get(i, j), within(1e-12 * scale));
                    }
                }
            }
        }
    }

    @Test
    void ordinaryReturnsNeedNoSecondSum() {
        DMatrixRMaj rows = Samplers.returns(new SplittableRandom(3), 5_000, 4);
        WindowedCovariance window = WindowedCovariance.of(part(rows, 0, 30), Decay.ofLambda(0.94));
        for (int end = 30; end < rows.numRows; end++) {
            window.update(Arrays.copyOfRange(rows.data, end * 4, (end + 1) * 4));
        }
        assertThat(window.rebuilt()).as("one bar in a hundred at most").isLessThan(50);
        assertThatThrownBy(() -> window.update(new double[] {1, 2, 3, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> window.update(new double[3])).hasMessage("a row needs 4 returns, was 3");
        assertThat(window.isOf(part(rows, 4_970, 5_000)))
                .as("refused rows change nothing")
                .isTrue();
    }

    private static DMatrixRMaj part(DMatrixRMaj rows, int from, int to) {
        return DMatrixRMaj.wrap(
                to - from, rows.numCols, Arrays.copyOfRange(rows.data, from * rows.numCols, to * rows.numCols));
    }

    private static AlignedPrices prices(Map<InstrumentId, PriceHistory> all, int bars, int lookback) {
        var known = new TreeMap<InstrumentId, PriceHistory>();
        all.forEach((id, history) -> known.put(
                id, new PriceHistory(id, history.timeframe(), history.bars().subList(0, bars))));
        return AlignedPrices.of(known.keySet(), known, lookback).orElseThrow();
    }

    private static PriceHistory empty(InstrumentId id) {
        return new PriceHistory(id, Timeframe.D1, List.of());
    }

    private static Map<InstrumentId, PriceHistory> histories(Timeframe timeframe, int bars, int instruments) {
        var random = new SplittableRandom(8);
        var prices = new double[instruments];
        Arrays.fill(prices, 100);
        var series = new ArrayList<List<Bar>>();
        for (int i = 0; i < instruments; i++) {
            series.add(new ArrayList<>());
        }
        for (int bar = 0; bar < bars; bar++) {
            double market = 0.02 * random.nextGaussian();
            for (int i = 0; i < instruments; i++) {
                prices[i] *= Math.exp(market + 0.02 * random.nextGaussian());
                series.get(i).add(Bar.ofClose(START.plus(timeframe.length().multipliedBy(bar)), prices[i]));
            }
        }
        var histories = new TreeMap<InstrumentId, PriceHistory>();
        for (int i = 0; i < instruments; i++) {
            InstrumentId id = InstrumentId.of("A" + i + "-USD");
            histories.put(id, new PriceHistory(id, timeframe, series.get(i)));
        }
        return histories;
    }
}
