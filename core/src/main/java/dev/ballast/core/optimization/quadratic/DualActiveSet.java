package dev.ballast.core.optimization.quadratic;

import java.util.Arrays;

/// The dual method of Goldfarb and Idnani (Mathematical Programming 27, 1983) on ½|x − c|²: the feasible point nearest
/// to c. From c, it adds the most violated constraint one after another, always nearest for those taken in. It needs
/// no
/// feasible start and cannot cycle, and ends either at a feasible point or with a constraint that contradicts
/// others.
///
/// Constraints are numbered: lower bounds 0 … n − 1, upper bounds n … 2n − 1, then lower and upper limits of rows.
final class DualActiveSet {

    private static final double TOLERANCE = 1e-12;

    private final QuadraticProgram program;
    private final int size;
    private final int rowCount;
    private final double[] linear;
    private final double[] basis;
    private final double[] triangle;
    private final double[] x;
    private final double[] d;
    private final double[] z;
    private final double[] r;
    private final double[] u;
    private final int[] active;
    private final boolean[] taken;
    private final boolean[] implied;
    private final double[] rowNorms;
    private int count;
    private int iterations;
    private int[] conflict = new int[0];

    private DualActiveSet(QuadraticProgram program, double[] linear, double[] basis) {
        this.program = program;
        this.linear = linear;
        this.basis = basis;
        size = program.size();
        rowCount = program.rowCount();
        triangle = new double[size * (size + 1) / 2];
        x = new double[size];
        d = new double[size];
        z = new double[size];
        r = new double[size + 1];
        u = new double[size + 1];
        active = new int[size + 1];
        taken = new boolean[2 * (size + rowCount)];
        implied = new boolean[taken.length];
        rowNorms = new double[rowCount];
        for (int row = 0; row < rowCount; row++) {
            double square = 0;
            for (double coefficient : program.rows().get(row)) {
                square += coefficient * coefficient;
            }
            rowNorms[row] = Math.sqrt(square);
        }
    }

    /// How a run ended.
    enum End {
        OPTIMAL,
        INFEASIBLE,
        LIMIT
    }

    /// With H = I: the feasible point nearest to c.
    static DualActiveSet projection(QuadraticProgram program, double[] linear) {
        int size = program.size();
        var identity = new double[size * size];
        for (int i = 0; i < size; i++) {
            identity[i * size + i] = 1;
        }
        return new DualActiveSet(program, linear, identity);
    }

    int iterations() {
        return iterations;
    }

    double[] point() {
        return x.clone();
    }

    /// Numbers of constraints that cannot all hold, and could without any one of them: the last one and those whose
    /// normals make up its own. The normals of the others are independent, so that nothing smaller contradicts
    /// itself (Gleeson and Ryan 1990).
    int[] conflict() {
        return conflict.clone();
    }

    ActiveSet activeSet() {
        var set = new ActiveSet(size, rowCount);
        for (int a = 0; a < count; a++) {
            int constraint = active[a];
            if (constraint < 2 * size) {
                set.variables[constraint % size] = constraint < size ? ActiveSet.LOWER : ActiveSet.UPPER;
            } else {
                int row = constraint - 2 * size;
                set.rows[row % rowCount] = row < rowCount ? ActiveSet.LOWER : ActiveSet.UPPER;
            }
        }
        set.pinEqualities(program);
        return set;
    }

    End solve(int limit) {
        for (int k = 0; k < size; k++) {
            double value = Products.dot(basis, k * size, linear, 0, 0, size);
            for (int j = 0; j < size; j++) {
                x[j] += value * basis[k * size + j];
            }
        }
        for (int row = 0; row < rowCount; row++) {
            if (program.rowLower()[row] == program.rowUpper()[row]) {
                double short0 = program.rowLower()[row] - program.rowValue(row, x);
                // An equality enters from the side it is missed on.
                int constraint = 2 * size + row + (short0 >= 0 ? 0 : rowCount);
                End end = enter(constraint, limit, true);
                if (end != End.OPTIMAL) {
                    return end;
                }
            }
        }
        while (true) {
            int worst = mostViolated();
            if (worst < 0) {
                return End.OPTIMAL;
            }
            End end = enter(worst, limit, false);
            if (end != End.OPTIMAL) {
                return end;
            }
        }
    }

