package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.CovarianceFactor;
import java.util.Arrays;

/// The equations of an active set in which little is active, with the factor of the whole matrix: a pinned variable is
/// one more active row, x(i) = bound.
///
/// H = UᵀU, Z = U⁻ᵀ[e(pinned), A(active)ᵀ], (ZᵀZ)ν = b − Zᵀr with r = U⁻ᵀc, x = U⁻¹(r + Zν): O(n²) for each column of
/// Z and nothing in O(n³) (range-space method, Nocedal and Wright 2006, section 16.2). Columns and their products are
/// kept from set to set. What is nearly singular is left to [ReducedSystem].
final class PinnedEquations implements ActiveEquations {

    /// Of a column's own length, what those before it must leave.
    private static final double DEPENDENT = 1e-9;
    /// Variables for each column: from there on the free variables' own factor costs less.
    private static final int VARIABLES_A_COLUMN = 24;
    private static final int FEWEST = 4;

    private final QuadraticProgram program;
    private final CovarianceFactor factor;
    private final int size;
    /// Pinned variables, then size + row of active rows.
    private final int[] active;
    private int activeCount;
    private int pinnedCount;
    /// Where a variable's or row's column is, −1 for nowhere.
    private final int[] place;
    private final double[][] columns;
    private final double[][] products;
    private int columnCount;
    /// Lower triangular, LLᵀ = ZᵀZ of what is active.
    private final double[][] root;
    private final double[] right;

    PinnedEquations(QuadraticProgram program, CovarianceFactor factor) {
        this.program = program;
        this.factor = factor;
        size = program.size();
        active = new int[Math.max(FEWEST, size / VARIABLES_A_COLUMN)];
        place = new int[size + program.rowCount()];
        Arrays.fill(place, -1);
        columns = new double[2 * active.length][];
        products = new double[2 * active.length][];
        root = new double[active.length][active.length];
        right = new double[size];
    }

    @Override
    public boolean factor(ActiveSet set) {
        if (!collect(set)) {
            return false;
        }
        makeColumns();
        return factorProducts();
    }

    /// What rounding leaves here, a factor of the free variables may not.
    @Override
    public boolean isChanged() {
        return true;
    }

    /// False where more is active than there is room for.
    private boolean collect(ActiveSet set) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (set.variables[i] != ActiveSet.FREE) {
                if (count == active.length) {
                    return false;
                }
                active[count++] = i;
            }
        }
        pinnedCount = count;
        for (int r = 0; r < set.rows.length; r++) {
            if (set.rows[r] != ActiveSet.FREE) {
                if (count == active.length) {
                    return false;
                }
                active[count++] = size + r;
            }
        }
        activeCount = count;
        return true;
    }

    private void makeColumns() {
        int missing = 0;
        for (int k = 0; k < activeCount; k++) {
            missing += place[active[k]] < 0 ? 1 : 0;
        }
        if (columnCount + missing > columns.length) {
            Arrays.fill(place, -1);
            columnCount = 0;
        }
        for (int k = 0; k < activeCount; k++) {
            if (place[active[k]] < 0) {
                makeColumn(active[k]);
            }
        }
    }

    private void makeColumn(int constraint) {
        double[] column = constraint < size
                ? new double[size]
                : program.rows().get(constraint - size).clone();
        if (constraint < size) {
            column[constraint] = 1;
        }
        factor.forward(column);
        columns[columnCount] = column;
        var byPlace = new double[columnCount + 1];
        for (int p = 0; p <= columnCount; p++) {
            byPlace[p] = Products.dot(column, 0, columns[p], 0, 0, size);
        }
        products[columnCount] = byPlace;
        place[constraint] = columnCount++;
    }

    private double product(int k, int l) {
        int one = place[active[k]];
        int other = place[active[l]];
        return products[Math.max(one, other)][Math.min(one, other)];
    }

    private boolean factorProducts() {
        for (int k = 0; k < activeCount; k++) {
            double own = product(k, k);
            for (int l = 0; l <= k; l++) {
                double value = product(k, l) - Products.dot(root[k], 0, root[l], 0, 0, l);
                if (l < k) {
                    root[k][l] = value / root[l][l];
                } else if (value > DEPENDENT * own) {
                    root[k][k] = Math.sqrt(value);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void solve(double[] linear, double[] targets, double[] x, double[] multipliers) {
        System.arraycopy(linear, 0, right, 0, size);
        var values = new double[activeCount];
        for (int k = 0; k < activeCount; k++) {
            values[k] = k < pinnedCount ? x[active[k]] : targets[active[k] - size];
        }
        finish(values, multipliers);
        for (int k = 0; k < pinnedCount; k++) {
            right[active[k]] = values[k];
        }
        System.arraycopy(right, 0, x, 0, size);
    }

    /// From c in `right` to x there.
    ///
    /// @param values what is asked of each active constraint; kept
    private void finish(double[] values, double[] multipliers) {
        factor.forward(right);
        var price = new double[activeCount];
        for (int k = 0; k < activeCount; k++) {
            double value = values[k] - Products.dot(columns[place[active[k]]], 0, right, 0, 0, size);
            price[k] = (value - Products.dot(root[k], 0, price, 0, 0, k)) / root[k][k];
        }
        Arrays.fill(multipliers, 0);
        for (int k = activeCount - 1; k >= 0; k--) {
            for (int l = k + 1; l < activeCount; l++) {
                price[k] -= root[l][k] * price[l];
            }
            price[k] /= root[k][k];
            double[] column = columns[place[active[k]]];
            for (int i = 0; i < size; i++) {
                right[i] += price[k] * column[i];
            }
            if (k >= pinnedCount) {
                multipliers[active[k] - size] = price[k];
            }
        }
        factor.backward(right);
    }

    @Override
    public void product(double[] x, double[] target) {
        Arrays.fill(target, 0);
        program.curvature().addTimes(x, target);
    }

    @Override
    public void refine(double[] gradient, double[] targets, double[] x, double[] multipliers) {
        for (int i = 0; i < size; i++) {
            right[i] = -gradient[i];
        }
        var gaps = new double[activeCount];
        for (int k = 0; k < activeCount; k++) {
            // The gradient of a pinned variable is its price.
            if (k < pinnedCount) {
                right[active[k]] = 0;
            } else {
                int row = active[k] - size;
                gaps[k] = targets[row] - program.rowValue(row, x);
            }
        }
        var change = new double[multipliers.length];
        finish(gaps, change);
        for (int k = 0; k < pinnedCount; k++) {
            right[active[k]] = 0;
        }
        for (int i = 0; i < size; i++) {
            x[i] += right[i];
        }
        for (int r = 0; r < multipliers.length; r++) {
            multipliers[r] += change[r];
        }
    }
}
