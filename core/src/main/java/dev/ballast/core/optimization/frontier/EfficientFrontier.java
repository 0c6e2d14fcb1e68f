package dev.ballast.core.optimization.frontier;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.quadratic.CriticalLine;
import dev.ballast.core.optimization.quadratic.CriticalLine.Trace;
import dev.ballast.core.optimization.quadratic.CriticalLine.Turn;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;

/// The whole efficient frontier under all constraints of a problem, from least variance to highest return. Immutable.
///
/// Between two turning points weights are linear in the expected return and variance is a parabola in it, so that any
/// point is exact, and a frontier is its turning points. Where nothing bounds short positions the last piece has no
/// end.
public final class EfficientFrontier {

    private final Problem problem;
    private final List<FrontierPoint> turns;
    private final double[] beyond;
    private final int iterations;

    private EfficientFrontier(Problem problem, List<FrontierPoint> turns, double[] beyond, int iterations) {
        this.problem = problem;
        this.turns = turns;
        this.beyond = beyond;
        this.iterations = iterations;
    }

    /// Traces the frontier; missing, with the reason, where the problem has no weights at all.
    public static Result<EfficientFrontier> of(Problem problem) {
        Trace trace = CriticalLine.of(problem);
        if (!trace.failure().isEmpty()) {
            return Result.missing(trace.failure().getFirst().reason());
        }
        var turns = new ArrayList<FrontierPoint>();
        for (Turn turn : trace.turns()) {
            FrontierPoint point = point(problem, array(turn.weights()), turn.slope());
            // Turning points at which nothing has moved add nothing.
            if (turns.isEmpty() || point.expectedReturn() > turns.getLast().expectedReturn()) {
                turns.add(point);
            }
        }
        return Result.of(
                new EfficientFrontier(problem, List.copyOf(turns), array(trace.direction()), trace.iterations()));
    }

    /// Turning points from least variance up: where an asset enters, leaves or meets a bound.
    public List<FrontierPoint> turningPoints() {
        return turns;
    }

    public FrontierPoint minimumVariance() {
        return turns.getFirst();
    }

    /// The last turning point: the highest return where [#isBounded()], else where the last piece begins.
    public FrontierPoint last() {
        return turns.getLast();
    }

    /// Whether there is a highest return.
    public boolean isBounded() {
        return !(problem.returnOf(beyond) > 0);
    }

    /// Steps of the algorithm.
    public int iterations() {
        return iterations;
    }

    /// The book of least variance at a return; missing outside the frontier's range.
    public Result<FrontierPoint> atReturn(double target) {
        double low = minimumVariance().expectedReturn();
        double high = last().expectedReturn();
        double slack = 1e-12 * Math.max(Math.abs(low), Math.abs(high));
        boolean reached = target >= low - slack && target < Double.POSITIVE_INFINITY;
        if (!reached || (isBounded() && target > high + slack)) {
            return Result.missing("return " + target + " lies outside the frontier, which runs from " + low + " to "
                    + (isBounded() ? high : "no end"));
        }
        if (target >= high) {
            double rate = problem.returnOf(beyond);
            return Result.of(rate > 0 ? ahead((target - high) / rate) : last());
        }
        int above = 0;
        while (turns.get(above).expectedReturn() <= target) {
            above++;
        }
        if (above == 0) {
            return Result.of(minimumVariance());
        }
        FrontierPoint from = turns.get(above - 1);
        FrontierPoint to = turns.get(above);
        double share = (target - from.expectedReturn()) / (to.expectedReturn() - from.expectedReturn());
        return Result.of(between(from, to, share));
    }

    /// The book of the highest return at a volatility: the frontier's own end where that is below the target, missing
    /// where the target is below the least volatility.
    public Result<FrontierPoint> atVolatility(double target) {
        double least = minimumVariance().volatility();
        if (!(target >= least * (1 - 1e-12)) || Double.isInfinite(target)) {
            return Result.missing("volatility " + target + " is below the least one, " + least);
        }
        int above = 0;
        while (above < turns.size() && turns.get(above).volatility() <= target) {
            above++;
        }
        if (above == 0) {
            return Result.of(minimumVariance());
        }
        FrontierPoint from = turns.get(above - 1);
        if (above == turns.size()) {
            return Result.of(
                    isBounded()
                            ? from
                            : ahead(FrontierPiece.of(problem, from, beyond).atVolatility(target)));
        }
        FrontierPoint to = turns.get(above);
        double share = FrontierPiece.between(problem, from, to).atVolatility(target);
        return Result.of(between(from, to, Math.min(share, 1)));
    }

    /// The book of the highest (μᵀw − rf) ÷ volatility; missing where no book earns more than `riskFree`, where some
    /// does so without risk, or where the ratio grows without end.
    public Result<FrontierPoint> maximumSharpe(double riskFree) {
        if (!(last().expectedReturn() > riskFree) && isBounded()) {
            return Result.missing("no book earns more than the risk-free rate " + riskFree);
        }
        for (int i = 0; i + 1 < turns.size(); i++) {
            FrontierPoint from = turns.get(i);
            FrontierPoint to = turns.get(i + 1);
            if (to.slope() * (to.expectedReturn() - riskFree) >= to.volatility() * to.volatility()) {
                double share = FrontierPiece.between(problem, from, to).tangency(riskFree);
                return positiveRisk(between(from, to, Math.min(share, 1)));
            }
        }
        if (isBounded()) {
            return positiveRisk(last());
        }
        double step = FrontierPiece.of(problem, last(), beyond).tangency(riskFree);
        return Double.isFinite(step)
                ? positiveRisk(ahead(step))
                : Result.missing("the ratio grows with leverage without end");
    }

    /// Books at equally spaced returns from least variance to the highest return, both included. Missing where there is
    /// no highest return.
    ///
    /// @param count ≥ 2
    public Result<List<FrontierPoint>> points(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("count must be >= 2, was " + count);
        }
        if (!isBounded()) {
            return Result.missing("the frontier has no end: short positions are not bounded");
        }
        double low = minimumVariance().expectedReturn();
        double high = last().expectedReturn();
        var points = new ArrayList<FrontierPoint>();
        for (int i = 0; i < count; i++) {
            double target = i == count - 1 ? high : low + (high - low) * i / (count - 1);
            points.add(atReturn(target).orElseThrow());
        }
        return Result.of(List.copyOf(points));
    }

    private static Result<FrontierPoint> positiveRisk(FrontierPoint point) {
        return point.volatility() > 0 ? Result.of(point) : Result.missing("a book without risk earns more");
    }

    private FrontierPoint between(FrontierPoint from, FrontierPoint to, double share) {
        double[] weights = from.weightArray();
        double[] ends = to.weightArray();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = share == 1 ? ends[i] : weights[i] + share * (ends[i] - weights[i]);
        }
        return point(problem, weights, from.slope() + share * (to.slope() - from.slope()));
    }

    private FrontierPoint ahead(double step) {
        double[] weights = last().weightArray();
        for (int i = 0; i < weights.length; i++) {
            weights[i] += step * beyond[i];
        }
        return point(problem, weights, last().slope() + step);
    }

    private static FrontierPoint point(Problem problem, double[] weights, double slope) {
        var list = new ArrayList<Double>(weights.length);
        for (double weight : weights) {
            list.add(weight);
        }
        return new FrontierPoint(list, problem.returnOf(weights), problem.risk().volatilityOf(weights), slope);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
