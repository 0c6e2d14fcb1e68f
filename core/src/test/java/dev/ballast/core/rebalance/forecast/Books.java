package dev.ballast.core.rebalance.forecast;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/// Books at given amounts, and models of a given covariance.
final class Books {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final Result<Double> NO_DAY = Result.missing("no day in this test");

    private Books() {}

    static Valuation valuation(Map<InstrumentId, Double> amounts, double cash) {
        double invested =
                amounts.values().stream().mapToDouble(Double::doubleValue).sum();
        double equity = invested + cash;
        List<Position> positions = new ArrayList<>();
        amounts.forEach((instrument, amount) -> positions.add(new Position(
                instrument,
                Category.OTHER,
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                Freshness.LIVE,
                amount,
                amount / equity,
                0,
                0,
                NO_DAY)));
        positions.sort(Comparator.comparing(Position::instrument));
        return new Valuation(BigDecimal.valueOf(cash), positions, equity, invested, NO_DAY, 0, 0);
    }

    /// @param instruments ascending
    /// @param volatilities annual
    /// @param correlation of every pair
    static PriceModel model(List<InstrumentId> instruments, double[] volatilities, double correlation) {
        int size = volatilities.length;
        var covariance = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance.set(i, j, (i == j ? 1 : correlation) * volatilities[i] * volatilities[j] / 365);
            }
        }
        return PriceModel.given(instruments, covariance, 30, AT, "given");
    }

    static List<InstrumentId> names(int count) {
        List<InstrumentId> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(InstrumentId.of("A%03d-USD".formatted(i)));
        }
        return names;
    }

    static Map<InstrumentId, Double> amounts(List<InstrumentId> names, double... amounts) {
        var map = new TreeMap<InstrumentId, Double>();
        for (int i = 0; i < amounts.length; i++) {
            map.put(names.get(i), amounts[i]);
        }
        return map;
    }
}
