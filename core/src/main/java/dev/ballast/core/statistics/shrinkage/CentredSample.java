package dev.ballast.core.statistics.shrinkage;

import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.kernel.SymmetricProduct;
import org.ejml.data.DMatrixRMaj;

/// Returns less their means, with their covariance by divisor T: what every shrinkage intensity is made of.
final class CentredSample {

    /// Squared distance of sample and target, against the sample's squared norm, that is only rounding.
    private static final double ROUNDING = 1e-24;

    /// T × n.
    final DMatrixRMaj rows;
    /// n × n, divisor T.
    final DMatrixRMaj covariance;

    /// Needs T ≥ 2; NaN and infinities are refused.
    CentredSample(DMatrixRMaj returns) {
        covariance = Covariance.sample(returns, 0).matrix();
        double[] means = SymmetricProduct.means(returns);
        rows = returns.copy();
        for (int i = 0; i < rows.data.length; i++) {
            rows.data[i] -= means[i % means.length];
        }
    }

    int observations() {
        return rows.numRows;
    }

    int size() {
        return rows.numCols;
    }

    double trace() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += covariance.get(i, i);
        }
        return sum;
    }

    /// Σ(t) (Σ(i) z(t,i)²)² ÷ T = Σ(i,j) of the mean squared products; O(T n) where the matrix would be O(T n²).
    double meanSquaredProducts() {
        double sum = 0;
        for (int row = 0; row < observations(); row++) {
            double squares = 0;
            for (int column = 0; column < size(); column++) {
                double value = rows.get(row, column);
                squares += value * value;
            }
            sum += squares * squares;
        }
        return sum / observations();
    }

    /// (π − ρ) ÷ (γ T) within [0, 1]; 0 where sample and target are one, since then it does not matter.
    double intensity(double error, double distance) {
        double scale = squaredNorm(covariance);
        return distance <= ROUNDING * scale ? 0 : Math.clamp(error / distance / observations(), 0.0, 1.0);
    }

    static double squaredNorm(DMatrixRMaj matrix) {
        double sum = 0;
        for (double value : matrix.data) {
            sum += value * value;
        }
        return sum;
    }

    static double squaredDistance(DMatrixRMaj one, DMatrixRMaj other) {
        double sum = 0;
        for (int i = 0; i < one.data.length; i++) {
            double difference = one.data[i] - other.data[i];
            sum += difference * difference;
        }
        return sum;
    }

    /// intensity · target + (1 − intensity) · sample.
    static DMatrixRMaj blend(double intensity, DMatrixRMaj target, DMatrixRMaj sample) {
        var blend = new DMatrixRMaj(sample.numRows, sample.numCols);
        for (int i = 0; i < blend.data.length; i++) {
            blend.data[i] = intensity * target.data[i] + (1 - intensity) * sample.data[i];
        }
        return blend;
    }

    static DMatrixRMaj scaledIdentity(int size, double value) {
        var identity = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            identity.set(i, i, value);
        }
        return identity;
    }
}
