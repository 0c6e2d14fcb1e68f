package dev.ballast.core.optimization.quadratic;

/// The primal active-set method (Nocedal and Wright 2006, algorithm 16.3) from a feasible point: the objective never
/// rises and every step is solved afresh, so that rounding does not add up. Slow and sure: for what block pivoting
/// leaves.
///
/// Where steps have no length the least index goes first (Bland 1977), so that it cannot cycle.
final class PrimalActiveSet {

    private static final double TOLERANCE = 1e-12;

    private final QuadraticProgram program;
    private final BlockPivoting equations;
    private final ActiveSet set;
    private final double[] x;
    private final double[] move;
    private int iterations;

    /// @param equations of the program
    /// @param set independent constraints that are active at the point; changed to those of the answer
    PrimalActiveSet(QuadraticProgram program, BlockPivoting equations, ActiveSet set, double[] feasible) {
        this.program = program;
        this.set = set;
        this.equations = equations;
        x = feasible.clone();
        move = new double[x.length];
    }

    int iterations() {
        return iterations;
    }

    /// Runs to the optimum; false where the limit was reached or a system was singular.
    boolean solve(int limit) {
        int idle = 0;
        while (iterations++ < limit) {
            if (!equations.evaluate(set)) {
                return false;
            }
            double[] goal = equations.rawPoint();
            for (int i = 0; i < x.length; i++) {
                move[i] = goal[i] - x[i];
            }
            double step = blockingStep();
            if (step < 1) {
                idle = step > 0 ? 0 : idle + 1;
                for (int i = 0; i < x.length; i++) {
                    x[i] += step * move[i];
                }
                block();
            } else {
                System.arraycopy(goal, 0, x, 0, x.length);
                if (!release(idle > 2 * x.length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int blocker;
    private byte blockerSide;

    /// How far the move may go, at most 1.
    private double blockingStep() {
        double most = 1;
        blocker = -1;
        for (int i = 0; i < x.length; i++) {
            if (set.variables[i] == ActiveSet.FREE) {
                most = consider(i, x[i], move[i], program.lower()[i], program.upper()[i], 1, most);
            }
        }
        for (int r = 0; r < set.rows.length; r++) {
            if (set.rows[r] == ActiveSet.FREE) {
                most = consider(
                        x.length + r,
                        program.rowValue(r, x),
                        program.rowValue(r, move),
                        program.rowLower()[r],
                        program.rowUpper()[r],
                        equations.rowScale(r),
                        most);
            }
        }
        return most;
    }

    private double consider(int index, double value, double rate, double low, double high, double scale, double most) {
        double room = rate < 0 ? value - low : high - value;
        double size = Math.abs(rate);
        // What ends outside by no more than rounding does not block.
        if (size <= room + TOLERANCE * scale) {
            return most;
        }
        double step = Math.max(room, 0) / size;
        if (step < most) {
            blocker = index;
            blockerSide = rate < 0 ? ActiveSet.LOWER : ActiveSet.UPPER;
            return step;
        }
        return most;
    }

    private void block() {
        if (blocker < x.length) {
            set.variables[blocker] = blockerSide;
            x[blocker] = blockerSide == ActiveSet.LOWER ? program.lower()[blocker] : program.upper()[blocker];
        } else {
            set.rows[blocker - x.length] = blockerSide;
        }
    }

    /// Lets go of the constraint whose multiplier has the wrong sign; false where none has.
    private boolean release(boolean leastIndex) {
        double scale = equations.scale();
        double worst = -TOLERANCE * 10 * scale;
        int released = -1;
        for (int i = 0; i < x.length; i++) {
            if (set.variables[i] != ActiveSet.FREE && program.lower()[i] < program.upper()[i]) {
                double outward = set.variables[i] == ActiveSet.LOWER ? equations.reduced(i) : -equations.reduced(i);
                if (outward < worst && !(leastIndex && released >= 0)) {
                    worst = outward;
                    released = i;
                }
            }
        }
        for (int r = 0; r < set.rows.length; r++) {
            if (set.rows[r] != ActiveSet.FREE && program.rowLower()[r] < program.rowUpper()[r]) {
                double inward = equations.multiplier(r) * equations.rowScale(r);
                inward = set.rows[r] == ActiveSet.LOWER ? inward : -inward;
                if (inward < worst && !(leastIndex && released >= 0)) {
                    worst = inward;
                    released = x.length + r;
                }
            }
        }
        if (released < 0) {
            return false;
        }
        if (released < x.length) {
            set.variables[released] = ActiveSet.FREE;
        } else {
            set.rows[released - x.length] = ActiveSet.FREE;
        }
        return true;
    }
}
