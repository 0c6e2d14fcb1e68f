package dev.ballast.app.cli;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Weights as a book that is worth 1, so that they pass through the same rules as the trader's.
final class UnitBook {

    private static final Result<Double> NO_DAY = Result.missing("Weights have no day's change.");

    private UnitBook() {}

    static Valuation of(SortedMap<InstrumentId, Double> weights, Map<InstrumentId, Category> categories) {
        List<Position> positions = weights.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> position(
                        entry.getKey(), entry.getValue(), categories.getOrDefault(entry.getKey(), Category.OTHER)))
                .toList();
        double invested = positions.stream().mapToDouble(Position::value).sum();
        return new Valuation(BigDecimal.valueOf(1 - invested), positions, 1, invested, NO_DAY, 0, 0);
    }

    private static Position position(InstrumentId instrument, double weight, Category category) {
        return new Position(
                instrument,
                category,
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                Freshness.LIVE,
                weight,
                weight,
                0,
                0,
                NO_DAY);
    }
}
