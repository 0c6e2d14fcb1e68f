package dev.ballast.core.outcome;

import dev.ballast.core.result.Result;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Return and risk of one of the two books since a decision. Fractions.
///
/// Returns between points are (V − flows) ÷ V₀ − 1, flows at the end of their period.
///
/// @param totalReturn linked over all points
/// @param volatility annual, √periods · standard deviation (divisor T − 1) of the returns from midnight to midnight;
///     missing with fewer than two of them
/// @param drawdown deepest fall of linked wealth from its peak, ≥ 0
public record PathFigures(Result<Double> totalReturn, Result<Double> volatility, Result<Double> drawdown) {

    private static final int FEWEST_RETURNS = 2;

    /// Figures of one side of `points`, oldest first.
    static PathFigures of(List<OutcomePoint> points, ToDoubleFunction<OutcomePoint> side, int periodsPerYear) {
        double wealth = 1;
        double peak = 1;
        double deepest = 0;
        int daily = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 1; i < points.size(); i++) {
            double before = side.applyAsDouble(points.get(i - 1));
            if (!(before > 0)) {
                Result<Double> none = Result.missing("The book is worth " + before + " at "
                        + points.get(i - 1).time() + ".");
                return new PathFigures(none, none, none);
            }
            double value = (side.applyAsDouble(points.get(i)) - points.get(i).flows()) / before - 1;
            wealth *= 1 + value;
            peak = Math.max(peak, wealth);
            deepest = Math.max(deepest, 1 - wealth / peak);
            if (isMidnight(points.get(i - 1).time()) && isMidnight(points.get(i).time())) {
                daily++;
                double away = value - mean;
                mean += away / daily;
                squares += away * (value - mean);
            }
        }
        Result<Double> volatility = daily < FEWEST_RETURNS
                ? Result.missing("There are " + daily + " whole days since, " + FEWEST_RETURNS + " are needed.")
                : Result.finite(Math.sqrt(squares / (daily - 1) * periodsPerYear), "The volatility");
        return new PathFigures(
                Result.finite(wealth - 1, "The return"), volatility, Result.finite(deepest, "The drawdown"));
    }

    private static boolean isMidnight(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.DAYS));
    }
}
