package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.Status;
import org.jspecify.annotations.Nullable;

/// The one front of the exact solvers: block pivoting from a guess, the dual method where that does not end, and no
/// answer that was not measured against the conditions of optimality.
///
/// Where H is singular, a small ridge makes each step unique and is taken back by the proximal point method
/// (Rockafellar 1976), which ends exactly for quadratic programs: the answer is one of the program itself, near the
/// one of smallest norm.
final class QuadraticSolver {

    /// Largest violation of a constraint in an answer.
    static final double PRIMAL_LIMIT = 1e-9;
    /// Largest violation of the other conditions of optimality in an answer.
    static final double DUAL_LIMIT = 1e-8;

    private static final double RIDGE = 1e-11;
    /// Where there is no curvature at all, as a fraction of the largest slope.
    private static final double LINEAR_RIDGE = 1e-3;
    private static final int MOST_PROXIMAL = 60;
    private static final double PROXIMAL_GOAL = 1e-11;

    private final QuadraticProgram program;
    private int iterations;
    private int[] conflict = new int[0];

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
            Answer answer = once(program.linear(), 0, start);
            if (answer.status() != Status.NOT_VERIFIED) {
                return answer;
            }
        }
        return proximal(start);
    }

    private Answer proximal(@Nullable ActiveSet start) {
        double largest = 0;
        double slope = 0;
        for (int i = 0; i < program.size(); i++) {
            largest = Math.max(largest, program.curvature().diagonal(i));
            slope = Math.max(slope, Math.abs(program.linear()[i]));
        }
        double ridge = largest > 0 ? RIDGE * largest : slope > 0 ? LINEAR_RIDGE * slope : 1;
        double[] linear = program.linear().clone();
        @Nullable ActiveSet set = start;
        Answer answer = once(linear, ridge, set);
        for (int step = 0; step < MOST_PROXIMAL; step++) {
            if (answer.status() != Status.OPTIMAL && answer.status() != Status.NOT_VERIFIED) {
                return answer;
            }
            if (answer.residuals().within(PRIMAL_LIMIT, PROXIMAL_GOAL)) {
                break;
            }
            for (int i = 0; i < linear.length; i++) {
                linear[i] = program.linear()[i] + ridge * answer.point()[i];
            }
            set = answer.active();
            Answer next = once(linear, ridge, set);
            if (next.status() == Status.OPTIMAL
                    && answer.status() == Status.OPTIMAL
                    && next.residuals().dual() > 0.5 * answer.residuals().dual()) {
                // Rounding is all that is left.
                answer = next.residuals().dual() < answer.residuals().dual() ? next : answer;
                break;
            }
            answer = next;
        }
        return answer.status() == Status.NOT_VERIFIED && diverges(answer.point())
                ? new Answer(
                        Status.UNBOUNDED,
                        answer.point(),
                        answer.multipliers(),
                        answer.reduced(),
                        answer.active(),
                        answer.residuals(),
                        iterations,
                        conflict)
                : answer;
    }

    private static boolean diverges(double[] point) {
        for (double value : point) {
            if (Math.abs(value) > 1e6) {
                return true;
            }
        }
        return false;
    }

    /// One strictly convex program, measured against the conditions of the program itself.
    private Answer once(double[] linear, double ridge, @Nullable ActiveSet start) {
        ActiveSet set = start == null ? OneFactorStart.guess(program, linear) : start;
        var pivoting = new BlockPivoting(program, linear, ridge);
        boolean ended = pivoting.solve(set);
        iterations += pivoting.rounds();
        if (ended) {
            Answer answer = measured(pivoting, set);
            if (answer.status() == Status.OPTIMAL || ridge > 0) {
                return answer;
            }
        }
        DualActiveSet dual = DualActiveSet.of(program, linear, ridge);
        if (dual == null) {
            return failed(Status.NOT_VERIFIED, set);
        }
        DualActiveSet.End end = dual.solve(200 + 20 * (program.size() + program.rowCount()));
        iterations += dual.iterations();
        return switch (end) {
            case INFEASIBLE -> {
                conflict = dual.conflict();
                yield failed(Status.INFEASIBLE, set);
            }
            case LIMIT -> failed(Status.ITERATION_LIMIT, set);
            case OPTIMAL -> {
                ActiveSet found = dual.activeSet();
                var polish = new BlockPivoting(program, linear, ridge);
                // The dual method's set is the answer's; rounding may leave a degenerate member to move.
                boolean polished = polish.solve(found);
                iterations += polish.rounds();
                yield polished ? measured(polish, found) : failed(Status.NOT_VERIFIED, found);
            }
        };
    }

    private Answer measured(BlockPivoting pivoting, ActiveSet set) {
        double[] point = pivoting.point();
        double[] multipliers = pivoting.multipliers();
        double[] reduced = Optimality.reduced(program, point, multipliers);
        Residuals residuals = Optimality.residuals(program, point, multipliers, reduced);
        Status status = residuals.within(PRIMAL_LIMIT, DUAL_LIMIT) ? Status.OPTIMAL : Status.NOT_VERIFIED;
        return new Answer(status, point, multipliers, reduced, set, residuals, iterations, conflict);
    }

    private Answer failed(Status status, ActiveSet set) {
        return new Answer(
                status,
                new double[program.size()],
                new double[program.rowCount()],
                new double[program.size()],
                set,
                new Residuals(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                iterations,
                conflict);
    }
}
