package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The critical line algorithm (Markowitz 1956; Markowitz and Todd 2000, chapter 8) from minimum variance upwards, with
/// bounds and linear limits: between two turning points the active set stays and weights move along a line in
/// t = ∂(variance ÷ 2) ÷ ∂return. One factorisation of the free variables a turning point.
///
/// Ties, where several variables turn at once, are left to the exact solver a hair further on. Where S is singular, a
/// ridge of 1e-8 of each variance picks among books of equal risk and return.
public final class CriticalLine {

    private static final double RIDGE = 1e-8;
    private static final double NOISE = 1e-10;
    private static final double ROUNDING = 1e-14;
    private static final double FURTHEST = 1e7;
    private static final double HAIR = 1e-9;
    private static final double TOLERANCE = 1e-10;

    private final ReturnLine line;
    private final Formulation formulation;
    private final QuadraticProgram program;
    private final double unit;
    private final double[] slope;
    private final ReducedSystem system;
    private final double[] base;
    private final double[] move;
    private double[] baseReduced = new double[0];
    private double[] moveReduced = new double[0];
    private final double[] baseMultipliers;
    private final double[] targets;
    private final double[] moveMultipliers;
    private final List<Turn> turns = new ArrayList<>();
    private int iterations;
    private boolean endless;

    /// A turning point.
    ///
    /// @param slope t, from 0 at minimum variance
    /// @param weights by asset; shared
    public record Turn(double slope, List<Double> weights) {}

    /// The whole line.
    ///
    /// @param turns from minimum variance up; empty where there is no frontier
    /// @param direction ∂w ÷ ∂t beyond the last one: zero where return has its maximum there
    /// @param failure why there is no frontier; empty where there is
    public record Trace(List<Turn> turns, List<Double> direction, int iterations, List<Solution> failure) {}

    private CriticalLine(Problem problem) {
        line = new ReturnLine(problem, problem.expectedReturns());
        formulation = line.formulation();
        Curvature curvature = formulation.program().curvature();
        program = curvature.isSingular()
                ? formulation
                        .program()
                        .withCurvature(
                                new RidgedCurvature(curvature, RIDGE, 1),
                                formulation.program().linear())
                : formulation.program();
        unit = line.unit();
        slope = formulation.linearOf(problem.expectedReturns());
        system = new ReducedSystem(program);
        base = new double[program.size()];
        move = new double[program.size()];
        baseMultipliers = new double[program.rowCount()];
        targets = new double[program.rowCount()];
        moveMultipliers = new double[program.rowCount()];
    }

    /// Every turning point of a problem's frontier.
    public static Trace of(Problem problem) {
        return new CriticalLine(problem).trace();
    }

    private Trace trace() {
        long begin = System.nanoTime();
        Answer start = QuadraticSolver.solve(program);
        iterations = start.iterations();
        if (start.status() != Status.OPTIMAL) {
            return failed(Solutions.failed(program, start, iterations, begin));
        }
        ActiveSet set = start.active().copy();
        double t = 0;
        if (!follow(set) || (!holds(set, 0) && !holds(set, HAIR * unit))) {
            @Nullable ActiveSet nudged = resolve(HAIR * unit, set);
            if (nudged == null) {
                return failed(unfinished(begin));
            }
            set = nudged;
        }
        record(0, start.point());
        int limit = 200 + 40 * (program.size() + program.rowCount());
        for (int step = 0; step < limit; step++) {
            iterations++;
            double next = nextTurn(set, t);
            if (Double.isInfinite(next)) {
                return new Trace(List.copyOf(turns), direction(), iterations, List.of());
            }
            record(next, at(next, set));
            ActiveSet turned = set.copy();
            turn(turned, next);
            t = next;
            boolean simple = !turned.sameAs(set) && follow(turned);
            if (simple) {
                double after = nextTurn(turned, t);
                double probe = Double.isInfinite(after) ? 2 * t + unit : (t + after) / 2;
                simple = after > t + TOLERANCE * (t + unit) && holds(turned, probe);
            }
            if (!simple) {
                double ahead = t + HAIR * (t + unit);
                @Nullable ActiveSet solved = resolve(ahead, turned);
                if (solved == null) {
                    return failed(unfinished(begin));
                }
                turned = solved;
                t = ahead;
            }
            set = turned;
        }
        return failed(unfinished(begin));
    }

    private Trace failed(Solution solution) {
        return new Trace(List.of(), List.of(), iterations, List.of(solution));
    }

    private Solution unfinished(long begin) {
        return Solution.failed(
                Status.ITERATION_LIMIT,
                "the critical line stopped after " + iterations + " turning points",
                iterations,
                new dev.ballast.core.optimization.Residuals(0, 0),
                System.nanoTime() - begin);
    }

