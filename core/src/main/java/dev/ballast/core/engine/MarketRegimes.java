package dev.ballast.core.engine;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.regime.MarketSeries;
import dev.ballast.core.regime.RegimePolicy;
import dev.ballast.core.regime.RegimeView;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.Benchmark;
import dev.ballast.core.risk.series.DatedSeries;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.Returns;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The regime of the market that the stored histories make up: all instruments, equal weight.
final class MarketRegimes {

    /// Two trailing years: one to label, one to adapt to.
    private static final int YEARS = 2;

    /// Calm, ordinary and wild: with two, calm and rising markets can't be told apart.
    private static final int HIDDEN_STATES = 3;

    private MarketRegimes() {}

    /// Labels the market's days.
    static RegimeView of(Map<InstrumentId, PriceHistory> history, RegimePolicy policy) {
        return switch (prices(history, policy)) {
            case Result.Missing<AlignedPrices>(String reason) -> none("No regime yet: " + reason);
            case Result.Known<AlignedPrices>(AlignedPrices prices) -> {
                MarketSeries market = series(prices);
                yield RegimeView.of(market, policy, HIDDEN_STATES);
            }
        };
    }

    /// The same market as an index that starts at 1: what beta is measured against where no other benchmark is chosen.
    static Result<Benchmark> index(Map<InstrumentId, PriceHistory> history, RegimePolicy policy) {
        return prices(history, policy).map(prices -> {
            MarketSeries market = series(prices);
            var values = new double[market.size() + 1];
            values[0] = 1;
            double[] returns = market.returns();
            for (int row = 0; row < returns.length; row++) {
                values[row + 1] = values[row] * (1 + returns[row]);
            }
            return new Benchmark(market.name(), DatedSeries.of(prices.times(), values));
        });
    }

    private static MarketSeries series(AlignedPrices prices) {
        List<Instant> times = prices.times().subList(1, prices.times().size());
        return MarketSeries.equalWeight(times, Returns.simple(prices));
    }

    /// Instruments with less history than most are left out of the market.
    private static Result<AlignedPrices> prices(Map<InstrumentId, PriceHistory> history, RegimePolicy policy) {
        int[] returns = history.values().stream()
                .mapToInt(bars -> bars.bars().size() - 1)
                .filter(count -> count >= policy.trendWindow())
                .sorted()
                .toArray();
        if (returns.length == 0) {
            return Result.missing("no instrument has " + policy.trendWindow() + " daily returns.");
        }
        // As far back as three in four reach: one new coin does not shorten the market's past.
        int lookback = Math.min(YEARS * policy.year(), returns[returns.length / 4]);
        return AlignedPrices.of(history.keySet(), history, lookback);
    }

    static RegimeView none(String reason) {
        return new RegimeView(Result.missing(reason), Result.missing(reason));
    }
}
