package dev.ballast.core.outcome;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.CurrencyRates;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Prices as they were known at a time: the close of the latest bar that had ended by then, in the book's currency.
final class PastPrices {

    private final Map<InstrumentId, PriceHistory> histories;
    private final CurrencyRates rates;
    private final Map<Instant, Map<InstrumentId, Double>> known = new ConcurrentHashMap<>();

    PastPrices(Map<InstrumentId, PriceHistory> histories, CurrencyRates rates) {
        this.histories = histories;
        this.rates = rates;
    }

    /// By instrument; one without a bar by then, or without a rate, is absent.
    Map<InstrumentId, Double> at(Instant time) {
        return known.computeIfAbsent(time, this::compute);
    }

    private Map<InstrumentId, Double> compute(Instant time) {
        var prices = new HashMap<InstrumentId, Double>();
        histories.forEach((instrument, history) -> {
            int ended = history.ended(time);
            if (ended > 0 && rates.knows(instrument.quote())) {
                prices.put(
                        instrument,
                        history.bars().get(ended - 1).close()
                                * rates.rate(instrument.quote()).doubleValue());
            }
        });
        return prices;
    }
}
