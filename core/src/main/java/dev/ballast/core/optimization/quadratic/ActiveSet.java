package dev.ballast.core.optimization.quadratic;

import java.util.Arrays;

/// Which variables rest on a bound and which rows on a limit.
final class ActiveSet {

    static final byte FREE = 0;
    static final byte LOWER = 1;
    static final byte UPPER = 2;

    final byte[] variables;
    final byte[] rows;

    ActiveSet(int size, int rowCount) {
        variables = new byte[size];
        rows = new byte[rowCount];
    }

    ActiveSet copy() {
        var copy = new ActiveSet(variables.length, rows.length);
        copy.set(this);
        return copy;
    }

    void set(ActiveSet other) {
        System.arraycopy(other.variables, 0, variables, 0, variables.length);
        System.arraycopy(other.rows, 0, rows, 0, rows.length);
    }

    boolean sameAs(ActiveSet other) {
        return Arrays.equals(variables, other.variables) && Arrays.equals(rows, other.rows);
    }

    /// Equality rows and variables whose bounds are one are always active.
    void pinEqualities(QuadraticProgram program) {
        for (int i = 0; i < variables.length; i++) {
            if (program.lower()[i] == program.upper()[i]) {
                variables[i] = LOWER;
            }
        }
        for (int r = 0; r < rows.length; r++) {
            if (program.rowLower()[r] == program.rowUpper()[r]) {
                rows[r] = LOWER;
            }
        }
    }

    /// What is active at a point: for a warm start.
    static ActiveSet at(QuadraticProgram program, double[] point) {
        var set = new ActiveSet(program.size(), program.rowCount());
        for (int i = 0; i < point.length; i++) {
            set.variables[i] = side(point[i], program.lower()[i], program.upper()[i]);
        }
        for (int r = 0; r < set.rows.length; r++) {
            set.rows[r] = side(program.rowValue(r, point), program.rowLower()[r], program.rowUpper()[r]);
        }
        set.pinEqualities(program);
        return set;
    }

    private static byte side(double value, double lower, double upper) {
        double near = 1e-10;
        if (value <= lower + near) {
            return LOWER;
        }
        return value >= upper - near ? UPPER : FREE;
    }
}
