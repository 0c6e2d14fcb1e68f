package dev.ballast.core.statistics;

import org.ejml.data.DMatrixRMaj;

/// Eigenvalues and eigenvectors of a covariance or correlation matrix, the largest first. Immutable.
///
/// A component is a portfolio of unit length; its eigenvalue is its variance. Signs are free: each is turned so that
/// its entries sum to more than 0, or, where they sum to 0, so that its largest entry is positive. Components of equal
/// eigenvalues are any basis of their space. O(n³), EJML's symmetric QR iteration.
public final class PrincipalComponents {

    /// A sum of a unit vector's entries that is only rounding.
    private static final double ROUNDING = 1e-12;

    private final SymmetricEigen eigen;

    private PrincipalComponents(SymmetricEigen eigen) {
        this.eigen = eigen;
    }

    /// Components of a symmetric n × n matrix, n ≥ 1, entries finite; one not symmetric to 1e-9 is refused.
    public static PrincipalComponents of(DMatrixRMaj symmetric) {
        SymmetricEigen eigen = SymmetricEigen.of(symmetric);
        for (int rank = 0; rank < eigen.size(); rank++) {
            turn(eigen.vectors(), rank);
        }
        return new PrincipalComponents(eigen);
    }

    private static void turn(DMatrixRMaj vectors, int rank) {
        double sum = 0;
        double largest = 0;
        for (int asset = 0; asset < vectors.numCols; asset++) {
            double entry = vectors.get(rank, asset);
            sum += entry;
            largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
        }
        double sign = Math.abs(sum) > ROUNDING ? sum : largest;
        if (sign < 0) {
            for (int asset = 0; asset < vectors.numCols; asset++) {
                vectors.set(rank, asset, -vectors.get(rank, asset));
            }
        }
    }

    /// Number of assets n, and of components.
    public int size() {
        return eigen.size();
    }

    /// Variance of a component, 0 being the largest one's rank.
    public double eigenvalue(int rank) {
        return eigen.value(rank);
    }

    /// Weight of an asset in a component.
    public double weight(int rank, int asset) {
        return eigen.vectors().get(rank, asset);
    }

    /// Share of the total variance in a component; `IllegalArgumentException` where there is no variance at all.
    public double explained(int rank) {
        return eigenvalue(rank) / total();
    }

    /// Share of the total variance in the first `components` (Kritzman, Li, Page and Rigobon 2011, "Principal
    /// components as a measure of systemic risk"; they take a fifth of the number of assets).
    public double absorptionRatio(int components) {
        if (components < 1 || components > size()) {
            throw new IllegalArgumentException("components must lie in [1, " + size() + "], was " + components);
        }
        double sum = 0;
        for (int rank = 0; rank < components; rank++) {
            sum += eigenvalue(rank);
        }
        return sum / total();
    }

    /// [#absorptionRatio(int)] of a fifth of the components, rounded down, at least one.
    public double absorptionRatio() {
        return absorptionRatio(Math.max(1, size() / 5));
    }

    private double total() {
        double sum = 0;
        for (int rank = 0; rank < size(); rank++) {
            sum += eigenvalue(rank);
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("total variance must be > 0, was " + sum);
        }
        return sum;
    }
}
