package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.statistics.kernel.UpperCholesky;
import java.util.Arrays;

/// H_FF = UᵀU over the free variables of an active set, with Y = U⁻ᵀA_Fᵀ for all rows beside it.
///
/// From one set to the next the factor is either made anew or changed: a variable that leaves takes its column out and
/// rotations make U triangular again, one that comes is put last (Golub and Van Loan 2013, section 6.5.4), whichever
/// costs less. Rounding of changes adds up, therefore only so many follow one another.
final class FreeFactor {

    private static final double SINGULAR = 1e-13;
    private static final int MOST_CHANGES = 100;
    private static final byte UNUSED = -1;

    private final QuadraticProgram program;
    private final FactorStorage storage;
    private final int size;
    private final int rowCount;
    private final int[] variables;
    private final int[] place;
    private int count;
    private int capacity;
    private int stride;
    private double[] a = new double[0];
    private final double[] column;
    private final boolean diagonal;
    private boolean valid;
    private int changes;

    FreeFactor(QuadraticProgram program, FactorStorage storage) {
        this.program = program;
        this.storage = storage;
        size = program.size();
        rowCount = program.rowCount();
        variables = new int[size];
        place = new int[size];
        column = new double[size + rowCount];
        diagonal = program.curvature().isDiagonal();
        Arrays.fill(place, UNUSED);
    }

    int count() {
        return count;
    }

    /// The variable at a place of the factor.
    int variable(int i) {
        return variables[i];
    }

    /// Y at a place, for a row of the program.
    double y(int i, int row) {
        return a[i * stride + capacity + row];
    }

    /// Whether rounding of earlier sets may be in it.
    boolean isChanged() {
        return changes > 0;
    }

    /// Makes the next factor start from nothing.
    void forget() {
        valid = false;
    }

    /// False where the matrix of the free variables is singular.
    boolean factor(ActiveSet set) {
        if (diagonal) {
            return roots(set);
        }
        valid = (valid && storage.isOf(this) && worthChanging(set) && change(set)) || anew(set);
        return valid;
    }

    /// Where H is diagonal there is nothing to factor: U is the roots, and only Y is kept.
    private boolean roots(ActiveSet set) {
        collect(set);
        stride = rowCount;
        if (a.length < size * rowCount) {
            a = new double[size * rowCount];
        }
        for (int i = 0; i < count; i++) {
            double own = program.diagonal()[variables[i]];
            if (!(own > 0)) {
                return false;
            }
            column[i] = Math.sqrt(own);
            for (int r = 0; r < rowCount; r++) {
                a[i * stride + r] = program.rows().get(r)[variables[i]] / column[i];
            }
        }
        return true;
    }

    /// Estimated nanoseconds of either way.
    private boolean worthChanging(ActiveSet set) {
        int left = count;
        int steps = 0;
        double work = 0;
        for (int i = 0; i < count; i++) {
            if (set.variables[variables[i]] != ActiveSet.FREE) {
                double behind = count - i;
                work += 0.6 * behind * behind;
                steps++;
                left--;
            }
        }
        for (int v = 0; v < size; v++) {
            if (place[v] == UNUSED && set.variables[v] == ActiveSet.FREE) {
                work += 0.3 * left * left;
                steps++;
                left++;
            }
        }
        double whole = (double) left * left * (0.5 + left / 100.0);
        changes += steps;
        return left <= capacity && changes <= MOST_CHANGES && work < whole;
    }

    private boolean change(ActiveSet set) {
        for (int i = count - 1; i >= 0; i--) {
            if (set.variables[variables[i]] != ActiveSet.FREE) {
                leave(i);
            }
        }
        for (int v = 0; v < size; v++) {
            if (place[v] == UNUSED && set.variables[v] == ActiveSet.FREE && !enter(v)) {
                return false;
            }
        }
        return true;
    }

