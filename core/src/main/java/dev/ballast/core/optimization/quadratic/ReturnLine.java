package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Conflict;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answers of min ½wᵀSw − t mᵀw for t ≥ 0: the efficient frontier by its slope, on which every method that trades
/// risk for return has its answer. As long as the active set stays, w moves along a line in t.
///
/// A search finds t where a gauge that grows in t passes zero: a bracket, and within it the zero of the quadratic that
/// the gauge is on the current line. Each candidate is a solve of its own, from the last active set.
final class ReturnLine {

    /// Of the variance: how close to zero a gauge has to come.
    private static final double SETTLED = 1e-12;
    private static final int MOST_STEPS = 200;
    /// Of the variance, and of the largest one: a gauge that is no closer to zero when steps run out has no answer.
    private static final double NEAR = 1e-8;
    private static final double NOTHING = 1e-18;
    private static final double FURTHEST = 1e4;

    private final Problem problem;
    private final double[] reward;
    private final Formulation formulation;
    private final double[] base;
    private final double[] slope;
    private @Nullable ActiveSet last;
    private int iterations;
    private boolean ranOut;

    /// One answer on the line, and how it moves: dw/dt while the active set stays.
    static final class Point {

        private final double t;
        private final Answer answer;
        private final double[] weights;
        private final double[] direction;
        private final Formulation formulation;

        Point(double t, Answer answer, double[] weights, double[] direction, Formulation formulation) {
            this.t = t;
            this.answer = answer;
            this.weights = weights;
            this.direction = direction;
            this.formulation = formulation;
        }

        double t() {
            return t;
        }

        Answer answer() {
            return answer;
        }

        double[] weights() {
            return weights;
        }

        double[] direction() {
            return direction;
        }
    }

    /// Zero where the search ends; must grow with t.
    interface Gauge {

        double at(double t, double reward, double variance);
    }

    /// @param reward m, by asset
    ReturnLine(Problem problem, double[] reward) {
        this.problem = problem;
        this.reward = reward;
        formulation = Formulation.of(problem.risk(), new double[problem.size()], problem.constraints(), List.of());
        base = formulation.program().linear();
        slope = formulation.linearOf(reward);
    }

    Formulation formulation() {
        return formulation;
    }

    int iterations() {
        return iterations;
    }

    QuadraticProgram program(double t) {
        double[] linear = base.clone();
        for (int i = 0; i < linear.length; i++) {
            linear[i] += t * slope[i];
        }
        return formulation.program().withLinear(linear);
    }

    Point at(double t) {
        QuadraticProgram program = program(t);
        Answer answer = last == null ? QuadraticSolver.solve(program) : QuadraticSolver.solve(program, last);
        iterations += answer.iterations();
        if (answer.status() == Status.OPTIMAL) {
            last = answer.active();
        }
        double[] weights = formulation.weights(answer.point());
        return new Point(t, answer, weights, direction(program, answer), formulation);
    }

    private double[] direction(QuadraticProgram program, Answer answer) {
        var move = new double[program.size()];
        boolean singular = program.curvature().isSingular();
        QuadraticProgram strict = singular
                ? program.withCurvature(new RidgedCurvature(program.curvature(), 1e-9, 1), program.linear())
                : program;
        if (answer.status() == Status.OPTIMAL) {
            var prices = new double[program.rowCount()];
            ActiveEquations.of(strict, answer.active())
                    .ifPresent(equations -> equations.solve(slope, new double[prices.length], move, prices));
        }
        if (!formulation.isSplit()) {
            return move;
        }
        int size = problem.size();
        var direction = new double[size];
        for (int i = 0; i < size; i++) {
            direction[i] = move[i] - move[size + i];
        }
        return direction;
    }

    private double largestVariance() {
        double largest = 0;
        for (int i = 0; i < problem.size(); i++) {
            largest = Math.max(largest, problem.risk().variance(i));
        }
        return largest;
    }

    /// A step in t that matters: one at which risk and reward weigh about the same.
    double unit() {
        double most = 0;
        for (double value : reward) {
            most = Math.max(most, Math.abs(value));
        }
        double variance = largestVariance();
        return most > 0 && variance > 0 ? variance / most : 1;
    }

