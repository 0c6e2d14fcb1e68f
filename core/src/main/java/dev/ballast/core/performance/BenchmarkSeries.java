package dev.ballast.core.performance;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Samples;
import org.ejml.data.DMatrixRMaj;

/// Returns of the benchmarks that a universe makes of itself (ACC-8). O(T n).
public final class BenchmarkSeries {

    private BenchmarkSeries() {}

    /// Mean of the assets' returns: equal weight, rebalanced at every period.
    ///
    /// @param returns T × n simple returns, n ≥ 1
    public static double[] equalWeight(DMatrixRMaj returns) {
        Samples.requireShape(returns, 1, "returns");
        Samples.requireUsable(returns, "returns");
        var series = new double[returns.numRows];
        for (int row = 0; row < series.length; row++) {
            for (int asset = 0; asset < returns.numCols; asset++) {
                series[row] += returns.get(row, asset);
            }
            series[row] /= returns.numCols;
        }
        return series;
    }

    /// Returns weighted by capitalisation at the start of each period: what holding the universe earns.
    ///
    /// Missing where a period starts without any capitalisation; a negative one is refused.
    ///
    /// @param returns T × n simple returns, n ≥ 1
    /// @param capitalisation T × n in one currency, ≥ 0, each row as it stood before the returns of that row
    public static Result<double[]> capitalisationWeight(DMatrixRMaj returns, DMatrixRMaj capitalisation) {
        Samples.requireShape(returns, 1, "returns");
        Samples.requireUsable(returns, "returns");
        Samples.requireUsable(capitalisation, "capitalisation");
        if (capitalisation.numRows != returns.numRows || capitalisation.numCols != returns.numCols) {
            throw new IllegalArgumentException("capitalisation is %d x %d, returns %d x %d"
                    .formatted(capitalisation.numRows, capitalisation.numCols, returns.numRows, returns.numCols));
        }
        var series = new double[returns.numRows];
        for (int row = 0; row < series.length; row++) {
            double whole = 0;
            for (int asset = 0; asset < returns.numCols; asset++) {
                double part = capitalisation.get(row, asset);
                if (part < 0) {
                    throw new IllegalArgumentException(
                            "capitalisation must be >= 0, was " + part + " at row " + row + ", column " + asset);
                }
                whole += part;
                series[row] += part * returns.get(row, asset);
            }
            if (!(whole > 0)) {
                return Result.missing("Period " + (row + 1) + " starts without any capitalisation.");
            }
            series[row] /= whole;
        }
        return Result.of(series);
    }
}
