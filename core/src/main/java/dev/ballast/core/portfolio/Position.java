package dev.ballast.core.portfolio;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One holding at a price (ACC-3). Amounts in the book's currency, weights as fractions of equity.
///
/// Where no price is known `quote` is absent, `freshness` is MISSING and every figure that needs a price is zero, the
/// day's change missing; such a position is excluded from estimates and shown with the reason.
///
/// @param instrument the instrument
/// @param category its category
/// @param quantity held, > 0
/// @param averageCost cost of one unit with fees
/// @param quote the price used, if there is one
/// @param freshness how far that price can be trusted
/// @param value quantity × middle price × rate
/// @param weight value ÷ equity
/// @param unrealised value less cost
/// @param realised gain realised so far
/// @param dayChange change of the price since the last daily close, as a fraction, or why it is not known
public record Position(
        InstrumentId instrument,
        Category category,
        BigDecimal quantity,
        BigDecimal averageCost,
        @Nullable Quote quote,
        Freshness freshness,
        double value,
        double weight,
        double unrealised,
        double realised,
        Result<Double> dayChange) {

    /// Middle price in quote currency, if known.
    public Optional<Double> price() {
        return Optional.ofNullable(quote).map(Quote::mid);
    }
}
