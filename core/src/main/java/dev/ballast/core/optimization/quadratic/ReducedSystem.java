package dev.ballast.core.optimization.quadratic;

import java.util.Arrays;

/// The optimality conditions with an active set taken as given: linear equations in the free variables and the
/// multipliers of active rows.
///
/// H_FF = UᵀU, Y = U⁻ᵀA_Fᵀ, (YᵀY)λ = b − A_B x_B − Yᵀr with r = U⁻ᵀ(c_F − H_FB x_B), x_F = U⁻¹(r + Yλ): O(k³) in the k
/// free variables alone (range-space method, Nocedal and Wright 2006, section 16.2). Where few variables came or went
/// since the last set, the factor is changed in O(k²) for each ([FreeFactor]).
final class ReducedSystem implements ActiveEquations {

    private static final double DEPENDENT = 1e-12;
    private static final int MOST_PINNED_CHANGES = 100;

    private final QuadraticProgram program;
    private final FreeFactor factor;
    private final int[] active;
    private int activeCount;
    private final double[] schur;
    private final boolean[] dependent;
    /// H x of the pinned variables alone, kept from set to set.
    private final double[] pinned;
    /// The values it was made of, 0 for free variables.
    private final double[] pinnedAt;
    private int pinnedChanges;
    private final double[] free;
    private final double[] right;

    ReducedSystem(QuadraticProgram program) {
        this(program, new FactorStorage());
    }

    ReducedSystem(QuadraticProgram program, FactorStorage storage) {
        this.program = program;
        int rowCount = program.rowCount();
        factor = new FreeFactor(program, storage);
        active = new int[rowCount];
        schur = new double[rowCount * rowCount];
        dependent = new boolean[rowCount];
        pinned = new double[program.size()];
        pinnedAt = new double[program.size()];
        free = new double[program.size()];
        right = new double[program.size()];
    }

    /// False where the system is singular.
    @Override
    public boolean factor(ActiveSet set) {
        if (!factor.factor(set)) {
            return false;
        }
        activeCount = 0;
        for (int r = 0; r < set.rows.length; r++) {
            if (set.rows[r] != ActiveSet.FREE) {
                active[activeCount++] = r;
            }
        }
        factorRows();
        return true;
    }

    /// Whether the factor was changed from that of earlier sets, and has their rounding.
    @Override
    public boolean isChanged() {
        return factor.isChanged();
    }

    /// The same set, from nothing.
    boolean factorAnew(ActiveSet set) {
        factor.forget();
        return factor(set);
    }

    /// Cholesky of the Schur complement; a row that depends on those before it gets no multiplier.
    private void factorRows() {
        Arrays.fill(schur, 0, activeCount * activeCount, 0);
        for (int i = 0; i < factor.count(); i++) {
            for (int a = 0; a < activeCount; a++) {
                double value = factor.y(i, active[a]);
                for (int b = 0; b <= a; b++) {
                    schur[a * activeCount + b] += value * factor.y(i, active[b]);
                }
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

    @Override
    public void solve(double[] linear, double[] targets, double[] x, double[] multipliers) {
        int count = factor.count();
        for (int i = 0; i < count; i++) {
            x[factor.variable(i)] = 0;
        }
        pin(x);
        for (int i = 0; i < count; i++) {
            int variable = factor.variable(i);
            right[i] = linear[variable] - pinned[variable];
        }
        finish(targets, x, multipliers);
    }

    /// Only what was pinned or set free since the last time changes the product, unless that is much.
    private void pin(double[] x) {
        int differences = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] != pinnedAt[i]) {
                // From an infinite value there is no way back but anew.
                differences += Double.isFinite(x[i] - pinnedAt[i]) ? 1 : x.length;
            }
        }
        pinnedChanges += differences;
        if (differences > x.length / 4 || pinnedChanges > MOST_PINNED_CHANGES) {
            pinnedChanges = 0;
            Arrays.fill(pinned, 0);
            program.curvature().addTimes(x, pinned);
        } else if (differences > 0) {
            for (int i = 0; i < x.length; i++) {
                if (x[i] != pinnedAt[i]) {
                    program.curvature().addRow(i, x[i] - pinnedAt[i], pinned);
                }
            }
        }
        System.arraycopy(x, 0, pinnedAt, 0, x.length);
    }

    /// Rows of pinned variables are not read again.
    @Override
    public void product(double[] x, double[] target) {
        System.arraycopy(pinned, 0, target, 0, target.length);
        Arrays.fill(free, 0);
        for (int i = 0; i < factor.count(); i++) {
            free[factor.variable(i)] = x[factor.variable(i)];
        }
        program.curvature().addTimes(free, target);
    }

    /// From the right side on; free variables are 0 in x until they are written.
    private void finish(double[] targets, double[] x, double[] multipliers) {
        int count = factor.count();
        factor.forward(right);
        Arrays.fill(multipliers, 0);
        var lambda = new double[activeCount];
        for (int a = 0; a < activeCount; a++) {
            lambda[a] = targets[active[a]] - program.rowValue(active[a], x);
        }
        for (int i = 0; i < count; i++) {
            for (int a = 0; a < activeCount; a++) {
                lambda[a] -= factor.y(i, active[a]) * right[i];
            }
        }
        solveSchur(lambda);
        for (int a = 0; a < activeCount; a++) {
            multipliers[active[a]] = lambda[a];
        }
        for (int i = 0; i < count; i++) {
            for (int a = 0; a < activeCount; a++) {
                right[i] += lambda[a] * factor.y(i, active[a]);
            }
        }
        factor.backward(right);
        for (int i = 0; i < count; i++) {
            x[factor.variable(i)] = right[i];
        }
    }

    @Override
    public void refine(double[] gradient, double[] targets, double[] x, double[] multipliers) {
        var gaps = new double[targets.length];
        int count = factor.count();
        for (int i = 0; i < count; i++) {
            right[i] = -gradient[factor.variable(i)];
        }
        for (int a = 0; a < activeCount; a++) {
            gaps[active[a]] = targets[active[a]] - program.rowValue(active[a], x);
        }
        var step = new double[x.length];
        var change = new double[multipliers.length];
        finish(gaps, step, change);
        for (int i = 0; i < count; i++) {
            x[factor.variable(i)] += step[factor.variable(i)];
        }
        for (int a = 0; a < activeCount; a++) {
            if (!dependent[a]) {
                multipliers[active[a]] += change[active[a]];
            }
        }
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