    /// Solves at t from a guess and takes up the line there; null where that fails.
    private @Nullable ActiveSet resolve(double t, ActiveSet guess) {
        var linear = new double[program.size()];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = program.linear()[i] + t * slope[i];
        }
        QuadraticProgram there = program.withLinear(linear);
        Answer answer = QuadraticSolver.solve(there, guess);
        iterations += answer.iterations();
        ActiveSet found = answer.active().copy();
        return answer.status() == Status.OPTIMAL && follow(found) ? found : null;
    }

    private void record(double t, double[] point) {
        double[] weights = formulation.weights(point);
        var list = new ArrayList<Double>(weights.length);
        for (double weight : weights) {
            list.add(weight);
        }
        turns.add(new Turn(t, List.copyOf(list)));
    }

    private List<Double> direction() {
        var list = new ArrayList<Double>();
        int size = formulation.isSplit() ? move.length / 2 : move.length;
        for (int i = 0; i < size; i++) {
            double change = formulation.isSplit() ? move[i] - move[size + i] : move[i];
            list.add(endless ? change : 0.0);
        }
        return List.copyOf(list);
    }

    private double[] at(double t, ActiveSet set) {
        // Solved afresh: the sum of two large numbers would carry their rounding.
        var linear = new double[base.length];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = program.linear()[i] + t * slope[i];
        }
        if (formulation.program().curvature().isSingular()) {
            Answer answer = QuadraticSolver.solve(program.withLinear(linear), set);
            if (answer.status() == Status.OPTIMAL) {
                return answer.point();
            }
        }
        double[] point = base.clone();
        var multipliers = new double[program.rowCount()];
        solved(set, linear, targets, point, multipliers);
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.min(Math.max(point[i], program.lower()[i]), program.upper()[i]);
        }
        return point;
    }

    /// Takes up the line of an active set; false where its system is singular.
    private boolean follow(ActiveSet set) {
        if (!system.factor(set)) {
            return false;
        }
        for (int r = 0; r < targets.length; r++) {
            targets[r] = set.rows[r] == ActiveSet.UPPER ? program.rowUpper()[r] : program.rowLower()[r];
        }
        for (int i = 0; i < base.length; i++) {
            move[i] = 0;
            base[i] = switch (set.variables[i]) {
                case ActiveSet.LOWER -> program.lower()[i];
                case ActiveSet.UPPER -> program.upper()[i];
                default -> 0;
            };
        }
        baseReduced = solved(set, program.linear(), targets, base, baseMultipliers);
        moveReduced = solved(set, slope, new double[targets.length], move, moveMultipliers);
        removeNoise();
        return true;
    }

    /// Solves for the followed set, refined where rounding shows, and gives the reduced gradient.
    private double[] solved(ActiveSet set, double[] linear, double[] goals, double[] x, double[] multipliers) {
        system.solve(linear, goals, x, multipliers);
        double[] reduced = reduced(x, linear, multipliers);
        double scale = 0;
        double left = 0;
        for (int i = 0; i < reduced.length; i++) {
            scale = Math.max(scale, Math.max(Math.abs(reduced[i]), Math.abs(linear[i])));
            scale = Math.max(scale, program.curvature().diagonal(i) * Math.abs(x[i]));
            left = set.variables[i] == ActiveSet.FREE ? Math.max(left, Math.abs(reduced[i])) : left;
        }
        if (left <= ROUNDING * scale) {
            return reduced;
        }
        system.refine(reduced, goals, x, multipliers);
        return reduced(x, linear, multipliers);
    }

    /// Among assets of one and the same return nothing moves, but for rounding.
    private void removeNoise() {
        double steepest = 0;
        double fastest = 0;
        for (int i = 0; i < move.length; i++) {
            steepest = Math.max(steepest, Math.abs(slope[i]));
            fastest = Math.max(fastest, Math.abs(move[i]));
        }
        double rate = 0;
        for (int i = 0; i < move.length; i++) {
            rate += move[i] * slope[i];
        }
        boolean singular = formulation.program().curvature().isSingular();
        // With a ridge, rounding moves twins against one another by more than without; return then tells.
        boolean resting = fastest * unit < NOISE || (singular && rate * unit < 1e-12 * steepest);
        for (int i = 0; i < move.length; i++) {
            move[i] = resting ? 0 : move[i];
            moveReduced[i] = Math.abs(moveReduced[i]) < NOISE * steepest ? 0 : moveReduced[i];
        }
    }

    private double[] reduced(double[] x, double[] linear, double[] multipliers) {
        return Optimality.reduced(program.withLinear(linear), x, multipliers);
    }

    /// The next t at which something turns; infinite where nothing does.
    private double nextTurn(ActiveSet set, double t) {
        double next = Double.POSITIVE_INFINITY;
        for (int i = 0; i < base.length; i++) {
            next = Math.min(next, turnOf(set, i, t));
        }
        for (int r = 0; r < set.rows.length; r++) {
            next = Math.min(next, turnOfRow(set, r, t));
        }
        endless = Double.isInfinite(next);
        return next;
    }

    private double turnOf(ActiveSet set, int i, double t) {
        double low = program.lower()[i];
        double high = program.upper()[i];
        if (low == high) {
            return Double.POSITIVE_INFINITY;
        }
        return switch (set.variables[i]) {
            case ActiveSet.LOWER -> crossing(baseReduced[i], moveReduced[i], 0, t, -1);
            case ActiveSet.UPPER -> crossing(baseReduced[i], moveReduced[i], 0, t, 1);
            default -> Math.min(crossing(base[i], move[i], low, t, -1), crossing(base[i], move[i], high, t, 1));
        };
    }

    private double turnOfRow(ActiveSet set, int r, double t) {
        double low = program.rowLower()[r];
        double high = program.rowUpper()[r];
        if (low == high) {
            return Double.POSITIVE_INFINITY;
        }
        return switch (set.rows[r]) {
            case ActiveSet.LOWER -> crossing(baseMultipliers[r], moveMultipliers[r], 0, t, -1);
            case ActiveSet.UPPER -> crossing(baseMultipliers[r], moveMultipliers[r], 0, t, 1);
            default -> {
                double value = program.rowValue(r, base);
                double change = program.rowValue(r, move);
                yield Math.min(crossing(value, change, low, t, -1), crossing(value, change, high, t, 1));
            }
        };
    }

    /// Where start + t × rate meets a limit going down (−1) or up (1); not before `t`.
    private double crossing(double start, double rate, double limit, double t, int way) {
        if (!(rate * way > 0) || Double.isInfinite(limit)) {
            return Double.POSITIVE_INFINITY;
        }
        double at = Math.max((limit - start) / rate, t);
        // So far out that only rounding tells the returns apart.
        return at > FURTHEST * unit ? Double.POSITIVE_INFINITY : at;
    }

    /// Moves what turns at t.
    private void turn(ActiveSet set, double t) {
        ActiveSet before = set.copy();
        double edge = t + 1e-13 * (t + unit);
        for (int i = 0; i < base.length; i++) {
            if (turnOf(before, i, t) <= edge) {
                if (before.variables[i] != ActiveSet.FREE) {
                    set.variables[i] = ActiveSet.FREE;
                } else {
                    set.variables[i] = move[i] < 0 ? ActiveSet.LOWER : ActiveSet.UPPER;
                }
            }
        }
        for (int r = 0; r < set.rows.length; r++) {
            if (turnOfRow(before, r, t) <= edge) {
                if (before.rows[r] != ActiveSet.FREE) {
                    set.rows[r] = ActiveSet.FREE;
                } else {
                    set.rows[r] = program.rowValue(r, move) < 0 ? ActiveSet.LOWER : ActiveSet.UPPER;
                }
            }
        }
    }

    /// Whether the line's point at t meets all conditions of optimality.
    private boolean holds(ActiveSet set, double t) {
        double scale = 0;
        for (int i = 0; i < base.length; i++) {
            scale = Math.max(scale, Math.abs(program.linear()[i] + t * slope[i]) + Math.abs(value(i, t)));
        }
        for (int i = 0; i < base.length; i++) {
            double x = base[i] + t * move[i];
            double side = value(i, t);
            if (program.lower()[i] < program.upper()[i]
                    && ((set.variables[i] == ActiveSet.LOWER && side < -TOLERANCE * scale)
                            || (set.variables[i] == ActiveSet.UPPER && side > TOLERANCE * scale)
                            || x < program.lower()[i] - TOLERANCE
                            || x > program.upper()[i] + TOLERANCE)) {
                return false;
            }
        }
        for (int r = 0; r < set.rows.length; r++) {
            double held = program.rowValue(r, base) + t * program.rowValue(r, move);
            double multiplier = baseMultipliers[r] + t * moveMultipliers[r];
            boolean inequality = program.rowLower()[r] < program.rowUpper()[r];
            if (held < program.rowLower()[r] - TOLERANCE
                    || held > program.rowUpper()[r] + TOLERANCE
                    || (inequality && set.rows[r] == ActiveSet.LOWER && multiplier < -TOLERANCE * scale)
                    || (inequality && set.rows[r] == ActiveSet.UPPER && multiplier > TOLERANCE * scale)) {
                return false;
            }
        }
        return true;
    }

    private double value(int i, double t) {
        return baseReduced[i] + t * moveReduced[i];
    }
}
