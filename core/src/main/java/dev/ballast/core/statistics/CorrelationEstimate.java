package dev.ballast.core.statistics;

import org.ejml.data.DMatrixRMaj;

/// A correlation matrix with what is needed to judge it: ones on the diagonal, entries in [−1, 1]. Immutable.
public final class CorrelationEstimate {

    private final DMatrixRMaj matrix;
    private final int observations;
    private final String convention;

    CorrelationEstimate(DMatrixRMaj matrix, int observations, String convention) {
        this.matrix = matrix;
        this.observations = observations;
        this.convention = convention;
    }

    /// n × n, a copy.
    public DMatrixRMaj matrix() {
        return matrix.copy();
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

    /// How it was estimated, one line for the screen.
    public String convention() {
        return convention;
    }

    /// (1 − ρ²) ÷ √(T − 1): Pearson's, for independent normal returns (Anderson 2003, theorem 4.2.4).
    public double standardError(int row, int column) {
        double correlation = get(row, column);
        return (1 - correlation * correlation) / Math.sqrt(observations - 1.0);
    }

    /// Mean of the n (n − 1) ÷ 2 correlations of different assets: how much moves as one. Needs n ≥ 2.
    public double meanOffDiagonal() {
        int size = size();
        if (size < 2) {
            throw new IllegalArgumentException("a mean correlation needs at least 2 assets, was " + size);
        }
        double sum = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < row; column++) {
                sum += get(row, column);
            }
        }
        return 2 * sum / ((double) size * (size - 1));
    }

    /// Its eigenvalues and components.
    public PrincipalComponents principalComponents() {
        return PrincipalComponents.of(matrix);
    }
}
