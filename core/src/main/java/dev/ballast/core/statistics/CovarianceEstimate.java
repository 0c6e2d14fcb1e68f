package dev.ballast.core.statistics;

import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;

/// A covariance matrix with what is needed to judge it. Symmetric, every entry finite. Immutable.
public final class CovarianceEstimate {

    private final DMatrixRMaj matrix;
    private final int observations;
    private final double effectiveObservations;
    private final OptionalDouble shrinkage;
    private final String convention;

    private CovarianceEstimate(
            DMatrixRMaj matrix,
            int observations,
            double effectiveObservations,
            OptionalDouble shrinkage,
            String convention) {
        this.matrix = matrix;
        this.observations = observations;
        this.effectiveObservations = effectiveObservations;
        this.shrinkage = shrinkage;
        this.convention = convention;
    }

    /// An estimate from outside this package.
    ///
    /// @param matrix n × n, symmetric; copied
    /// @param observations rows T it was estimated from
    /// @param effectiveObservations 1 ÷ Σw² with weights that sum to 1: T for equal weights (Kish 1965)
    /// @param convention how it was estimated, one line for the screen
    public static CovarianceEstimate of(
            DMatrixRMaj matrix, int observations, double effectiveObservations, String convention) {
        return owning(matrix.copy(), observations, effectiveObservations, convention);
    }

    /// As [#of], without the copy: for matrices that nobody else holds.
    static CovarianceEstimate owning(
            DMatrixRMaj matrix, int observations, double effectiveObservations, String convention) {
        if (matrix.numRows != matrix.numCols) {
            throw new IllegalArgumentException(
                    "covariance must be square, was " + matrix.numRows + " x " + matrix.numCols);
        }
        return new CovarianceEstimate(matrix, observations, effectiveObservations, OptionalDouble.empty(), convention);
    }

    /// The same with the share of the target that went into it, in [0, 1].
    public CovarianceEstimate shrunkBy(double intensity) {
        if (!(intensity >= 0 && intensity <= 1)) {
            throw new IllegalArgumentException("shrinkage must lie in [0, 1], was " + intensity);
        }
        return new CovarianceEstimate(
                matrix, observations, effectiveObservations, OptionalDouble.of(intensity), convention);
    }

    /// n × n per period of the returns, squares of fractions; a copy.
    public DMatrixRMaj matrix() {
        return matrix.copy();
    }

    /// The matrix times `periodsPerYear`, as for returns that are independent over time; a copy.
    public DMatrixRMaj annual(int periodsPerYear) {
        DMatrixRMaj annual = matrix.copy();
        for (int i = 0; i < annual.data.length; i++) {
            annual.data[i] *= periodsPerYear;
        }
        return annual;
    }

    /// Number of assets n.
    public int size() {
        return matrix.numRows;
    }

    public double get(int row, int column) {
        return matrix.get(row, column);
    }

    /// Number of observations T.
    public int observations() {
        return observations;
    }

    /// Equally weighted observations that would leave the same error; T for equal weights.
    public double effectiveObservations() {
        return effectiveObservations;
    }

    /// Share of the target in [0, 1]; empty for estimators that do not shrink.
    public OptionalDouble shrinkage() {
        return shrinkage;
    }

    /// How it was estimated, one line for the screen.
    public String convention() {
        return convention;
    }

    /// √((S(i,i) S(j,j) + S(i,j)²) ÷ effective observations): for independent normal returns, before shrinkage
    /// (Anderson 2003, theorem 3.4.4). Returns with fat tails have larger ones.
    public double standardError(int row, int column) {
        double covariance = get(row, column);
        return Math.sqrt((get(row, row) * get(column, column) + covariance * covariance) / effectiveObservations);
    }
}
