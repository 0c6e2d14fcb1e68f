package dev.ballast.core.statistics.likelihood;

import dev.ballast.core.result.Result;
import java.util.Arrays;

/// Standard errors from the curvature of a log-likelihood at its maximum.
public final class Information {

    private Information() {}

    /// Roots of the diagonal of (−H)⁻¹, the inverse of the observed information; missing where −H is not positive
    /// definite.
    ///
    /// @param hessian n × n second derivatives of the log-likelihood
    public static Result<double[]> standardErrors(double[][] hessian) {
        int size = hessian.length;
        // Units differ by orders of magnitude: the test for definiteness is on a matrix of unit diagonal.
        var scale = new double[size];
        for (int i = 0; i < size; i++) {
            if (!(hessian[i][i] < 0)) {
                return Result.missing("the likelihood does not fall in every direction: no standard errors");
            }
            scale[i] = Math.sqrt(-hessian[i][i]);
        }
        var scaled = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                scaled[i][j] = hessian[i][j] / scale[i] / scale[j];
            }
        }
        var solver = new SymmetricSolver(size);
        if (!solver.factor(scaled, 0, scale)) {
            return Result.missing("the likelihood does not fall in every direction: no standard errors");
        }
        var errors = new double[size];
        var unit = new double[size];
        var column = new double[size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(unit, 0);
            unit[i] = 1;
            solver.solve(unit, column);
            errors[i] = Math.sqrt(column[i]) / scale[i];
        }
        return Result.of(errors);
    }
}
