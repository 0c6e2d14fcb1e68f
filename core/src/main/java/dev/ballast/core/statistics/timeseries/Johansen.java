package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Samples;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;
import dev.ballast.core.statistics.regression.Observations;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Johansen's test of how many cointegrating relations n series have (STA-6): reduced-rank regression of Δx(t) on
/// x(t−1), both freed of the deterministic terms and of k lagged differences; its eigenvalues are squared canonical
/// correlations, found as a symmetric problem through two Cholesky factors.
///
/// Source: Johansen, Econometrica 59 (1991), section 2; conventions of `coint_johansen` in statsmodels 0.13.5
/// (`det_order` −1, 0, 1 is [Deterministic]). O(T (kn)² + n³).
public final class Johansen {

    private Johansen() {}

    /// Tests 1 to 12 series.
    ///
    /// Missing, with the cause: values that aren't finite, too few of them, a series that is constant or a
    /// combination of the others.
    ///
    /// @param series T × n, usually logarithms of prices
    /// @param laggedDifferences k ≥ 0, `k_ar_diff`
    public static Result<JohansenOutcome> test(DMatrixRMaj series, Deterministic terms, int laggedDifferences) {
        int size = series.numCols;
        if (size < 1 || size > JohansenTables.MOST_SERIES) {
            throw new IllegalArgumentException("the test is for 1 to 12 series, was " + size);
        }
        if (laggedDifferences < 0) {
            throw new IllegalArgumentException("laggedDifferences must be >= 0, was " + laggedDifferences);
        }
        for (int column = 0; column < size; column++) {
            String problem = Observations.problem(Samples.column(series, column), "series " + (column + 1));
            if (!problem.isEmpty()) {
                return Result.missing(problem);
            }
        }
        int rows = series.numRows - 1 - laggedDifferences;
        if (rows <= size * (laggedDifferences + 1) + 2) {
            return Result.missing("%d values of %d series are too few for %d lagged differences"
                    .formatted(series.numRows, size, laggedDifferences));
        }
        return switch (detrended(series, terms)) {
            case Result.Missing<DMatrixRMaj>(String reason) -> Result.missing(reason);
            case Result.Known<DMatrixRMaj>(DMatrixRMaj levels) -> reducedRank(levels, terms, laggedDifferences, rows);
        };
    }

    /// The series less their mean, or less their line where a trend is asked for.
    private static Result<DMatrixRMaj> detrended(DMatrixRMaj series, Deterministic terms) {
        if (terms == Deterministic.NONE) {
            return Result.of(series);
        }
        var times = new DMatrixRMaj(series.numRows, terms.terms() - 1);
        for (int row = 0; row < times.numRows * times.numCols; row++) {
            times.set(row, 0, row);
        }
        return residuals(series, times, Intercept.INCLUDED);
    }

    private static Result<JohansenOutcome> reducedRank(DMatrixRMaj levels, Deterministic terms, int lags, int rows) {
        int size = levels.numCols;
        var changes = new DMatrixRMaj(rows, size);
        var before = new DMatrixRMaj(rows, size);
        var past = new DMatrixRMaj(rows, size * lags);
        for (int row = 0; row < rows; row++) {
            int time = row + lags + 1;
            for (int i = 0; i < size; i++) {
                changes.set(row, i, levels.get(time, i) - levels.get(time - 1, i));
                before.set(row, i, levels.get(time - 1, i));
                for (int lag = 1; lag <= lags; lag++) {
                    double change = levels.get(time - lag, i) - levels.get(time - lag - 1, i);
                    past.set(row, (lag - 1) * size + i, change);
                }
            }
        }
        Intercept intercept = terms == Deterministic.NONE ? Intercept.ABSENT : Intercept.INCLUDED;
        Result<DMatrixRMaj> freedChanges = residuals(changes, past, intercept);
        Result<DMatrixRMaj> freedLevels = residuals(before, past, intercept);
        if (!freedChanges.isKnown() || !freedLevels.isKnown()) {
            return Result.missing(freedChanges.reason() + freedLevels.reason());
        }
        return canonical(freedChanges.orElseThrow(), freedLevels.orElseThrow(), terms);
    }

