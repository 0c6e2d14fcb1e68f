package dev.ballast.core.optimization;

import dev.ballast.core.result.Result;
import java.util.Arrays;

/// S⁻¹b by a Cholesky factor, no inverse. Stateless.
public final class CovarianceSolve {

    /// Share of an asset's variance that must be left when those before it are known: rounding leaves about 1e-16 of a
    /// twin's.
    private static final double SINGULAR = 1e-12;

    private CovarianceSolve() {}

    /// x with Sx = b. Missing where S is singular to rounding, with the asset that others determine.
    ///
    /// @param right b, finite, one number per asset
    public static Result<double[]> of(RiskModel risk, double[] right) {
        int size = risk.size();
        if (right.length != size) {
            throw new IllegalArgumentException("covariance is on " + size + " assets, was given " + right.length);
        }
        Constraints.requireFinite(right, "right side");
        double[][] lower = new double[size][];
        for (int i = 0; i < size; i++) {
            lower[i] = new double[i + 1];
            double rest = risk.variance(i);
            for (int j = 0; j < i; j++) {
                lower[i][j] = (risk.get(i, j) - product(lower[i], lower[j], j)) / lower[j][j];
                rest -= lower[i][j] * lower[i][j];
            }
            if (!(rest > SINGULAR * risk.variance(i))) {
                return Result.missing("the covariance is singular: " + risk.nameOf(i)
                        + " has no risk that the assets before it don't have, so that a mix without risk exists");
            }
            lower[i][i] = Math.sqrt(rest);
        }
        double[] x = Arrays.copyOf(right, size);
        for (int i = 0; i < size; i++) {
            x[i] = (x[i] - product(lower[i], x, i)) / lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            x[i] /= lower[i][i];
            for (int j = 0; j < i; j++) {
                x[j] -= lower[i][j] * x[i];
            }
        }
        return Result.of(x);
    }

    private static double product(double[] one, double[] other, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
