package dev.ballast.core.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// Correlation, from covariance or from T × n returns (STA-3).
///
/// An asset that does not move has no correlation: it is refused by its column. NaN and infinities likewise.
public final class Correlation {

    private Correlation() {}

    /// ρ(i,j) = S(i,j) ÷ √(S(i,i) S(j,j)), n × n: ones on the diagonal, clamped to [−1, 1] against rounding.
    ///
    /// `IllegalArgumentException` names a variance that is not finite and > 0: its correlations are undefined.
    public static DMatrixRMaj of(DMatrixRMaj covariance) {
        int size = covariance.numRows;
        var deviations = new double[size];
        for (int i = 0; i < size; i++) {
            double variance = covariance.get(i, i);
            if (!(variance > 0 && Double.isFinite(variance))) {
                throw new IllegalArgumentException("variance " + i + " must be finite and > 0, was " + variance);
            }
            deviations[i] = Math.sqrt(variance);
        }
        var correlation = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            correlation.set(i, i, 1);
            for (int j = 0; j < i; j++) {
                double value = Math.clamp(covariance.get(i, j) / deviations[i] / deviations[j], -1.0, 1.0);
                correlation.set(i, j, value);
                correlation.set(j, i, value);
            }
        }
        return correlation;
    }

    /// Pearson's correlation: of the sample covariance. Needs T ≥ 2. O(T n²).
    public static CorrelationEstimate pearson(DMatrixRMaj returns) {
        CovarianceEstimate covariance = Covariance.sample(returns);
        return new CorrelationEstimate(of(covariance.matrix()), returns.numRows, "Pearson");
    }

    /// Spearman's rank correlation: Pearson's of the ranks, equal numbers sharing their mean rank. Needs T ≥ 2.
    ///
    /// It sees any monotone dependence and no outlier. O(T n² + n T log T).
    public static CorrelationEstimate spearman(DMatrixRMaj returns) {
        Samples.requireShape(returns, 2, "returns");
        Samples.requireUsable(returns, "returns");
        var ranks = new DMatrixRMaj(returns.numRows, returns.numCols);
        for (int column = 0; column < returns.numCols; column++) {
            double[] ranked = ranks(Samples.column(returns, column));
            for (int row = 0; row < ranked.length; row++) {
                ranks.set(row, column, ranked[row]);
            }
        }
        return new CorrelationEstimate(
                of(Covariance.sample(ranks).matrix()), returns.numRows, "Spearman, average ranks of ties");
    }

    /// Ranks from 1; ties share the mean of theirs.
    private static double[] ranks(double[] series) {
        // 0.0 and −0.0 are one number, though `Double.compare` tells them apart.
        int[] order = IntStream.range(0, series.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> series[i] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        var ranks = new double[series.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && series[order[to]] == series[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
