package dev.ballast.core.optimization.quadratic;

/// Primal-dual active sets: solve for a guess of what is active, then move every variable and row that contradicts the
/// guess at once (Hintermüller, Ito and Kunisch 2002; Júdice and Pires 1994 for box constraints).
///
/// Ends in a handful of rounds as a rule, yet is not proven to: where the contradictions do not get fewer for a while,
/// it gives up and the dual method takes over.
final class BlockPivoting {

    private static final double TOLERANCE = 1e-11;
    private static final int PATIENCE = 12;
    private static final int MOST_ROUNDS = 100;

    private final QuadraticProgram program;
    private final double[] linear;
    private final double ridge;
    private final ReducedSystem system;
    private final double[] x;
    private final double[] gradient;
    private final double[] multipliers;
    private final double[] targets;
    private int rounds;

    /// @param linear c, with the ridge's centre in it
    BlockPivoting(QuadraticProgram program, double[] linear, double ridge) {
        this.program = program;
        this.linear = linear;
        this.ridge = ridge;
        system = new ReducedSystem(program, ridge);
        x = new double[program.size()];
        gradient = new double[program.size()];
        multipliers = new double[program.rowCount()];
        targets = new double[program.rowCount()];
    }

    /// Solves from a guess, which becomes the answer's active set; false where it did not end.
    boolean solve(ActiveSet set) {
        int fewest = Integer.MAX_VALUE;
        int since = 0;
        while (rounds < MOST_ROUNDS) {
            rounds++;
            if (!evaluate(set)) {
                return false;
            }
            int contradictions = revise(set);
            if (contradictions == 0) {
                return true;
            }
            if (contradictions < fewest) {
                fewest = contradictions;
                since = 0;
            } else if (++since > PATIENCE) {
                return false;
            }
        }
        return false;
    }

    /// Point and multipliers of a set; false where its system is singular.
    boolean evaluate(ActiveSet set) {
        if (!system.factor(set)) {
            return false;
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = switch (set.variables[i]) {
                case ActiveSet.LOWER -> program.lower()[i];
                case ActiveSet.UPPER -> program.upper()[i];
                default -> 0;
            };
        }
        for (int r = 0; r < targets.length; r++) {
            targets[r] = set.rows[r] == ActiveSet.UPPER ? program.rowUpper()[r] : program.rowLower()[r];
        }
        system.solve(linear, targets, x, multipliers);
        for (int i = 0; i < x.length; i++) {
            gradient[i] = ridge * x[i] - linear[i];
        }
        for (int i = 0; i < x.length; i++) {
            if (x[i] != 0) {
                program.curvature().addRow(i, x[i], gradient);
            }
        }
        for (int r = 0; r < multipliers.length; r++) {
            if (multipliers[r] != 0) {
                double[] coefficients = program.rows().get(r);
                for (int i = 0; i < x.length; i++) {
                    gradient[i] -= multipliers[r] * coefficients[i];
                }
            }
        }
        return true;
    }

    /// Moves what contradicts its place; returns how many did.
    private int revise(ActiveSet set) {
        double scale = 0;
        for (int i = 0; i < x.length; i++) {
            scale = Math.max(scale, Math.abs(gradient[i]) + Math.abs(linear[i]));
        }
        for (double multiplier : multipliers) {
            scale = Math.max(scale, Math.abs(multiplier));
        }
        int moved = 0;
        for (int i = 0; i < x.length; i++) {
            double low = program.lower()[i];
            double high = program.upper()[i];
            byte state = set.variables[i];
            byte next = state;
            if (state == ActiveSet.FREE) {
                if (x[i] < low - TOLERANCE) {
                    next = ActiveSet.LOWER;
                } else if (x[i] > high + TOLERANCE) {
                    next = ActiveSet.UPPER;
                }
            } else if (low < high) {
                double outward = state == ActiveSet.LOWER ? gradient[i] : -gradient[i];
                if (outward < -TOLERANCE * scale) {
                    next = ActiveSet.FREE;
                }
            }
            if (next != state) {
                set.variables[i] = next;
                moved++;
            }
        }
        for (int r = 0; r < multipliers.length; r++) {
            byte next = reviseRow(set.rows[r], r, scale);
            if (next != set.rows[r]) {
                set.rows[r] = next;
                moved++;
            } else if (set.rows[r] != ActiveSet.FREE
                    && Math.abs(program.rowValue(r, x) - targets[r]) > rowTolerance(r)) {
                // A row that depends on others over the free variables and is not met: the guess leads nowhere.
                moved += x.length;
            }
        }
        return moved;
    }

    private byte reviseRow(byte state, int row, double scale) {
        double low = program.rowLower()[row];
        double high = program.rowUpper()[row];
        if (low == high) {
            return state;
        }
        if (state != ActiveSet.FREE) {
            double inward = state == ActiveSet.LOWER ? multipliers[row] : -multipliers[row];
            return inward < -TOLERANCE * scale ? ActiveSet.FREE : state;
        }
        double value = program.rowValue(row, x);
        if (value < low - rowTolerance(row)) {
            return ActiveSet.LOWER;
        }
        return value > high + rowTolerance(row) ? ActiveSet.UPPER : ActiveSet.FREE;
    }

    private double rowTolerance(int row) {
        double size = 0;
        for (double coefficient : program.rows().get(row)) {
            size = Math.max(size, Math.abs(coefficient));
        }
        return TOLERANCE * Math.max(size, 1);
    }

    /// The last point, with what rounding left outside its bounds put on them.
    double[] point() {
        double[] inside = x.clone();
        for (int i = 0; i < inside.length; i++) {
            inside[i] = Math.min(Math.max(inside[i], program.lower()[i]), program.upper()[i]);
        }
        return inside;
    }

    double[] multipliers() {
        return multipliers.clone();
    }

    int rounds() {
        return rounds;
    }
}
