package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.CovarianceFactor;
import java.util.Optional;

/// The matrix H of a quadratic program, symmetric and positive semidefinite, by rows.
interface Curvature {

    int size();

    double diagonal(int row);

    /// Sum of a row's entries.
    double rowSum(int row);

    /// target += scale × row.
    void addRow(int row, double scale, double[] target);

    /// target += H x.
    void addTimes(double[] x, double[] target);

    /// Entries of a row at `columns[from] … columns[to − 1]`, to `target` from `offset` on.
    void gather(int row, int[] columns, int from, int to, double[] target, int offset);

    /// Whether all entries off the diagonal are 0.
    default boolean isDiagonal() {
        return false;
    }

    /// H = UᵀU where it is at hand.
    default Optional<CovarianceFactor> factor() {
        return Optional.empty();
    }

    /// Whether the program's answer may not be unique.
    boolean isSingular();
}
