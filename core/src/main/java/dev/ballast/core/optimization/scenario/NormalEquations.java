package dev.ballast.core.optimization.scenario;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Solves [S −Eᵀ; E 0] (x, y) = (b, e) by Cholesky of S and of E S⁻¹ Eᵀ.
///
/// Late in an interior-point method S is as good as singular along directions that do not matter; a pivot that is
/// rounding of its diagonal is taken as infinite there (Wright 1999).
final class NormalEquations {

    private static final double ROUNDING = 1e-24;
    private static final double INFINITE = 1e64;

    private final int size;
    private final int equalities;
    private final double[][] rows;
    private final double[] factor;
    private final double[][] images;
    private final double[] inner;
    private final double[] right;

    NormalEquations(int size, List<Polyhedron.Row> equalities) {
        this.size = size;
        this.equalities = equalities.size();
        this.rows = equalities.stream().map(Polyhedron.Row::coefficients).toArray(double[][]::new);
        this.factor = new double[size * size];
        this.images = new double[this.equalities][size];
        this.inner = new double[this.equalities * this.equalities];
        this.right = new double[this.equalities];
    }

    void factor(DMatrixRMaj matrix) {
        System.arraycopy(matrix.data, 0, factor, 0, size * size);
        cholesky(factor, size);
        for (int k = 0; k < equalities; k++) {
            java.util.Arrays.fill(images[k], 0);
            System.arraycopy(rows[k], 0, images[k], 0, rows[k].length);
            solve(factor, size, images[k]);
        }
        for (int k = 0; k < equalities; k++) {
            for (int l = 0; l < equalities; l++) {
                inner[k * equalities + l] = product(rows[k], images[l]);
            }
        }
        cholesky(inner, equalities);
    }

    /// b becomes x, e becomes y.
    void solve(double[] b, double[] e) {
        solve(factor, size, b);
        for (int k = 0; k < equalities; k++) {
            right[k] = e[k] - product(rows[k], b);
        }
        solve(inner, equalities, right);
        for (int k = 0; k < equalities; k++) {
            e[k] = right[k];
            for (int i = 0; i < size; i++) {
                b[i] += right[k] * images[k][i];
            }
        }
    }

    /// Over the length of the shorter first vector.
    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// Upper factor UᵀU in place, along rows.
    private static void cholesky(double[] a, int n) {
        for (int k = 0; k < n; k++) {
            double pivot = a[k * n + k];
            for (int i = 0; i < k; i++) {
                pivot -= a[i * n + k] * a[i * n + k];
            }
            double root = pivot > ROUNDING * a[k * n + k] ? Math.sqrt(pivot) : INFINITE;
            for (int i = 0; i < k; i++) {
                double ratio = a[i * n + k];
                if (ratio != 0) {
                    for (int j = k + 1; j < n; j++) {
                        a[k * n + j] -= ratio * a[i * n + j];
                    }
                }
            }
            a[k * n + k] = root;
            for (int j = k + 1; j < n; j++) {
                a[k * n + j] /= root;
            }
        }
    }

    private static void solve(double[] u, int n, double[] x) {
        for (int i = 0; i < n; i++) {
            x[i] /= u[i * n + i];
            double value = x[i];
            for (int j = i + 1; j < n; j++) {
                x[j] -= value * u[i * n + j];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int j = i + 1; j < n; j++) {
                sum -= u[i * n + j] * x[j];
            }
            x[i] = sum / u[i * n + i];
        }
    }
}
