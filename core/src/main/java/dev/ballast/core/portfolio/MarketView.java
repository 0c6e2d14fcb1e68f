package dev.ballast.core.portfolio;

import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import java.time.Instant;
import java.util.Map;

/// Everything about the market that a valuation needs, at one moment. Immutable.
///
/// @param instruments what is known of each instrument
/// @param quotes latest quotes
/// @param previousCloses last daily closes in quote currency, behind the day change
/// @param rates value of the quote currencies
/// @param freshness when a price counts as stale
/// @param now the moment
public record MarketView(
        Map<InstrumentId, Instrument> instruments,
        Map<InstrumentId, Quote> quotes,
        Map<InstrumentId, Double> previousCloses,
        CurrencyRates rates,
        FreshnessPolicy freshness,
        Instant now) {

    public MarketView {
        instruments = Map.copyOf(instruments);
        quotes = Map.copyOf(quotes);
        previousCloses = Map.copyOf(previousCloses);
    }

    /// `book` at these prices.
    public Valuation value(Book book) {
        return Valuer.value(book, instruments, quotes, previousCloses, rates, freshness, now);
    }
}
