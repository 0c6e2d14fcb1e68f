package dev.ballast.core.optimization;

import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.CovarianceRepair;
import dev.ballast.core.statistics.kernel.RowSums;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// A covariance matrix that was checked once, so that no solve has to: finite, symmetric, positive semidefinite.
/// Immutable; O(n³) to make.
///
/// Singular matrices pass (T < n, identical assets, cash with variance 0). Symmetric is what differs by no more than
/// 1e-9 √(sᵢᵢ sⱼⱼ), halves are then averaged; semidefinite is what has no eigenvalue below −1e-9 of its largest
/// variance.
public final class RiskModel {

    private static final double SYMMETRY = 1e-9;
    private static final double DEFINITENESS = 1e-9;
    private static final double SINGULAR = 1e-7;

    private final int size;
    private final double[] entries;
    private final double[] rowSums;

    private final boolean singular;
    private final @Nullable CovarianceFactor factor;
    private final @Nullable List<String> names;

    private RiskModel(
            int size,
            double[] entries,
            double[] rowSums,
            boolean singular,
            @Nullable CovarianceFactor factor,
            @Nullable List<String> names) {
        this.size = size;
        this.entries = entries;
        this.rowSums = rowSums;
        this.singular = singular;
        this.factor = factor;
        this.names = names;
    }

    /// Checks a covariance matrix and takes a copy.
    ///
    /// @param covariance n × n, n ≥ 1, in any period's units; `IllegalArgumentException` names the entry or the
    ///     eigenvalue that is wrong
    public static RiskModel of(DMatrixRMaj covariance) {
        return checked(covariance, null);
    }

    /// The same with names of assets for messages.
    ///
    /// @param names one per asset
    public static RiskModel of(DMatrixRMaj covariance, List<String> names) {
        return checked(covariance, List.copyOf(names));
    }