    private int mostViolated() {
        int worst = -1;
        double most = TOLERANCE;
        for (int i = 0; i < size; i++) {
            double below = program.lower()[i] - x[i];
            if (below > most && !taken[i] && !implied[i]) {
                most = below;
                worst = i;
            }
            double above = x[i] - program.upper()[i];
            if (above > most && !taken[size + i] && !implied[size + i]) {
                most = above;
                worst = size + i;
            }
        }
        for (int row = 0; row < rowCount; row++) {
            double low = program.rowLower()[row];
            double high = program.rowUpper()[row];
            if (low == high) {
                continue;
            }
            double value = program.rowValue(row, x);
            double norm = Math.max(rowNorms[row], 1e-300);
            if ((low - value) / norm > most && !taken[2 * size + row] && !implied[2 * size + row]) {
                most = (low - value) / norm;
                worst = 2 * size + row;
            }
            if ((value - high) / norm > most
                    && !taken[2 * size + rowCount + row]
                    && !implied[2 * size + rowCount + row]) {
                most = (value - high) / norm;
                worst = 2 * size + rowCount + row;
            }
        }
        return worst;
    }

    /// How far a constraint is from being met: negative where it is violated.
    private double slack(int constraint) {
        if (constraint < size) {
            return x[constraint] - program.lower()[constraint];
        }
        if (constraint < 2 * size) {
            return program.upper()[constraint - size] - x[constraint - size];
        }
        int row = constraint - 2 * size;
        return row < rowCount
                ? program.rowValue(row, x) - program.rowLower()[row]
                : program.rowUpper()[row - rowCount] - program.rowValue(row - rowCount, x);
    }

    /// d = Jᵀn.
    private void project(int constraint) {
        if (constraint < 2 * size) {
            double sign = constraint < size ? 1 : -1;
            int column = constraint % size;
            for (int k = 0; k < size; k++) {
                d[k] = sign * basis[k * size + column];
            }
            return;
        }
        int row = constraint - 2 * size;
        double sign = row < rowCount ? 1 : -1;
        double[] coefficients = program.rows().get(row % rowCount);
        for (int k = 0; k < size; k++) {
            d[k] = sign * Products.dot(basis, k * size, coefficients, 0, 0, size);
        }
    }

    /// Step in the point and step in the multipliers.
    private void directions() {
        Arrays.fill(z, 0);
        for (int k = count; k < size; k++) {
            double value = d[k];
            for (int j = 0; j < size; j++) {
                z[j] += value * basis[k * size + j];
            }
        }
        for (int i = count - 1; i >= 0; i--) {
            double value = d[i];
            for (int j = i + 1; j < count; j++) {
                value -= triangle[at(i, j)] * r[j];
            }
            r[i] = value / triangle[at(i, i)];
        }
    }

    private static int at(int row, int column) {
        return column * (column + 1) / 2 + row;
    }

    private boolean isEquality(int constraint) {
        if (constraint < 2 * size) {
            return false;
        }
        int row = (constraint - 2 * size) % rowCount;
        return program.rowLower()[row] == program.rowUpper()[row];
    }

