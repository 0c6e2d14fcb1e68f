package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.Status;
import org.jspecify.annotations.Nullable;

/// The one front of the exact solvers: block pivoting from a guess; where that does not end, a feasible point and the
/// primal method from there; and no answer that was not measured against the conditions of optimality.
///
/// Where H is singular, a small ridge makes each step unique and is taken back by the proximal point method
/// (Rockafellar 1976), which ends exactly for quadratic programs: the answer is one of the program itself, near the
/// one of smallest norm.
final class QuadraticSolver {

    /// Largest violation of a constraint in an answer.
    static final double PRIMAL_LIMIT = 1e-9;
    /// Largest violation of the other conditions of optimality in an answer.
    static final double DUAL_LIMIT = 1e-8;

    /// Of each variable's own curvature, where H is singular.
    private static final double RIDGE = 1e-7;
    /// Where there is no curvature at all, as a fraction of the largest slope.
    private static final double LINEAR_RIDGE = 1e-3;
    private static final int MOST_PROXIMAL = 60;
    private static final int MOST_EASINGS = 2;
    private static final double EASING = 0.01;
    private static final double PROXIMAL_GOAL = 1e-11;

    private final QuadraticProgram program;
    private final FactorStorage storage = new FactorStorage();
    private int iterations;
    private int[] conflict = new int[0];
    private @Nullable BlockPivoting last;
    private @Nullable QuadraticProgram lastProgram;
    private double @Nullable [] feasible;
    private ActiveSet feasibleSet = new ActiveSet(0, 0);

    private QuadraticSolver(QuadraticProgram program) {
        this.program = program;
    }

    static Answer solve(QuadraticProgram program) {
        return new QuadraticSolver(program).run(null);
    }

    /// From a guess of what is active.
    static Answer solve(QuadraticProgram program, @Nullable ActiveSet start) {
        return new QuadraticSolver(program).run(start == null ? null : start.copy());
    }

    private Answer run(@Nullable ActiveSet start) {
        if (!program.curvature().isSingular()) {
            Answer answer = once(program, start);
            if (answer.status() != Status.NOT_VERIFIED) {
                return answer;
            }
        }
        return proximal(start);
    }

    private Answer proximal(@Nullable ActiveSet start) {
        double slope = 0;
        for (double value : program.linear()) {
            slope = Math.max(slope, Math.abs(value));
        }
        double unit = slope > 0 ? LINEAR_RIDGE * slope : 1;
        Answer answer = proximal(start, 1, unit);
        // Where limits meet closely a small ridge leaves too few digits: a larger one only takes more steps back.
        double share = 1;
        for (int thickening = 0; thickening < MOST_EASINGS && isUnfinished(answer); thickening++) {
            share /= EASING;
            answer = proximal(start, share, unit);
        }
        return answer.status() == Status.NOT_VERIFIED && diverges(answer.point()) ? unbounded(answer) : answer;
    }

    private static boolean isUnfinished(Answer answer) {
        return answer.status() == Status.ITERATION_LIMIT
                || (answer.status() == Status.NOT_VERIFIED && !diverges(answer.point()));
    }

    /// @param thickness of the first ridge, 1 as a rule
    /// @param unit of the ridge where there is no curvature
    private Answer proximal(@Nullable ActiveSet start, double thickness, double unit) {
        double[] linear = program.linear().clone();
        double share = thickness;
        var ridged = new RidgedCurvature(program.curvature(), share * RIDGE, share * unit);
        ActiveSet guess = start == null ? null : start.copy();
        QuadraticProgram strict = program.withCurvature(ridged, linear);
        Answer answer = once(strict, guess);
        // Steps along a direction of almost no slope are of one length, 1 ÷ ridge: a smaller ridge makes them longer.
        for (int easing = 0; easing <= MOST_EASINGS; easing++) {
            answer = approach(strict, ridged, answer);
            if (answer.status() != Status.NOT_VERIFIED || diverges(answer.point())) {
                break;
            }
            share *= EASING;
            ridged = new RidgedCurvature(program.curvature(), share * RIDGE, share * unit);
            strict = program.withCurvature(ridged, linear);
        }
        return answer;
    }

    /// Proximal steps with one ridge, until they bring nothing more.
    ///
    /// @param strict the program with the ridge; its linear term is written
    private Answer approach(QuadraticProgram strict, RidgedCurvature ridged, Answer from) {
        double[] linear = strict.linear();
        Answer answer = from;
        int stalled = 0;
        for (int step = 0; step < MOST_PROXIMAL; step++) {
            boolean usable = answer.status() == Status.OPTIMAL || answer.status() == Status.NOT_VERIFIED;
            if (!usable || answer.residuals().within(PRIMAL_LIMIT, PROXIMAL_GOAL) || stalled > 2) {
                break;
            }
            for (int i = 0; i < linear.length; i++) {
                linear[i] = program.linear()[i] + ridged.ridge(i) * answer.point()[i];
            }
            Answer next = once(strict, answer.active().copy());
            if (next.status() != Status.OPTIMAL && answer.status() == Status.OPTIMAL) {
                break;
            }
            // What does not get better any more is rounding, or goes on in steps that are too short.
            boolean better = next.residuals().dual() < 0.9 * answer.residuals().dual();
            stalled = better ? 0 : stalled + 1;
            answer = next;
        }
        return answer;
    }

    private static boolean diverges(double[] point) {
        for (double value : point) {
            if (Math.abs(value) > 1e6) {
                return true;
            }
        }
        return false;
    }

