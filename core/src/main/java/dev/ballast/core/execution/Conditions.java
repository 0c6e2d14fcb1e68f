package dev.ballast.core.execution;

import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.portfolio.CurrencyRates;
import java.time.Instant;

/// Under which conditions an order may be filled.
///
/// @param rates value of the quote currencies, written with the fill
/// @param freshness a price older than its stale limit is not traded on
/// @param priceGuard largest move of the price since approval, a fraction
/// @param now time of the fill
public record Conditions(CurrencyRates rates, FreshnessPolicy freshness, double priceGuard, Instant now) {}