    private End enter(int constraint, int limit, boolean equality) {
        double multiplier = 0;
        while (true) {
            if (++iterations > limit) {
                return End.LIMIT;
            }
            project(constraint);
            directions();
            double whole = 0;
            double rest = 0;
            for (int k = 0; k < size; k++) {
                whole += d[k] * d[k];
                if (k >= count) {
                    rest += d[k] * d[k];
                }
            }
            boolean moves = rest > 1e-22 * whole && whole > 0;
            double slack = slack(constraint);
            if (!moves && isMetByOthers(constraint, slack, equality)) {
                implied[constraint] = true;
                return End.OPTIMAL;
            }
            int blocking = -1;
            double dualStep = Double.POSITIVE_INFINITY;
            for (int a = 0; a < count; a++) {
                if (!isEquality(active[a]) && r[a] > 1e-12 && u[a] / r[a] < dualStep) {
                    dualStep = u[a] / r[a];
                    blocking = a;
                }
            }
            double primalStep = moves ? -slack / rest : Double.POSITIVE_INFINITY;
            double step = Math.min(dualStep, primalStep);
            if (Double.isInfinite(step)) {
                conflict = certificate(constraint);
                return End.INFEASIBLE;
            }
            for (int a = 0; a < count; a++) {
                u[a] -= step * r[a];
            }
            multiplier += step;
            if (moves) {
                for (int j = 0; j < size; j++) {
                    x[j] += step * z[j];
                }
            }
            if (step == primalStep) {
                add(constraint, multiplier);
                return End.OPTIMAL;
            }
            drop(blocking);
        }
    }

    /// Whether a constraint that follows from those taken in is met, up to the rounding that they carry.
    private boolean isMetByOthers(int constraint, double slack, boolean equality) {
        double allowed = norm(constraint);
        for (int a = 0; a < count; a++) {
            allowed += Math.abs(r[a]) * norm(active[a]);
        }
        allowed *= 1e-11;
        return slack >= -allowed && (!equality || slack <= allowed);
    }

    private double norm(int constraint) {
        return constraint < 2 * size ? 1 : rowNorms[(constraint - 2 * size) % rowCount];
    }

    private int[] certificate(int constraint) {
        double largest = 0;
        for (int a = 0; a < count; a++) {
            largest = Math.max(largest, Math.abs(r[a]) * norm(active[a]));
        }
        var members = new int[count + 1];
        int found = 0;
        members[found++] = constraint;
        for (int a = 0; a < count; a++) {
            if (Math.abs(r[a]) * norm(active[a]) > 1e-9 * largest) {
                members[found++] = active[a];
            }
        }
        return Arrays.copyOf(members, found);
    }

    private void add(int constraint, double multiplier) {
        for (int k = size - 1; k > count; k--) {
            if (d[k] != 0) {
                double length = Math.hypot(d[k - 1], d[k]);
                turn(k - 1, k, d[k - 1] / length, d[k] / length);
                d[k - 1] = length;
                d[k] = 0;
            }
        }
        for (int i = 0; i <= count; i++) {
            triangle[at(i, count)] = d[i];
        }
        active[count] = constraint;
        u[count] = multiplier;
        taken[constraint] = true;
        count++;
    }

    private void drop(int place) {
        taken[active[place]] = false;
        Arrays.fill(implied, false);
        for (int column = place + 1; column < count; column++) {
            active[column - 1] = active[column];
            u[column - 1] = u[column];
            // The column moves one to the left and has one entry below the diagonal, which a rotation removes.
            double above = triangle[at(column - 1, column)];
            double below = triangle[at(column, column)];
            double length = Math.hypot(above, below);
            double cosine = length == 0 ? 1 : above / length;
            double sine = length == 0 ? 0 : below / length;
            for (int i = 0; i < column - 1; i++) {
                triangle[at(i, column - 1)] = triangle[at(i, column)];
            }
            triangle[at(column - 1, column - 1)] = length;
            for (int later = column + 1; later < count; later++) {
                double one = triangle[at(column - 1, later)];
                double other = triangle[at(column, later)];
                triangle[at(column - 1, later)] = cosine * one + sine * other;
                triangle[at(column, later)] = cosine * other - sine * one;
            }
            turn(column - 1, column, cosine, sine);
        }
        count--;
    }

    /// Rotates two columns of J.
    private void turn(int k, int l, double cosine, double sine) {
        int first = k * size;
        int second = l * size;
        for (int j = 0; j < size; j++) {
            double one = basis[first + j];
            double other = basis[second + j];
            basis[first + j] = cosine * one + sine * other;
            basis[second + j] = cosine * other - sine * one;
        }
    }
}
