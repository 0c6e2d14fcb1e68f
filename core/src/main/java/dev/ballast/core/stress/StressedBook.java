package dev.ballast.core.stress;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.CovarianceShares;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A book as the scenarios see it. Immutable.
///
/// @param equity in the book's currency, > 0 for a book with positions
/// @param weights of the open positions, fractions of equity; cash is what is left of 1
/// @param categories of the same instruments; one without is `OTHER`
/// @param covariance its volatilities and covariances, or why there are none
public record StressedBook(
        double equity,
        SortedMap<InstrumentId, Double> weights,
        SortedMap<InstrumentId, Category> categories,
        Result<CovarianceShares> covariance) {

    public StressedBook {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
        weights.forEach((instrument, weight) -> {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("weight of " + instrument + " must be finite, was " + weight);
            }
        });
    }

    Category category(InstrumentId instrument) {
        return categories.getOrDefault(instrument, Category.OTHER);
    }
}
