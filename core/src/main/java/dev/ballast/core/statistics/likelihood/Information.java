package dev.ballast.core.statistics.likelihood;

import dev.ballast.core.result.Result;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Standard errors from the curvature of a log-likelihood at its maximum.
public final class Information {

    private Information() {}

    /// (−H)⁻¹, the inverse of the observed information: the covariance of the estimates in large samples. Missing
    /// where −H is not positive definite.
    ///
    /// @param hessian n × n second derivatives of the log-likelihood
    public static Result<DMatrixRMaj> covariance(double[][] hessian) {
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
        var covariance = new DMatrixRMaj(size, size);
        var unit = new double[size];
        var column = new double[size];
        for (int j = 0; j < size; j++) {
            Arrays.fill(unit, 0);
            unit[j] = 1;
            solver.solve(unit, column);
            for (int i = 0; i < size; i++) {
                covariance.set(i, j, column[i] / scale[i] / scale[j]);
            }
        }
        return Result.of(covariance);
    }

    /// Roots of the diagonal of [#covariance].
    public static Result<double[]> standardErrors(double[][] hessian) {
        return covariance(hessian).map(covariance -> {
            var errors = new double[covariance.numRows];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = Math.sqrt(covariance.get(i, i));
            }
            return errors;
        });
    }
}
