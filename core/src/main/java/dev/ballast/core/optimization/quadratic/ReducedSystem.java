package dev.ballast.core.optimization.quadratic;

import java.util.Arrays;

/// The optimality conditions with an active set taken as given: linear equations in the free variables and the
/// multipliers of active rows.
///
/// H_FF = UᵀU, Y = U⁻ᵀA_Fᵀ, (YᵀY)λ = b − A_B x_B − Yᵀr with r = U⁻ᵀ(c_F − H_FB x_B), x_F = U⁻¹(r + Yλ): O(k³) in the k
/// free variables alone (range-space method, Nocedal and Wright 2006, section 16.2). Work space is kept between calls.
final class ReducedSystem {

    private static final double SINGULAR = 1e-13;
    private static final double DEPENDENT = 1e-12;

    private final QuadraticProgram program;
    private final int[] free;
    private int count;
    private final int[] active;
    private int activeCount;
    private double[] factor = new double[0];
    private double[][] y;
    private final double[] schur;
    private final boolean[] dependent;
    private final double[] pinned;
    private final double[] right;

    ReducedSystem(QuadraticProgram program) {
        this.program = program;
        int size = program.size();
        int rowCount = program.rowCount();
        free = new int[size];
        active = new int[rowCount];
        y = new double[rowCount][0];
        schur = new double[rowCount * rowCount];
        dependent = new boolean[rowCount];
        pinned = new double[size];
        right = new double[size];
    }

    int freeCount() {
        return count;
    }

    /// Factors the system of an active set; false where it is singular.
    boolean factor(ActiveSet set) {
        count = 0;
        for (int i = 0; i < set.variables.length; i++) {
            if (set.variables[i] == ActiveSet.FREE) {
                free[count++] = i;
            }
        }
        activeCount = 0;
        for (int r = 0; r < set.rows.length; r++) {
            if (set.rows[r] != ActiveSet.FREE) {
                active[activeCount++] = r;
            }
        }
        if (factor.length < count * count) {
            int room = Math.min(program.size(), count + count / 4 + 8);
            factor = new double[room * room];
        }
        for (int i = 0; i < count; i++) {
            program.curvature().gather(free[i], free, i, count, factor, i * count + i);
        }
        if (!Cholesky.factor(factor, count, SINGULAR)) {
            return false;
        }
        factorRows();
        return true;
    }

    private void factorRows() {
        for (int a = 0; a < activeCount; a++) {
            if (y[a].length < count) {
                y[a] = new double[Math.min(program.size(), count + count / 4 + 8)];
            }
            double[] coefficients = program.rows().get(active[a]);
            for (int i = 0; i < count; i++) {
                y[a][i] = coefficients[free[i]];
            }
            Cholesky.forward(factor, count, y[a], 0);
        }
        // Cholesky of the Schur complement; a row that depends on those before it gets no multiplier.
        for (int a = 0; a < activeCount; a++) {
            for (int b = 0; b <= a; b++) {
                schur[a * activeCount + b] = Cholesky.dot(y[a], 0, y[b], 0, 0, count);
            }
        }
        for (int a = 0; a < activeCount; a++) {
            for (int b = 0; b <= a; b++) {
                double value = schur[a * activeCount + b];
                double before = value;
                for (int c = 0; c < b; c++) {
                    if (!dependent[c]) {
                        value -= schur[a * activeCount + c] * schur[b * activeCount + c];
                    }
                }
                if (a == b) {
                    dependent[a] = !(value > DEPENDENT * before) || !(value > 0);
                    schur[a * activeCount + a] = dependent[a] ? 1 : Math.sqrt(value);
                } else {
                    schur[a * activeCount + b] = dependent[b] ? 0 : value / schur[b * activeCount + b];
                }
            }
        }
    }

    /// Solves for the factored set.
    ///
    /// @param linear c
    /// @param targets what each row has to equal, by row
    /// @param x pinned variables as they are; free ones are written
    /// @param multipliers by row, written; 0 for rows that are not active
    void solve(double[] linear, double[] targets, double[] x, double[] multipliers) {
        Arrays.fill(pinned, 0);
        for (int i = 0; i < count; i++) {
            x[free[i]] = 0;
        }
        for (int i = 0; i < x.length; i++) {
            if (x[i] != 0) {
                program.curvature().addRow(i, x[i], pinned);
            }
        }
        for (int i = 0; i < count; i++) {
            right[i] = linear[free[i]] - pinned[free[i]];
        }
        Cholesky.forward(factor, count, right, 0);
        Arrays.fill(multipliers, 0);
        var lambda = new double[activeCount];
        for (int a = 0; a < activeCount; a++) {
            lambda[a] = targets[active[a]] - program.rowValue(active[a], x) - Cholesky.dot(y[a], 0, right, 0, 0, count);
        }
        solveSchur(lambda);
        for (int a = 0; a < activeCount; a++) {
            multipliers[active[a]] = lambda[a];
            for (int i = 0; i < count; i++) {
                right[i] += lambda[a] * y[a][i];
            }
        }
        Cholesky.backward(factor, count, right);
        for (int i = 0; i < count; i++) {
            x[free[i]] = right[i];
        }
    }

    /// One step of iterative refinement: what rounding left of the equations is solved for and added.
    ///
    /// @param gradient Hx − c − Aᵀλ at the solution
    void refine(double[] gradient, double[] targets, double[] x, double[] multipliers) {
        var left = new double[x.length];
        var gaps = new double[targets.length];
        for (int i = 0; i < count; i++) {
            left[free[i]] = -gradient[free[i]];
        }
        for (int a = 0; a < activeCount; a++) {
            gaps[active[a]] = targets[active[a]] - program.rowValue(active[a], x);
        }
        var step = new double[x.length];
        var change = new double[multipliers.length];
        solve(left, gaps, step, change);
        for (int i = 0; i < count; i++) {
            x[free[i]] += step[free[i]];
        }
        for (int a = 0; a < activeCount; a++) {
            if (!dependent[a]) {
                multipliers[active[a]] += change[active[a]];
            }
        }
    }

    /// Whether some active row followed from others over the free variables.
    boolean hasDependentRows() {
        for (int a = 0; a < activeCount; a++) {
            if (dependent[a]) {
                return true;
            }
        }
        return false;
    }

    private void solveSchur(double[] lambda) {
        for (int a = 0; a < activeCount; a++) {
            if (dependent[a]) {
                lambda[a] = 0;
                continue;
            }
            for (int b = 0; b < a; b++) {
                if (!dependent[b]) {
                    lambda[a] -= schur[a * activeCount + b] * lambda[b];
                }
            }
            lambda[a] /= schur[a * activeCount + a];
        }
        for (int a = activeCount - 1; a >= 0; a--) {
            if (dependent[a]) {
                continue;
            }
            for (int b = a + 1; b < activeCount; b++) {
                if (!dependent[b]) {
                    lambda[a] -= schur[b * activeCount + a] * lambda[b];
                }
            }
            lambda[a] /= schur[a * activeCount + a];
        }
    }
}
