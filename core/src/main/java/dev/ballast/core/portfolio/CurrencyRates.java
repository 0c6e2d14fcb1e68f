package dev.ballast.core.portfolio;

import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// What one unit of each cash currency is worth in the book's currency, which is the US dollar.
///
/// USD, USDT and USDC count as par unless the trader sets a rate. Immutable.
///
/// @param rates value of one unit in USD by currency, each > 0
public record CurrencyRates(Map<String, BigDecimal> rates) {

    /// The currency in which a book is kept.
    public static final String BASE = "USD";

    public static final CurrencyRates PAR =
            new CurrencyRates(Map.of(BASE, BigDecimal.ONE, "USDT", BigDecimal.ONE, "USDC", BigDecimal.ONE));

    public CurrencyRates {
        rates.forEach((currency, rate) -> {
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException("rate of " + currency + " must be > 0, was " + rate);
            }
        });
        if (BigDecimal.ONE.compareTo(rates.getOrDefault(BASE, BigDecimal.ZERO)) != 0) {
            throw new IllegalArgumentException("rate of " + BASE + " is 1 by definition, was " + rates.get(BASE));
        }
        rates = Map.copyOf(rates);
    }

    public boolean knows(String currency) {
        return rates.containsKey(currency);
    }

    /// The rate of `currency`, or `RefusedException` with `UNKNOWN_CURRENCY`.
    public BigDecimal rate(String currency) {
        BigDecimal rate = rates.get(currency);
        if (rate == null) {
            throw new RefusedException(Refusal.of(
                            RefusalCode.UNKNOWN_CURRENCY,
                            "No rate of " + currency + " to " + BASE
                                    + " is known; set one with: ballast policy set rate." + currency + " VALUE")
                    .with("currency", currency));
        }
        return rate;
    }

    public CurrencyRates with(String currency, BigDecimal rate) {
        var more = new TreeMap<>(rates);
        more.put(currency, rate);
        return new CurrencyRates(more);
    }
}