    private boolean anew(ActiveSet set) {
        changes = 0;
        collect(set);
        if (capacity < count || a.length == 0) {
            // Once more than it seems, rather than a little more each time.
            int room = capacity == 0 ? Math.max(16, count / 16) : count / 2;
            capacity = Math.min(size, count + room);
            stride = UpperCholesky.stride(capacity + rowCount);
        }
        a = storage.claim(this, UpperCholesky.storage(capacity, capacity + rowCount));
        for (int i = 0; i < count; i++) {
            program.curvature().gather(variables[i], variables, i, count, a, i * stride + i);
        }
        for (int r = 0; r < rowCount; r++) {
            double[] coefficients = program.rows().get(r);
            for (int i = 0; i < count; i++) {
                a[i * stride + capacity + r] = coefficients[variables[i]];
            }
        }
        return UpperCholesky.factor(a, count, capacity + rowCount, stride, SINGULAR);
    }

    private void collect(ActiveSet set) {
        count = 0;
        for (int v = 0; v < size; v++) {
            place[v] = UNUSED;
            if (set.variables[v] == ActiveSet.FREE) {
                place[v] = count;
                variables[count++] = v;
            }
        }
    }

    /// Takes a column out; the rows below it, one entry too long then, are rotated with the one above.
    private void leave(int out) {
        int width = capacity + rowCount;
        place[variables[out]] = UNUSED;
        for (int r = 0; r < out; r++) {
            int row = r * stride;
            System.arraycopy(a, row + out + 1, a, row + out, count - out - 1);
        }
        double[] carried = Arrays.copyOfRange(a, out * stride, out * stride + width);
        for (int r = out + 1; r < count; r++) {
            int from = r * stride;
            int to = from - stride;
            double length = Math.hypot(carried[r], a[from + r]);
            double cosine = carried[r] / length;
            double sine = a[from + r] / length;
            rotate(carried, from, to - 1, cosine, sine, r, count);
            rotate(carried, from, to, cosine, sine, capacity, width);
            // The diagonal stays positive, as a new factor's is.
            a[to + r - 1] = length;
            place[variables[r]] = r - 1;
            variables[r - 1] = variables[r];
        }
        count--;
    }

    private void rotate(double[] carried, int from, int to, double cosine, double sine, int start, int end) {
        for (int j = start; j < end; j++) {
            double one = carried[j];
            double other = a[from + j];
            a[to + j] = cosine * one + sine * other;
            carried[j] = cosine * other - sine * one;
        }
    }

    /// Puts a variable last; false where those there determine it.
    private boolean enter(int variable) {
        program.curvature().gather(variable, variables, 0, count, column, 0);
        forward(column);
        double rest = program.curvature().diagonal(variable);
        double least = SINGULAR * rest;
        for (int i = 0; i < count; i++) {
            rest -= column[i] * column[i];
        }
        if (!(rest > least) || !(rest > 0)) {
            return false;
        }
        double root = Math.sqrt(rest);
        int last = count * stride;
        for (int r = 0; r < rowCount; r++) {
            a[last + capacity + r] = program.rows().get(r)[variable];
        }
        for (int i = 0; i < count; i++) {
            int row = i * stride;
            a[row + count] = column[i];
            for (int r = 0; r < rowCount; r++) {
                a[last + capacity + r] -= column[i] * a[row + capacity + r];
            }
        }
        for (int r = 0; r < rowCount; r++) {
            a[last + capacity + r] /= root;
        }
        a[last + count] = root;
        place[variable] = count;
        variables[count++] = variable;
        return true;
    }

    /// b ← U⁻ᵀb.
    void forward(double[] b) {
        if (diagonal) {
            divide(b);
        } else {
            UpperCholesky.forward(a, count, stride, b);
        }
    }

    /// b ← U⁻¹b.
    void backward(double[] b) {
        if (diagonal) {
            divide(b);
        } else {
            UpperCholesky.backward(a, count, stride, b);
        }
    }

    private void divide(double[] b) {
        for (int i = 0; i < count; i++) {
            b[i] /= column[i];
        }
    }
}
