package dev.ballast.core.statistics.timeseries;

import org.ejml.data.DMatrixRMaj;

/// The outcome of Johansen's procedure on n series. Rank r means r cointegrating relations. Immutable.
public final class JohansenOutcome {

    private final Deterministic terms;
    private final int observations;
    private final double[] eigenvalues;
    private final DMatrixRMaj vectors;

    JohansenOutcome(Deterministic terms, int observations, double[] eigenvalues, DMatrixRMaj vectors) {
        this.terms = terms;
        this.observations = observations;
        this.eigenvalues = eigenvalues;
        this.vectors = vectors;
    }

    /// Number of series n.
    public int series() {
        return eigenvalues.length;
    }

    /// Rows of the regression.
    public int observations() {
        return observations;
    }

    /// Squared canonical correlations in [0, 1), largest first.
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /// Entry r: −T Σ ln(1 − λ(i)), i > r, against the hypothesis of at most r relations.
    public double[] traceStatistics() {
        var statistics = new double[eigenvalues.length];
        double sum = 0;
        for (int i = statistics.length - 1; i >= 0; i--) {
            sum -= observations * Math.log1p(-eigenvalues[i]);
            statistics[i] = sum;
        }
        return statistics;
    }

    /// Entry r: −T ln(1 − λ(r+1)), against the hypothesis of r relations, the alternative being r + 1.
    public double[] maximumEigenvalueStatistics() {
        var statistics = new double[eigenvalues.length];
        for (int i = 0; i < statistics.length; i++) {
            statistics[i] = -observations * Math.log1p(-eigenvalues[i]);
        }
        return statistics;
    }

    /// Critical values of the trace statistic for at most `rank` relations.
    public CriticalValues traceCriticalValues(int rank) {
        return values(JohansenTables.trace(terms, trends(rank)));
    }

    /// Critical values of the maximum eigenvalue statistic for `rank` relations.
    public CriticalValues maximumEigenvalueCriticalValues(int rank) {
        return values(JohansenTables.maximum(terms, trends(rank)));
    }

    /// Number of relations by the trace test at 5 %: the first rank whose hypothesis isn't refused.
    ///
    /// The tables with a constant are those of series that drift; for series without drift the last step, to rank
    /// n, is taken too often (about one sample in four).
    public int rank() {
        double[] statistics = traceStatistics();
        int rank = 0;
        while (rank < statistics.length
                && statistics[rank] > traceCriticalValues(rank).fivePercent()) {
            rank++;
        }
        return rank;
    }

    /// The cointegrating vector that belongs to an eigenvalue, of unit variance in the sample; its sign is
    /// arbitrary.
    public double[] vector(int index) {
        var vector = new double[eigenvalues.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = vectors.get(i, index);
        }
        return vector;
    }

    private int trends(int rank) {
        if (rank < 0 || rank >= eigenvalues.length) {
            throw new IllegalArgumentException("rank must lie in [0, " + eigenvalues.length + "), was " + rank);
        }
        return eigenvalues.length - rank;
    }

    private static CriticalValues values(double[] row) {
        return new CriticalValues(row[2], row[1], row[0]);
    }
}
