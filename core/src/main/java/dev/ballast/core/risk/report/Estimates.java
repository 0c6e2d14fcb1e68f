package dev.ballast.core.risk.report;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.statistics.Covariance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// What all figures of one report share: returns of the held assets, their moments and the portfolio's returns.
///
/// Read only once made.
final class Estimates {

    final PriceSample sample;
    /// Held assets, in the order of the sample.
    final List<InstrumentId> instruments;
    /// Column of each in the sample.
    final int[] columns;
    /// n × 1, fractions of equity.
    final DMatrixRMaj weights;
    /// T × n.
    final DMatrixRMaj returns;
    /// n × 1.
    final DMatrixRMaj mean;
    /// n × n, divisor T − 1.
    final DMatrixRMaj covariance;
    /// Σw, n × 1.
    final DMatrixRMaj product;
    /// Of the portfolio, rebalanced daily.
    final double[] portfolio;

    /// @param held instruments of the sample with their weights, at least one; the sample has at least two returns
    Estimates(PriceSample sample, Map<InstrumentId, Double> held) {
        this.sample = sample;
        this.instruments =
                sample.instruments().stream().filter(held::containsKey).toList();
        this.columns =
                instruments.stream().mapToInt(sample.instruments()::indexOf).toArray();
        this.weights = new DMatrixRMaj(instruments.size(), 1);
        for (int i = 0; i < columns.length; i++) {
            weights.set(i, 0, held.getOrDefault(instruments.get(i), 0.0));
        }
        this.returns = columns.length == sample.instruments().size() ? sample.returns() : select(sample, columns);
        this.mean = mean(returns);
        this.covariance = Covariance.sample(returns).matrix();
        this.product = new DMatrixRMaj(columns.length, 1);
        CommonOps_DDRM.mult(covariance, weights, product);
        var path = new DMatrixRMaj(returns.numRows, 1);
        CommonOps_DDRM.mult(returns, weights, path);
        this.portfolio = path.data;
    }

    int size() {
        return columns.length;
    }

    int observations() {
        return returns.numRows;
    }

    List<Instant> returnTimes() {
        return sample.returnTimes();
    }

    double weight(int asset) {
        return weights.get(asset, 0);
    }

    /// Standard deviation of one asset, per day.
    double deviation(int asset) {
        return Math.sqrt(Math.max(0, covariance.get(asset, asset)));
    }

    /// wᵀμ.
    double portfolioMean() {
        return CommonOps_DDRM.dot(weights, mean);
    }

    /// √(wᵀΣw).
    double portfolioDeviation() {
        return Math.sqrt(Math.max(0, CommonOps_DDRM.dot(weights, product)));
    }

    private static DMatrixRMaj select(PriceSample sample, int[] columns) {
        var selected = new DMatrixRMaj(sample.observations(), columns.length);
        for (int row = 0; row < selected.numRows; row++) {
            for (int i = 0; i < columns.length; i++) {
                selected.set(row, i, sample.simpleReturn(row, columns[i]));
            }
        }
        return selected;
    }

    private static DMatrixRMaj mean(DMatrixRMaj returns) {
        var mean = new DMatrixRMaj(returns.numCols, 1);
        int width = returns.numCols;
        for (int row = 0; row < returns.numRows; row++) {
            for (int column = 0; column < width; column++) {
                mean.data[column] += returns.data[row * width + column];
            }
        }
        CommonOps_DDRM.divide(mean, returns.numRows);
        return mean;
    }
}
