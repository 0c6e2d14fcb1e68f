package dev.ballast.core.performance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import java.util.List;
import java.util.Map;

/// What a report of the book's performance is made from.
///
/// @param points valuations at the midnights, recomputed from the ledger, and the present one
/// @param ledger every entry
/// @param histories daily bars, for the benchmark
/// @param categories of the instruments
/// @param lots which lots a sale consumes
/// @param window of comparison, attribution and curve
/// @param benchmark to compare with
/// @param periodsPerYear days a year, 365 where the book trades every day
/// @param riskFree annual rate, a fraction
public record PerformanceRequest(
        List<EquityPoint> points,
        List<LedgerEntry> ledger,
        Map<InstrumentId, PriceHistory> histories,
        Map<InstrumentId, Category> categories,
        LotMethod lots,
        PerformanceWindow window,
        BenchmarkChoice benchmark,
        int periodsPerYear,
        double riskFree) {

    public PerformanceRequest {
        points = List.copyOf(points);
        ledger = List.copyOf(ledger);
        histories = Map.copyOf(histories);
        categories = Map.copyOf(categories);
    }
}
