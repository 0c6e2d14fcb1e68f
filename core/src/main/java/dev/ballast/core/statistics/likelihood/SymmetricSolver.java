package dev.ballast.core.statistics.likelihood;

/// Cholesky factors of small symmetric matrices, without allocation between solves.
final class SymmetricSolver {

    private final int size;
    private final double[][] lower;

    SymmetricSolver(int size) {
        this.size = size;
        this.lower = new double[size][size];
    }

    /// Factors −hessian + damping · diag(scale); false where that is not positive definite.
    boolean factor(double[][] hessian, double damping, double[] scale) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = -hessian[i][j] + (i == j ? damping * scale[i] : 0);
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j) {
                    // A pivot that is rounding of the diagonal says singular, not definite.
                    if (!(sum > 1e-13 * Math.abs(hessian[i][i]))) {
                        return false;
                    }
                    lower[i][i] = Math.sqrt(sum);
                } else {
                    lower[i][j] = sum / lower[j][j];
                }
            }
        }
        return true;
    }

    void solve(double[] right, double[] solution) {
        for (int i = 0; i < size; i++) {
            double sum = right[i];
            for (int j = 0; j < i; j++) {
                sum -= lower[i][j] * solution[j];
            }
            solution[i] = sum / lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = solution[i];
            for (int j = i + 1; j < size; j++) {
                sum -= lower[j][i] * solution[j];
            }
            solution[i] = sum / lower[i][i];
        }
    }
}
