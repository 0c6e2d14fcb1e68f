package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionCommon_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/// Peer for benchmarks: min ½wᵀSw − cᵀw, Σw = 1, lower ≤ w ≤ upper by plain block pivoting (Júdice and Pires 1994) on
/// EJML's Cholesky decomposition: everything that contradicts its place moves at once, and each round factors anew.
/// Exact where it ends, which on factor models it does; it has no fallback and no other limits.
///
/// It starts from the share of assets that suits the family, by what they add to the equally weighted book: better
/// than all assets where few are held.
final class Yardstick {

    private static final double TOLERANCE = 1e-12;

    private final DMatrixRMaj covariance;
    private final double[] linear;
    private final double[] lower;
    private final double[] upper;
    private final byte[] sides;
    private final double[] weights;
    private int rounds;

    private Yardstick(Problem problem, DMatrixRMaj covariance, double[] linear, double share) {
        this.covariance = covariance;
        this.linear = linear;
        lower = problem.constraints().lower();
        upper = problem.constraints().upper();
        sides = new byte[linear.length];
        weights = new double[linear.length];
        Integer[] order = new Integer[linear.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> problem.risk().rowSum(i) / linear.length - linear[i]));
        for (int k = (int) Math.ceil(share * order.length); k < order.length; k++) {
            sides[order[k]] = -1;
        }
    }

    /// @param share of assets in the first guess
    static double[] solve(Problem problem, DMatrixRMaj covariance, double[] linear, double share) {
        var yardstick = new Yardstick(problem, covariance, linear, share);
        while (yardstick.round()) {
            if (yardstick.rounds > 100) {
                throw new IllegalStateException("block pivoting did not end");
            }
        }
        return yardstick.weights;
    }

    /// Solves for the guess and corrects it; false where nothing was wrong.
    private boolean round() {
        rounds++;
        int size = linear.length;
        var free = new int[size];
        int count = 0;
        double room = 1;
        for (int i = 0; i < size; i++) {
            weights[i] = sides[i] < 0 ? lower[i] : sides[i] > 0 ? upper[i] : 0;
            room -= weights[i];
            if (sides[i] == 0) {
                free[count++] = i;
            }
        }
        double[] gradient = gradient();
        var ones = new double[count];
        var right = new double[count];
        for (int i = 0; i < count; i++) {
            ones[i] = 1;
            right[i] = -gradient[free[i]];
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = factor(free, count);
        solve(cholesky, ones);
        solve(cholesky, right);
        double level = (room - sum(right)) / sum(ones);
        for (int i = 0; i < count; i++) {
            weights[free[i]] = right[i] + level * ones[i];
        }
        return corrected(gradient(), level);
    }

    private boolean corrected(double[] gradient, double level) {
        boolean moved = false;
        for (int i = 0; i < linear.length; i++) {
            byte next = sides[i];
            if (next == 0) {
                next = (byte) (weights[i] < lower[i] - TOLERANCE ? -1 : weights[i] > upper[i] + TOLERANCE ? 1 : 0);
            } else if ((gradient[i] - level) * next > TOLERANCE * Math.abs(level)) {
                next = 0;
            }
            moved |= next != sides[i];
            sides[i] = next;
        }
        return moved;
    }

    /// Sw − c.
    private double[] gradient() {
        int size = linear.length;
        var gradient = new double[size];
        for (int i = 0; i < size; i++) {
            gradient[i] -= linear[i];
            if (weights[i] != 0) {
                for (int j = 0; j < size; j++) {
                    gradient[j] += weights[i] * covariance.data[i * size + j];
                }
            }
        }
        return gradient;
    }

    private CholeskyDecomposition_F64<DMatrixRMaj> factor(int[] free, int count) {
        var held = new DMatrixRMaj(count, count);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                held.data[i * count + j] = covariance.data[free[i] * linear.length + free[j]];
            }
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(count, true);
        if (!cholesky.decompose(held)) {
            throw new IllegalStateException("singular");
        }
        return cholesky;
    }

    private static void solve(CholeskyDecomposition_F64<DMatrixRMaj> cholesky, double[] b) {
        double[] l = lower(cholesky).data;
        int count = b.length;
        for (int i = 0; i < count; i++) {
            double value = b[i];
            for (int j = 0; j < i; j++) {
                value -= l[i * count + j] * b[j];
            }
            b[i] = value / l[i * count + i];
        }
        for (int i = count - 1; i >= 0; i--) {
            b[i] /= l[i * count + i];
            for (int j = 0; j < i; j++) {
                b[j] -= l[i * count + j] * b[i];
            }
        }
    }

    /// EJML's own array where it has one: large matrices are factored in blocks, and copied out.
    private static DMatrixRMaj lower(CholeskyDecomposition_F64<DMatrixRMaj> cholesky) {
        return cholesky instanceof CholeskyDecompositionCommon_DDRM rows ? rows.getT() : cholesky.getT(null);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