    private Answer unbounded(Answer answer) {
        return new Answer(
                Status.UNBOUNDED,
                answer.point(),
                answer.square(),
                answer.multipliers(),
                answer.reduced(),
                answer.active(),
                answer.residuals(),
                iterations,
                conflict);
    }

    /// One strictly convex program, measured against the conditions of the program that was asked for.
    private Answer once(QuadraticProgram strict, @Nullable ActiveSet start) {
        ActiveSet set = guess(strict, start);
        BlockPivoting pivoting = pivoting(strict);
        boolean ended = pivoting.solve(set);
        iterations += pivoting.rounds();
        if (ended) {
            Answer answer = measured(pivoting, set);
            if (isUsable(strict, answer)) {
                return answer;
            }
        }
        return fromFeasible(strict);
    }

    /// The first steps of the proximal method are far from the conditions of the program itself.
    private boolean isUsable(QuadraticProgram strict, Answer answer) {
        return answer.status() == Status.OPTIMAL
                || (strict != program && answer.residuals().primal() <= PRIMAL_LIMIT);
    }

    private static ActiveSet guess(QuadraticProgram strict, @Nullable ActiveSet start) {
        if (strict.curvature().isDiagonal()) {
            return SeparableStart.guess(strict);
        }
        return start == null ? OneFactorStart.guess(strict, strict.linear()) : start;
    }

    /// The steps of the proximal method differ in the linear term alone, which they share: factors are kept.
    private BlockPivoting pivoting(QuadraticProgram strict) {
        if (last == null || lastProgram != strict) {
            last = new BlockPivoting(strict, storage);
            lastProgram = strict;
        }
        return last;
    }

    private Answer fromFeasible(QuadraticProgram strict) {
        DualActiveSet.End end = DualActiveSet.End.OPTIMAL;
        if (feasible == null) {
            DualActiveSet dual = DualActiveSet.projection(program, new double[program.size()]);
            end = dual.solve(DualActiveSet.limit(program));
            iterations += dual.iterations();
            conflict = dual.conflict();
            feasible = dual.point();
            feasibleSet = dual.activeSet();
        }
        ActiveSet set = feasibleSet.copy();
        return switch (end) {
            case INFEASIBLE -> failed(Status.INFEASIBLE, set);
            case LIMIT -> failed(Status.ITERATION_LIMIT, set);
            case OPTIMAL -> {
                var primal = new PrimalActiveSet(strict, pivoting(strict), set, feasible);
                boolean solved = primal.solve(500 + 4 * (program.size() + program.rowCount()));
                iterations += primal.iterations();
                if (solved) {
                    yield measured(pivoting(strict), set);
                }
                Answer dual = byDualMethod(strict);
                if (isUsable(strict, dual)) {
                    yield dual;
                }
                // Without a ridge the free variables' own system may have been singular: the ridge gets its turn.
                yield failed(strict == program ? Status.NOT_VERIFIED : Status.ITERATION_LIMIT, set);
            }
        };
    }

    /// Where constraints meet so closely that the primal method's steps have no length: active constraints of the dual
    /// method are always independent.
    private Answer byDualMethod(QuadraticProgram strict) {
        DualActiveSet dual = DualActiveSet.of(strict, storage).orElse(null);
        if (dual == null) {
            return failed(Status.NOT_VERIFIED, new ActiveSet(program.size(), program.rowCount()));
        }
        // However it ends: its point may lack digits where its set does not, and the answer is measured.
        dual.solve(DualActiveSet.limit(strict));
        iterations += dual.iterations();
        ActiveSet set = dual.activeSet();
        BlockPivoting equations = pivoting(strict);
        Answer exact = equations.evaluate(set) ? measured(equations, set) : failed(Status.NOT_VERIFIED, set);
        if (isUsable(strict, exact)) {
            return exact;
        }
        Answer raw = measured(dual.point(), dual.rowMultipliers(), set);
        if (isUsable(strict, raw) || feasible == null) {
            return raw;
        }
        // In a set narrower than what is tolerated the feasible point will do, if its multipliers bear it out.
        Answer narrow = equations.evaluate(feasibleSet) ? measured(feasible, equations.multipliers(), set) : raw;
        return isUsable(strict, narrow) ? narrow : raw;
    }

    private Answer measured(BlockPivoting pivoting, ActiveSet set) {
        return measured(pivoting.point(), pivoting.multipliers(), set);
    }

    private Answer measured(double[] point, double[] byRow, ActiveSet set) {
        // Where nothing is to be minimised every feasible point will do, and multipliers are rounding.
        double[] multipliers = program.isFlat() ? new double[program.rowCount()] : byRow;
        double[] product = program.times(point);
        double square = 0;
        for (int i = 0; i < point.length; i++) {
            square += point[i] * product[i];
        }
        double[] reduced = Optimality.reduced(program, point, product, multipliers);
        Residuals residuals = Optimality.residuals(program, point, multipliers, reduced);
        Status status = residuals.within(PRIMAL_LIMIT, DUAL_LIMIT) ? Status.OPTIMAL : Status.NOT_VERIFIED;
        return new Answer(status, point, square, multipliers, reduced, set, residuals, iterations, conflict);
    }

    private Answer failed(Status status, ActiveSet set) {
        return new Answer(
                status,
                new double[program.size()],
                0,
                new double[program.rowCount()],
                new double[program.size()],
                set,
                new Residuals(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                iterations,
                conflict);
    }
}
