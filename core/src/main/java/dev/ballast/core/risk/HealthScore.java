package dev.ballast.core.risk;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration.OverLimit;
import dev.ballast.core.risk.Health.Deduction;
import dev.ballast.core.risk.Health.Kind;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// The health score (RSK-5): 100 less points per over-large position and category and for correlation.
///
/// Example: one over-large position, no category, average correlation 0.45 gives 100 − 15 − 10 = 75.
public final class HealthScore {

    private HealthScore() {}

    /// Scores a book.
    ///
    /// @param correlation of the held instruments; where missing, correlation costs nothing and the reason is kept
    public static Health of(
            Valuation valuation,
            Concentration concentration,
            Result<CorrelationMatrix> correlation,
            RiskPolicy policy) {
        var deductions = new ArrayList<Deduction>();
        for (OverLimit over : concentration.positions()) {
            add(deductions, overLimit(Kind.POSITION, over, policy.positionDeduction()));
        }
        for (OverLimit over : concentration.categories()) {
            add(deductions, overLimit(Kind.CATEGORY, over, policy.categoryDeduction()));
        }
        Result<Double> average = averageCorrelation(valuation, correlation);
        if (average instanceof Result.Known<Double>(Double value)) {
            add(deductions, correlated(value, policy));
        }
        double taken = deductions.stream().mapToDouble(Deduction::points).sum();
        double score = Math.clamp(100 - taken, 0.0, 100.0);
        return new Health(score, score > policy.healthyAbove(), deductions, average);
    }

    /// ρ̄ = Σ w(i) w(j) ρ(i,j) ÷ Σ w(i) w(j) over the pairs i < j of positions that have a price and a correlation.
    static Result<Double> averageCorrelation(Valuation valuation, Result<CorrelationMatrix> correlation) {
        List<Position> held = valuation.positions().stream()
                .filter(position -> position.weight() > 0)
                .toList();
        if (held.size() < 2) {
            return Result.missing("Fewer than two positions: there is no pair to correlate.");
        }
        return switch (correlation) {
            case Result.Missing<CorrelationMatrix>(String reason) -> Result.missing(reason);
            case Result.Known<CorrelationMatrix>(CorrelationMatrix matrix) -> average(held, matrix);
        };
    }

    private static Result<Double> average(List<Position> held, CorrelationMatrix matrix) {
        // Looked up once each, and plain arrays inside: with 500 positions there are 125,000 pairs, at every snapshot.
        var rowOf = new HashMap<InstrumentId, Integer>();
        for (InstrumentId instrument : matrix.instruments()) {
            rowOf.put(instrument, rowOf.size());
        }
        List<Position> known = held.stream()
                .filter(position -> rowOf.containsKey(position.instrument()))
                .toList();
        int[] rows = known.stream()
                .mapToInt(position -> rowOf.getOrDefault(position.instrument(), -1))
                .toArray();
        double[] weights = known.stream().mapToDouble(Position::weight).toArray();
        double weighted = 0;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < i; j++) {
                double pair = weights[i] * weights[j];
                weighted += pair * matrix.get(rows[i], rows[j]);
                total += pair;
            }
        }
        return total > 0
                ? Result.finite(weighted / total, "The average correlation")
                : Result.missing("Fewer than two positions have correlations: there is no pair to average.");
    }

    private static Deduction overLimit(Kind kind, OverLimit over, double points) {
        return new Deduction(
                kind,
                over.name(),
                points,
                over.name() + " is " + Percent.of(over.weight()) + " of equity, limit " + Percent.of(over.limit()));
    }

    private static Deduction correlated(double average, RiskPolicy policy) {
        double excess = Math.clamp((average - policy.correlationFloor()) / policy.correlationSpan(), 0.0, 1.0);
        return new Deduction(
                Kind.CORRELATION,
                "portfolio",
                policy.correlationDeduction() * excess,
                String.format(
                        Locale.ROOT,
                        "Average correlation of the positions is %.2f, free up to %.2f",
                        average,
                        policy.correlationFloor()));
    }

    private static void add(List<Deduction> deductions, Deduction deduction) {
        if (deduction.points() > 0) {
            deductions.add(deduction);
        }
    }
}
