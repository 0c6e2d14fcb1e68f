package dev.ballast.core.statistics.shrinkage;

import org.ejml.data.DMatrixRMaj;

/// F = ββᵀ ÷ v with the sample's variances on the diagonal; β(i) the covariance with the factor m, v its variance.
///
/// Sums over all pairs are done as sums over rows, so that no n × n moment matrix is needed.
final class SingleFactorTarget {

    private final CentredSample sample;
    private final double[] factor;
    private final double[] betas;
    private final double variance;

    SingleFactorTarget(CentredSample sample) {
        this.sample = sample;
        int observations = sample.observations();
        factor = new double[observations];
        betas = new double[sample.size()];
        double squares = 0;
        for (int row = 0; row < observations; row++) {
            for (int column = 0; column < sample.size(); column++) {
                factor[row] += sample.rows.get(row, column) / sample.size();
            }
            squares += factor[row] * factor[row];
            for (int column = 0; column < sample.size(); column++) {
                betas[column] += sample.rows.get(row, column) * factor[row] / observations;
            }
        }
        variance = squares / observations;
        // Opposite assets cancel but for rounding.
        if (!(variance > 1e-24 * sample.trace())) {
            throw new IllegalArgumentException("the mean return of all assets must move, its variance was " + variance);
        }
    }

    DMatrixRMaj matrix() {
        int size = betas.length;
        var matrix = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix.set(i, j, i == j ? sample.covariance.get(i, i) : betas[i] * betas[j] / variance);
            }
        }
        return matrix;
    }

    /// ρ = ρ(diagonal) + 2 ρ₁ − ρ₃ of the paper's appendix, off-diagonal sums taken as all pairs less the diagonal.
    double overlap() {
        int observations = sample.observations();
        double diagonal = 0;
        double first = 0;
        double third = 0;
        for (int row = 0; row < observations; row++) {
            double market = factor[row];
            double squares = 0;
            double exposed = 0;
            for (int i = 0; i < betas.length; i++) {
                double value = sample.rows.get(row, i);
                double square = value * value;
                double share = betas[i] * value * market;
                squares += square;
                exposed += share;
                diagonal += square * square;
                first -= square * share;
                third -= share * share;
            }
            first += squares * exposed;
            third += exposed * exposed;
        }
        diagonal /= observations;
        first /= observations;
        third /= observations;
        for (int i = 0; i < betas.length; i++) {
            double own = sample.covariance.get(i, i);
            diagonal -= own * own;
            for (int j = 0; j < betas.length; j++) {
                if (i != j) {
                    double covariance = sample.covariance.get(i, j);
                    first -= betas[i] * betas[j] * covariance;
                    third -= variance * betas[i] * betas[j] * covariance;
                }
            }
        }
        return diagonal + 2 * first / variance - third / (variance * variance);
    }
}
