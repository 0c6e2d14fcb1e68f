package dev.ballast.core.optimization.quadratic;

import org.jspecify.annotations.Nullable;

/// Primal-dual active sets: solve for a guess of what is active, then move every variable and row that contradicts the
/// guess at once (Hintermüller, Ito and Kunisch 2002; Júdice and Pires 1994 for box constraints).
///
/// Ends in a handful of rounds as a rule, yet is not proven to: where the contradictions do not get fewer for a while,
/// it gives up and the dual method takes over.
final class BlockPivoting {

    private static final double TOLERANCE = 1e-11;
    private static final double REFINE = 1e-13;
    private static final int PATIENCE = 12;
    private static final int MOST_ROUNDS = 100;

    private final QuadraticProgram program;
    private final double[] linear;
    private final ReducedSystem reduced;
    /// Where H has a factor of its own.
    private final @Nullable PinnedEquations pinned;
    private ActiveEquations system;
    private final double[] x;
    private final double[] gradient;
    private final double[] multipliers;
    private final double[] targets;
    private int rounds;

    BlockPivoting(QuadraticProgram program, FactorStorage storage) {
        this.program = program;
        linear = program.linear();
        reduced = new ReducedSystem(program, storage);
        pinned = program.curvature()
                .factor()
                .map(factor -> new PinnedEquations(program, factor))
                .orElse(null);
        system = reduced;
        x = new double[program.size()];
        gradient = new double[program.size()];
        multipliers = new double[program.rowCount()];
        targets = new double[program.rowCount()];
    }

    /// Solves from a guess, which becomes the answer's active set; false where it did not end.
    boolean solve(ActiveSet set) {
        int fewest = Integer.MAX_VALUE;
        int since = 0;
        rounds = 0;
        while (rounds < MOST_ROUNDS) {
            rounds++;
            if (!guess(set)) {
                return false;
            }
            int contradictions = revise(set);
            if (contradictions == 0) {
                // Only the last set is worth more digits.
                if (!polish(set)) {
                    return false;
                }
                contradictions = revise(set);
            }
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

    /// Point and multipliers of a set, refined; false where its system is singular.
    boolean evaluate(ActiveSet set) {
        return guess(set) && polish(set);
    }

    private boolean polish(ActiveSet set) {
        if (!refine(set) && system.isChanged()) {
            // Too much rounding in a factor that was changed many times.
            system = reduced;
            if (!reduced.factorAnew(set)) {
                return false;
            }
            system.solve(linear, targets, x, multipliers);
            computeGradient();
            refine(set);
        }
        return true;
    }

    private boolean guess(ActiveSet set) {
        if (!factor(set)) {
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
        computeGradient();
        return true;
    }

    private boolean factor(ActiveSet set) {
        if (pinned != null && pinned.factor(set)) {
            system = pinned;
            return true;
        }
        system = reduced;
        return reduced.factor(set);
    }

    /// False where rounding stays above a tenth of what is tolerated.
    private boolean refine(ActiveSet set) {
        double largest = scale();
        for (int round = 0; round < 4 && (left(set) > REFINE * largest || gap(set) > REFINE); round++) {
            system.refine(gradient, targets, x, multipliers);
            computeGradient();
        }
        return left(set) <= 0.1 * TOLERANCE * largest && gap(set) <= 0.1 * TOLERANCE;
    }

    /// Largest gradient of a free variable: 0 but for rounding.
    private double left(ActiveSet set) {
        double left = 0;
        for (int i = 0; i < x.length; i++) {
            if (set.variables[i] == ActiveSet.FREE) {
                left = Math.max(left, Math.abs(gradient[i]));
            }
        }
        return left;
    }

    /// Largest distance of an active row from its target: 0 but for rounding.
    private double gap(ActiveSet set) {
        double gap = 0;
        for (int r = 0; r < targets.length; r++) {
            if (set.rows[r] != ActiveSet.FREE) {
                gap = Math.max(
                        gap, Math.abs(program.rowValue(r, x) - targets[r]) / Math.max(program.rowScale(r), 1e-300));
            }
        }
        return gap;
    }

    private void computeGradient() {
        system.product(x, gradient);
        for (int i = 0; i < x.length; i++) {
            gradient[i] -= linear[i];
        }
        for (int r = 0; r < multipliers.length; r++) {
            if (multipliers[r] != 0) {
                double[] coefficients = program.rows().get(r);
                for (int i = 0; i < x.length; i++) {
                    gradient[i] -= multipliers[r] * coefficients[i];
                }
            }
        }
    }

    /// The largest term of the gradient.
    double scale() {
        double scale = Optimality.floor(program, x);
        for (int i = 0; i < x.length; i++) {
            scale = Math.max(scale, Math.abs(gradient[i]) + Math.abs(linear[i]));
            scale = Math.max(scale, program.diagonal()[i] * Math.abs(x[i]));
        }
        for (int r = 0; r < multipliers.length; r++) {
            scale = Math.max(scale, Math.abs(multipliers[r]) * program.rowScale(r));
        }
        return scale;
    }

    double rowScale(int row) {
        return program.rowScale(row);
    }

    double reduced(int variable) {
        return gradient[variable];
    }

    double multiplier(int row) {
        return multipliers[row];
    }

    /// Moves what contradicts its place; returns how many did.
    private int revise(ActiveSet set) {
        int opened = openRows(set);
        if (opened > 0) {
            return opened;
        }
        double scale = scale();
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
            }
        }
        return moved;
    }

    /// For each active row that depends on others over the free variables and is not met: the rest of the point says
    /// nothing then.
    private int openRows(ActiveSet set) {
        int opened = 0;
        for (int r = 0; r < targets.length; r++) {
            if (set.rows[r] != ActiveSet.FREE && Math.abs(program.rowValue(r, x) - targets[r]) > rowTolerance(r)) {
                opened += open(set, r) ? 1 : x.length;
            }
        }
        return opened;
    }

    /// Frees the pinned variable that brings an active row to its target at the least price; false where none does: the
    /// guess leads nowhere.
    private boolean open(ActiveSet set, int row) {
        double[] coefficients = program.rows().get(row);
        double missing = targets[row] - program.rowValue(row, x);
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            double inward = set.variables[i] == ActiveSet.UPPER ? -1 : 1;
            boolean helps = inward * coefficients[i] * missing > 0;
            if (helps && set.variables[i] != ActiveSet.FREE && program.lower()[i] < program.upper()[i]) {
                double price = inward * gradient[i] / Math.abs(coefficients[i]);
                if (price < least) {
                    least = price;
                    best = i;
                }
            }
        }
        if (best < 0) {
            return false;
        }
        set.variables[best] = ActiveSet.FREE;
        return true;
    }

    private byte reviseRow(byte state, int row, double scale) {
        double low = program.rowLower()[row];
        double high = program.rowUpper()[row];
        if (low == high) {
            return state;
        }
        if (state != ActiveSet.FREE) {
            double inward = state == ActiveSet.LOWER ? multipliers[row] : -multipliers[row];
            return inward * program.rowScale(row) < -TOLERANCE * scale ? ActiveSet.FREE : state;
        }
        double value = program.rowValue(row, x);
        if (value < low - rowTolerance(row)) {
            return ActiveSet.LOWER;
        }
        return value > high + rowTolerance(row) ? ActiveSet.UPPER : ActiveSet.FREE;
    }

    private double rowTolerance(int row) {
        return TOLERANCE * program.rowScale(row);
    }

    /// The last point as it is, shared.
    double[] rawPoint() {
        return x;
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
