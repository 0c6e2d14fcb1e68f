package dev.ballast.core.optimization.quadratic;

import java.util.Arrays;

/// Every side of a program's constraints by one number: lower bounds 0 … n − 1, upper bounds n … 2n − 1, then lower and
/// upper limits of rows. Any of them can be ignored for a while.
final class NumberedConstraints {

    private final QuadraticProgram program;
    private final int size;
    private final int rowCount;
    private final double[] rowNorms;
    private final boolean[] ignored;

    NumberedConstraints(QuadraticProgram program) {
        this.program = program;
        size = program.size();
        rowCount = program.rowCount();
        ignored = new boolean[2 * (size + rowCount)];
        rowNorms = new double[rowCount];
        for (int row = 0; row < rowCount; row++) {
            double square = 0;
            for (double coefficient : program.rows().get(row)) {
                square += coefficient * coefficient;
            }
            rowNorms[row] = Math.sqrt(square);
        }
    }

    boolean isBound(int constraint) {
        return constraint < 2 * size;
    }

    int row(int constraint) {
        return (constraint - 2 * size) % rowCount;
    }

    boolean isLowerLimit(int constraint) {
        return constraint - 2 * size < rowCount;
    }

    boolean isEquality(int constraint) {
        if (isBound(constraint)) {
            return false;
        }
        int row = row(constraint);
        return program.rowLower()[row] == program.rowUpper()[row];
    }

    void ignore(int constraint) {
        ignored[constraint] = true;
    }

    void heed(int constraint) {
        ignored[constraint] = false;
    }

    boolean isIgnored(int constraint) {
        return ignored[constraint];
    }

    /// A purchase whose lower bound is ignored is still no sale.
    double lower(int variable) {
        return ignored[variable] ? program.labels().least(variable) : program.lower()[variable];
    }

    double upper(int variable) {
        return ignored[size + variable] ? Double.POSITIVE_INFINITY : program.upper()[variable];
    }

    /// How far a constraint is from being met at x: negative where it is violated.
    double slack(int constraint, double[] x) {
        if (constraint < size) {
            return x[constraint] - lower(constraint);
        }
        if (constraint < 2 * size) {
            return upper(constraint - size) - x[constraint - size];
        }
        int row = row(constraint);
        double value = program.rowValue(row, x);
        return isLowerLimit(constraint) ? value - program.rowLower()[row] : program.rowUpper()[row] - value;
    }

    /// Length of a constraint's normal.
    double norm(int constraint) {
        return isBound(constraint) ? 1 : rowNorms[row(constraint)];
    }

    /// The normal itself, which points to where the constraint is met.
    void normal(int constraint, double[] normal) {
        Arrays.fill(normal, 0);
        if (isBound(constraint)) {
            normal[constraint % size] = constraint < size ? 1 : -1;
        } else {
            double sign = isLowerLimit(constraint) ? 1 : -1;
            double[] coefficients = program.rows().get(row(constraint));
            for (int i = 0; i < size; i++) {
                normal[i] = sign * coefficients[i];
            }
        }
    }
}