    /// What regressors leave of each column; the columns themselves where there are no regressors.
    private static Result<DMatrixRMaj> residuals(DMatrixRMaj columns, DMatrixRMaj regressors, Intercept intercept) {
        if (regressors.numCols == 0 && intercept == Intercept.ABSENT) {
            return Result.of(columns);
        }
        var freed = new DMatrixRMaj(columns.numRows, columns.numCols);
        for (int column = 0; column < columns.numCols; column++) {
            var fit = LeastSquares.fit(Samples.column(columns, column), regressors, intercept);
            if (!fit.isKnown()) {
                return Result.missing("lagged changes are collinear: " + fit.reason());
            }
            double[] rest = fit.orElseThrow().residuals();
            for (int row = 0; row < rest.length; row++) {
                freed.set(row, column, rest[row]);
            }
        }
        return Result.of(freed);
    }

    private static Result<JohansenOutcome> canonical(DMatrixRMaj changes, DMatrixRMaj levels, Deterministic terms) {
        DMatrixRMaj levelFactor = choleskyOf(product(levels, levels));
        DMatrixRMaj changeFactor = choleskyOf(product(changes, changes));
        if (levelFactor.numCols == 0 || changeFactor.numCols == 0) {
            return Result.missing("a series is constant or a combination of the others");
        }
        int size = changes.numCols;
        // K = Lk⁻¹ Sk0 L0⁻ᵀ has the canonical correlations as singular values.
        DMatrixRMaj cross = product(levels, changes);
        CommonOps_DDRM.invert(levelFactor);
        CommonOps_DDRM.invert(changeFactor);
        var half = new DMatrixRMaj(size, size);
        CommonOps_DDRM.mult(levelFactor, cross, half);
        var correlations = new DMatrixRMaj(size, size);
        CommonOps_DDRM.multTransB(half, changeFactor, correlations);
        var squared = new DMatrixRMaj(size, size);
        CommonOps_DDRM.multOuter(correlations, squared);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(squared)) {
            return Result.missing("the eigenvalues were not found");
        }
        return Result.of(test(eigen, levelFactor, terms, changes.numRows));
    }

    private static JohansenOutcome test(
            EigenDecomposition_F64<DMatrixRMaj> eigen, DMatrixRMaj inverseFactor, Deterministic terms, int rows) {
        int size = inverseFactor.numCols;
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer i) -> -eigen.getEigenvalue(i).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        var values = new double[size];
        var vectors = new DMatrixRMaj(size, size);
        var vector = new DMatrixRMaj(size, 1);
        for (int i = 0; i < size; i++) {
            double value = eigen.getEigenvalue(order[i]).getReal();
            values[i] = Math.min(Math.max(value, 0), Math.nextDown(1.0));
            CommonOps_DDRM.multTransA(inverseFactor, eigen.getEigenVector(order[i]), vector);
            // Unit variance: the products above are sums over the rows.
            CommonOps_DDRM.scale(Math.sqrt(rows), vector);
            CommonOps_DDRM.insert(vector, vectors, 0, i);
        }
        return new JohansenOutcome(terms, rows, values, vectors);
    }

    private static DMatrixRMaj product(DMatrixRMaj left, DMatrixRMaj right) {
        var product = new DMatrixRMaj(left.numCols, right.numCols);
        CommonOps_DDRM.multTransA(left, right, product);
        return product;
    }

    /// The lower factor; without columns where the matrix isn't positive definite to working precision.
    private static DMatrixRMaj choleskyOf(DMatrixRMaj matrix) {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(matrix.numCols, true);
        if (!cholesky.decompose(matrix.copy())) {
            return new DMatrixRMaj(0, 0);
        }
        DMatrixRMaj factor = cholesky.getT(null);
        for (int i = 0; i < factor.numCols; i++) {
            double share = factor.get(i, i) * factor.get(i, i) / matrix.get(i, i);
            if (!(share > 1e-13)) {
                return new DMatrixRMaj(0, 0);
            }
        }
        return factor;
    }
}
