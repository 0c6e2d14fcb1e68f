package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.regime.RegimePolicy;
import dev.ballast.core.regime.RegimeView;
import dev.ballast.core.risk.report.Benchmark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarketRegimesTest {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAYS = 500;

    @Test
    void aMarketThatRisesEveryDayIsABull() {
        RegimeView view = MarketRegimes.of(histories(0.01), RegimePolicy.DAILY_CRYPTO);

        assertThat(view.rules().orElseThrow().regime()).isEqualTo(MarketRegime.BULL);
        assertThat(view.hidden().orElseThrow().observations()).isEqualTo(DAYS - 1);
    }

    @Test
    void aMarketThatFallsEveryDayIsABear() {
        RegimeView view = MarketRegimes.of(histories(-0.01), RegimePolicy.DAILY_CRYPTO);

        assertThat(view.rules().orElseThrow().regime()).isEqualTo(MarketRegime.BEAR);
    }

    @Test
    void theIndexIsTheLinkedMeanOfTheReturns() {
        Map<InstrumentId, PriceHistory> histories = histories(0.001);

        Benchmark index =
                MarketRegimes.index(histories, RegimePolicy.DAILY_CRYPTO).orElseThrow();

        assertThat(index.prices().size()).isEqualTo(DAYS);
        assertThat(index.prices().value(0)).isEqualTo(1);
        double mean = histories.values().stream()
                .mapToDouble(
                        bars -> bars.bars().get(1).close() / bars.bars().get(0).close() - 1)
                .average()
                .orElseThrow();
        assertThat(index.prices().value(1)).isCloseTo(1 + mean, within(1e-12));
    }

    /// Four coins with a drift a day and a little noise of their own.
    private static Map<InstrumentId, PriceHistory> histories(double drift) {
        var histories = new TreeMap<InstrumentId, PriceHistory>();
        for (int coin = 0; coin < 4; coin++) {
            InstrumentId id = InstrumentId.of("C" + coin + "-USD");
            var random = new Random(coin);
            var bars = new ArrayList<Bar>();
            double close = 100;
            for (int day = 0; day < DAYS; day++) {
                close *= Math.exp(drift + 0.01 * random.nextGaussian());
                bars.add(Bar.ofClose(FIRST.plus(Duration.ofDays(day)), close));
            }
            histories.put(id, new PriceHistory(id, Timeframe.D1, bars));
        }
        return histories;
    }
}
