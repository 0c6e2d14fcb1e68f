package dev.ballast.core.execution;

import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.portfolio.CurrencyRates;
import java.time.Instant;
import java.util.OptionalDouble;

/// Under which conditions an order may be filled.
///
/// @param instrument gives the step of quantities
/// @param dailyVolume what usually trades in a day, in base currency, > 0; empty where it is not known
/// @param rates value of the quote currencies, written with the fill
/// @param freshness a price older than its stale limit is not traded on
/// @param priceGuard largest move of the price since approval, a fraction
/// @param now time of the fill
public record Conditions(
        Instrument instrument,
        OptionalDouble dailyVolume,
        CurrencyRates rates,
        FreshnessPolicy freshness,
        double priceGuard,
        Instant now) {}
