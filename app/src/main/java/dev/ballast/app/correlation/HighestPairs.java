package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// What a matrix says about the pairs of a book.
final class HighestPairs {

    private HighestPairs() {}

    /// The highest correlations first; against a baseline the largest changes, either way.
    static List<CorrelationRow> of(Heat heat, Valuation valuation, PairLimit limit, int count) {
        var rows = new ArrayList<CorrelationRow>();
        List<InstrumentId> instruments = heat.order().stream().sorted().toList();
        for (int row = 0; row < instruments.size(); row++) {
            for (int column = row + 1; column < instruments.size(); column++) {
                var pair = new Pair(instruments.get(row), instruments.get(column));
                double correlation = heat.correlation(pair);
                OptionalDouble change = heat.isChange() ? OptionalDouble.of(heat.value(pair)) : OptionalDouble.empty();
                rows.add(new CorrelationRow(
                        pair, correlation, change, flag(pair, correlation, valuation::weight, limit)));
            }
        }
        ToDoubleFunction<CorrelationRow> size =
                heat.isChange() ? row -> Math.abs(row.change().orElse(0)) : CorrelationRow::correlation;
        rows.sort(Comparator.comparingDouble(size).reversed().thenComparing(row -> row.pair()
                .toString()));
        return List.copyOf(rows.subList(0, Math.min(count, rows.size())));
    }

    private static CorrelationRow.Flag flag(
            Pair pair, double correlation, ToDoubleFunction<InstrumentId> weight, PairLimit limit) {
        if (correlation <= limit.correlation()) {
            return CorrelationRow.Flag.NONE;
        }
        boolean major = weight.applyAsDouble(pair.first()) >= limit.majorWeight()
                && weight.applyAsDouble(pair.second()) >= limit.majorWeight();
        return major ? CorrelationRow.Flag.BREACH : CorrelationRow.Flag.HIGH;
    }

    /// Σ w(i) w(j) ρ(i,j) ÷ Σ w(i) w(j) over the pairs of held instruments in the matrix, as in the health score.
    static Result<Double> weightedAverage(CorrelationMatrix matrix, Valuation valuation) {
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < matrix.size(); row++) {
            double first = valuation.weight(matrix.instruments().get(row));
            for (int column = row + 1; column < matrix.size(); column++) {
                double product = first * valuation.weight(matrix.instruments().get(column));
                sum += product * matrix.get(row, column);
                weights += product;
            }
        }
        return weights > 0 ? Result.of(sum / weights) : Result.missing("No pair of held instruments is in the matrix");
    }
}
