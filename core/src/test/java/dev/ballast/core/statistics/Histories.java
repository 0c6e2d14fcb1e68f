package dev.ballast.core.statistics;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Price histories for tests.
public final class Histories {

    public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private Histories() {}

    /// `COIN0-USD`, `COIN1-USD` … with one common factor and `days` closes each.
    public static Map<InstrumentId, PriceHistory> random(Random random, int coins, int days) {
        var closes = new double[coins][days];
        for (int coin = 0; coin < coins; coin++) {
            closes[coin][0] = 1 + 1000 * random.nextDouble();
        }
        for (int day = 1; day < days; day++) {
            double market = 0.02 * random.nextGaussian();
            for (int coin = 0; coin < coins; coin++) {
                closes[coin][day] =
                        closes[coin][day - 1] * Math.exp((coin % 3) * market + 0.02 * random.nextGaussian());
            }
        }
        var histories = new TreeMap<InstrumentId, PriceHistory>();
        for (int coin = 0; coin < coins; coin++) {
            PriceHistory history = daily("COIN" + coin + "-USD", 0, closes[coin]);
            histories.put(history.instrument(), history);
        }
        return histories;
    }

    /// Daily closes from `firstDay` days after START on; a NaN leaves a gap.
    public static PriceHistory daily(String symbol, int firstDay, double... closes) {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < closes.length; i++) {
            if (!Double.isNaN(closes[i])) {
                bars.add(Bar.ofClose(START.plus(Duration.ofDays(firstDay + i)), closes[i]));
            }
        }
        return new PriceHistory(InstrumentId.of(symbol), Timeframe.D1, List.copyOf(bars));
    }

    public static Map<InstrumentId, PriceHistory> of(PriceHistory... histories) {
        var byId = new TreeMap<InstrumentId, PriceHistory>();
        for (PriceHistory history : histories) {
            byId.put(history.instrument(), history);
        }
        return byId;
    }
}