    double rewardOf(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += reward[i] * weights[i];
        }
        return sum;
    }

    double gauge(Gauge gauge, Point point) {
        return gauge.at(point.t(), rewardOf(point.weights()), problem.risk().varianceOf(point.weights()));
    }

    /// The point where the gauge is zero, from a point where it is not above. Ends at the far end of the line, where
    /// weights move no more, if the gauge stays below zero to there.
    Point search(Gauge gauge, Point from) {
        Point low = from;
        @Nullable Point high = null;
        double unit = unit();
        double next = 0.1 * unit;
        Point best = from;
        for (int step = 0; step < MOST_STEPS; step++) {
            double onLine = zeroOnLine(gauge, best, low.t(), high == null ? FURTHEST * unit : high.t());
            double candidate;
            // Every fourth step halves the bracket: lines alone might close in from one side only.
            if (!Double.isNaN(onLine) && (high == null || step % 4 != 3)) {
                candidate = onLine;
            } else if (high == null) {
                candidate = Math.max(next, 4 * low.t());
            } else {
                candidate = (low.t() + high.t()) / 2;
            }
            if (high == null && candidate > FURTHEST * unit) {
                return top(low);
            }
            Point point = at(candidate);
            if (point.answer().status() != Status.OPTIMAL) {
                return point;
            }
            double value = gauge(gauge, point);
            boolean settled = Math.abs(value) <= SETTLED * problem.risk().varianceOf(point.weights());
            best = point;
            if (settled) {
                return point;
            }
            if (value > 0) {
                high = point;
            } else {
                low = point;
            }
            if (high != null && high.t() - low.t() <= 1e-15 * high.t()) {
                return point;
            }
        }
        if (high == null) {
            // Steps along a line of hardly any slope, all of them below.
            return top(low);
        }
        double allowed = NEAR * problem.risk().varianceOf(best.weights()) + NOTHING * largestVariance();
        ranOut = !(Math.abs(gauge(gauge, best)) <= allowed);
        return best;
    }

    /// Whether the last search took all its steps and ended elsewhere.
    boolean ranOut() {
        return ranOut;
    }

    /// No answer, since the search ran out of steps.
    Solution unsettled(Point point, long begin) {
        return Solution.failed(
                Status.ITERATION_LIMIT,
                "the search along the frontier did not settle within " + MOST_STEPS + " steps",
                iterations,
                point.answer().residuals(),
                System.nanoTime() - begin);
    }

    /// The far end of the line: of all weights of the highest reward those of least variance. The last point where the
    /// reward has no highest value.
    private Point top(Point low) {
        Answer highest =
                QuadraticSolver.solve(formulation.program().withCurvature(new LinearCurvature(slope.length), slope));
        iterations += highest.iterations();
        if (highest.status() != Status.OPTIMAL) {
            return low;
        }
        double most = rewardOf(formulation.weights(highest.point()));
        double least = most - 1e-12 * Math.max(Math.abs(most), Math.abs(rewardOf(low.weights())));
        Formulation there = Formulation.of(
                problem.risk(),
                new double[problem.size()],
                problem.constraints(),
                List.of(LinearConstraint.between("highest reward", reward, least, Double.POSITIVE_INFINITY)));
        Answer answer = QuadraticSolver.solve(there.program());
        iterations += answer.iterations();
        if (answer.status() != Status.OPTIMAL) {
            return low;
        }
        double[] weights = there.weights(answer.point());
        return new Point(low.t(), answer, weights, new double[weights.length], there);
    }

    /// Where the gauge is zero if weights go on along the current line; NaN where that is not within the bracket.
    private double zeroOnLine(Gauge gauge, Point point, double low, double high) {
        double[] weights = point.weights();
        double[] direction = point.direction();
        double[] product = problem.risk().times(weights);
        double[] moved = problem.risk().times(direction);
        double constant = problem.risk().varianceOf(weights);
        double linear = 0;
        double square = 0;
        for (int i = 0; i < weights.length; i++) {
            linear += 2 * direction[i] * product[i];
            square += direction[i] * moved[i];
        }
        double rewardNow = rewardOf(weights);
        double rewardSlope = rewardOf(direction);
        if (square == 0 && rewardSlope == 0) {
            return Double.NaN;
        }
        double[] along = {constant, linear, square, rewardNow, rewardSlope};
        double left = low;
        double right = high;
        double t0 = point.t();
        double atLeft = value(gauge, along, t0, left);
        double atRight = value(gauge, along, t0, right);
        if (!(atLeft <= 0 && atRight >= 0)) {
            return Double.NaN;
        }
        // The gauge on the line costs a few operations: bisect to the last digit.
        for (int halving = 0; halving < 200 && right - left > 1e-16 * right; halving++) {
            double middle = left > 0 && right > 4 * left ? Math.sqrt(left * right) : (left + right) / 2;
            if (middle <= left || middle >= right) {
                break;
            }
            if (value(gauge, along, t0, middle) >= 0) {
                right = middle;
            } else {
                left = middle;
            }
        }
        return right;
    }

    private static double value(Gauge gauge, double[] along, double t0, double t) {
        double step = t - t0;
        return gauge.at(t, along[3] + along[4] * step, along[0] + step * (along[1] + step * along[2]));
    }

    /// The answer of a method at the end of a search.
    Solution solution(Point point, double objective, double scale, long begin) {
        if (point.answer().status() != Status.OPTIMAL) {
            return Solutions.failed(program(point.t()), point.answer(), iterations, begin);
        }
        return Solutions.optimal(point.formulation, point.answer(), objective, scale, iterations, begin);
    }

    /// A goal that no weights reach.
    Solution outOfReach(String goal, double by, long begin) {
        return Solution.infeasible(
                new Conflict(List.of(goal), List.of(new Conflict.Relaxation(goal, by))),
                iterations,
                System.nanoTime() - begin);
    }
}
