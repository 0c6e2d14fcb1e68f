package dev.ballast.core.risk.report;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.series.DatedSeries;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a risk report is made from. Prices and weights are enough; the rest may be missing with a reason.
///
/// @param prices of the instruments, or why there are none
/// @param weights fractions of equity; what is left of 1 is cash, more than 1 is borrowed
/// @param categories of the instruments; [Category#OTHER] where one is absent
/// @param benchmark for beta
/// @param positions prices, stops, volumes
/// @param equity value of the book in its currency
/// @param equityCurve the book's own past with deposits and withdrawals taken out
/// @param regime of the market; without one the limits stay as they are
/// @param settings confidence, horizons, lookback
/// @param policy limits
public record RiskRequest(
        Result<PriceSample> prices,
        SortedMap<InstrumentId, Double> weights,
        Map<InstrumentId, Category> categories,
        Result<Benchmark> benchmark,
        Result<List<HeldPosition>> positions,
        Result<Double> equity,
        Result<DatedSeries> equityCurve,
        Optional<MarketRegime> regime,
        RiskSettings settings,
        RiskPolicy policy) {

    public RiskRequest {
        weights.forEach((instrument, weight) -> {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("weight of " + instrument + " must be finite, was " + weight);
            }
        });
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        categories = Map.copyOf(categories);
    }

    /// Prices and weights alone, as from two files: whatever needs a book is missing.
    public static RiskRequest of(
            PriceSample prices, SortedMap<InstrumentId, Double> weights, RiskSettings settings, RiskPolicy policy) {
        String noBook = "There is no book, only prices and weights.";
        return new RiskRequest(
                Result.of(prices),
                weights,
                Map.of(),
                Result.missing("No benchmark was given."),
                Result.missing(noBook),
                Result.missing(noBook),
                Result.missing(noBook),
                Optional.empty(),
                settings,
                policy);
    }

    /// The same weight for each instrument of a sample, summing to 1.
    public static SortedMap<InstrumentId, Double> equalWeights(PriceSample prices) {
        var weights = new TreeMap<InstrumentId, Double>();
        prices.instruments()
                .forEach(instrument ->
                        weights.put(instrument, 1.0 / prices.instruments().size()));
        return weights;
    }

    /// The same with another benchmark.
    public RiskRequest withBenchmark(Benchmark other) {
        return new RiskRequest(
                prices,
                weights,
                categories,
                Result.of(other),
                positions,
                equity,
                equityCurve,
                regime,
                settings,
                policy);
    }
}
