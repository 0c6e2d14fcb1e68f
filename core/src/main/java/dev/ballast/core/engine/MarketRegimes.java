package dev.ballast.core.engine;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.regime.MarketSeries;
import dev.ballast.core.regime.RegimePolicy;
import dev.ballast.core.regime.RegimeView;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.Returns;
import java.util.List;
import java.util.Map;

/// The regime of the market that the stored histories make up: all instruments, equal weight.
final class MarketRegimes {

    /// Two trailing years: one to label, one to adapt to.
    private static final int YEARS = 2;

    /// Calm, ordinary and wild: with two, calm and rising markets can't be told apart.
    private static final int HIDDEN_STATES = 3;

    private MarketRegimes() {}

    /// Labels the market's days; instruments with less history than most are left out of the market.
    static RegimeView of(Map<InstrumentId, PriceHistory> history, RegimePolicy policy) {
        int[] returns = history.values().stream()
                .mapToInt(bars -> bars.bars().size() - 1)
                .filter(count -> count >= policy.trendWindow())
                .sorted()
                .toArray();
        if (returns.length == 0) {
            return none("No regime yet: no instrument has " + policy.trendWindow() + " daily returns.");
        }
        // As far back as three in four reach: one new coin does not shorten the market's past.
        int lookback = Math.min(YEARS * policy.year(), returns[returns.length / 4]);
        return switch (AlignedPrices.of(history.keySet(), history, lookback)) {
            case Result.Missing<AlignedPrices>(String reason) -> none(reason);
            case Result.Known<AlignedPrices>(AlignedPrices prices) -> label(prices, policy);
        };
    }

    private static RegimeView label(AlignedPrices prices, RegimePolicy policy) {
        List<java.time.Instant> times = prices.times().subList(1, prices.times().size());
        MarketSeries market = MarketSeries.equalWeight(times, Returns.simple(prices));
        return RegimeView.of(market, policy, HIDDEN_STATES);
    }

    static RegimeView none(String reason) {
        return new RegimeView(Result.missing(reason), Result.missing(reason));
    }
}