    private static RiskModel checked(DMatrixRMaj covariance, @Nullable List<String> names) {
        int size = covariance.numRows;
        if (size == 0 || covariance.numCols != size) {
            throw new IllegalArgumentException(
                    "covariance must be square, was " + covariance.numRows + " x " + covariance.numCols);
        }
        if (names != null && names.size() != size) {
            throw new IllegalArgumentException(
                    "covariance is on " + size + " assets, was given " + names.size() + " names");
        }
        double[] entries = symmetric(covariance, size, names);
        double largest = largestVariance(entries, size);
        CovarianceFactor factor = CovarianceFactor.of(entries, size, 0, SINGULAR * largest);
        boolean singular = factor == null && isSingular(entries, size, largest);
        var sums = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += entries[i * size + j];
            }
            sums[i] = sum;
        }
        return new RiskModel(size, entries, sums, singular, factor, names);
    }

    public static RiskModel of(CovarianceEstimate estimate) {
        return of(estimate.matrix());
    }

    /// The same matrix with names of assets for messages.
    RiskModel named(List<String> assets) {
        return assets.equals(names) ? this : new RiskModel(size, entries, rowSums, singular, factor, assets);
    }

    /// How messages call an asset.
    public String nameOf(int asset) {
        return AssetNames.of(names, asset);
    }

    public int size() {
        return size;
    }

    public double get(int row, int column) {
        return entries[row * size + column];
    }

    public double variance(int asset) {
        return entries[asset * size + asset];
    }

    /// Σⱼ sᵢⱼ: covariance of an asset with n times the equally weighted book.
    public double rowSum(int asset) {
        return rowSums[asset];
    }

    /// Whether some mix of assets has a variance below about 1e-7 of the largest one: answers may then not be unique,
    /// and the solvers take the one nearest to zero weights.
    public boolean isSingular() {
        return singular;
    }

    /// S = UᵀU; empty where some mix of assets has nearly no variance.
    public Optional<CovarianceFactor> factor() {
        return Optional.ofNullable(factor);
    }

    /// n × n, a copy.
    public DMatrixRMaj matrix() {
        return DMatrixRMaj.wrap(size, size, entries.clone());
    }

    /// Copies rows one after another to `target`, which has n² places at least.
    public void copyTo(double[] target) {
        System.arraycopy(entries, 0, target, 0, entries.length);
    }

    /// Writes a row's entries at `columns[from]` up to before `columns[to]` to `target`, from `offset` on.
    public void gather(int row, int[] columns, int from, int to, double[] target, int offset) {
        int base = row * size;
        for (int k = from; k < to; k++) {
            target[offset + k - from] = entries[base + columns[k]];
        }
    }

    /// target += scale × row of the matrix.
    public void addRow(int row, double scale, double[] target) {
        int base = row * size;
        for (int j = 0; j < size; j++) {
            target[j] += scale * entries[base + j];
        }
    }

    /// target += a × row first + b × the next + c × the one after + d × the fourth; in one pass, which is faster than
    /// four for a matrix beyond the second cache.
    public void addFourRows(int first, double a, double b, double c, double d, double[] target) {
        RowSums.addFour(entries, first, a, first + 1, b, first + 2, c, first + 3, d, target);
    }

    /// target += S w; rows of assets without weight are not read, four of the others at a time.
    public void addTimes(double[] weights, double[] target) {
        RowSums.addTimes(entries, weights, target);
    }

    /// S w, into a new array; rows of assets without weight are not read.
    public double[] times(double[] weights) {
        var product = new double[size];
        addTimes(weights, product);
        return product;
    }

    /// wᵀSw, at least 0.
    public double varianceOf(double[] weights) {
        double[] product = times(weights);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * product[i];
        }
        return Math.max(sum, 0);
    }

    /// √(wᵀSw).
    public double volatilityOf(double[] weights) {
        return Math.sqrt(varianceOf(weights));
    }

    private static double[] symmetric(DMatrixRMaj covariance, int size, @Nullable List<String> names) {
        var entries = new double[size * size];
        for (int i = 0; i < size; i++) {
            double variance = covariance.data[i * size + i];
            if (!(variance >= 0) || variance > Constraints.LARGEST) {
                throw new IllegalArgumentException(
                        "variance of " + AssetNames.of(names, i) + " must be finite and >= 0, was " + variance);
            }
            entries[i * size + i] = variance;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double one = covariance.data[i * size + j];
                double other = covariance.data[j * size + i];
                if (!(Math.abs(one) <= Constraints.LARGEST) || !(Math.abs(other) <= Constraints.LARGEST)) {
                    throw new IllegalArgumentException("covariance of " + AssetNames.of(names, i) + " and "
                            + AssetNames.of(names, j) + " must be finite, was " + one + " and " + other);
                }
                double allowed = SYMMETRY * Math.sqrt(entries[i * size + i]) * Math.sqrt(entries[j * size + j]);
                if (Math.abs(one - other) > allowed) {
                    throw new IllegalArgumentException(
                            "covariance must be symmetric, that of " + AssetNames.of(names, i) + " and "
                                    + AssetNames.of(names, j) + " was " + one + " and " + other);
                }
                double mean = one == other ? one : (one + other) / 2;
                entries[i * size + j] = mean;
                entries[j * size + i] = mean;
            }
        }
        return entries;
    }

    private static double largestVariance(double[] entries, int size) {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, entries[i * size + i]);
        }
        return largest;
    }

    /// For a matrix whose own factor has a variance close to 0, or none. Cholesky of S + εI: it fails exactly where an
    /// eigenvalue lies below −ε, up to rounding. True where a conditional variance comes close to ε.
    private static boolean isSingular(double[] entries, int size, double largest) {
        if (largest == 0) {
            for (double entry : entries) {
                if (entry != 0) {
                    throw indefinite(entries, size);
                }
            }
            return true;
        }
        CovarianceFactor factor = CovarianceFactor.of(entries, size, DEFINITENESS * largest, 0);
        if (factor == null) {
            throw indefinite(entries, size);
        }
        return factor.leastVariance() < SINGULAR * largest;
    }

    private static IllegalArgumentException indefinite(double[] entries, int size) {
        CovarianceRepair repair = CovarianceRepair.nearest(DMatrixRMaj.wrap(size, size, entries.clone()));
        return new IllegalArgumentException("covariance must be positive semidefinite, its smallest eigenvalue is "
                + repair.smallestEigenvalueBefore() + ": repair it first");
    }
}
