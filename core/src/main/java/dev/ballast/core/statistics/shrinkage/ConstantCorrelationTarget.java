package dev.ballast.core.statistics.shrinkage;

import dev.ballast.core.statistics.shrinkage.LedoitWolf.Divisor;
import org.ejml.data.DMatrixRMaj;

/// F(i,j) = r √(S(i,i) S(j,j)), r the mean correlation, with the sample's variances on the diagonal.
final class ConstantCorrelationTarget {

    private final CentredSample sample;
    private final DMatrixRMaj covariance;
    private final double[] deviations;
    private final double meanCorrelation;
    /// Σ(j) √S(j,j) z(t,j), by row t.
    private final double[] weighted;

    ConstantCorrelationTarget(CentredSample sample, Divisor divisor) {
        this.sample = sample;
        double observations = sample.observations();
        double factor =
                switch (divisor) {
                    case T -> 1;
                    case MIXED -> observations / (observations - 1);
                };
        int size = sample.size();
        covariance = sample.covariance.copy();
        for (int i = 0; i < covariance.data.length; i++) {
            covariance.data[i] *= factor;
        }
        deviations = new double[size];
        for (int i = 0; i < size; i++) {
            double variance = covariance.get(i, i);
            if (!(variance > 0)) {
                throw new IllegalArgumentException(
                        "variance " + i + " must be > 0 for its correlations, was " + variance);
            }
            deviations[i] = Math.sqrt(variance);
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                sum += covariance.get(i, j) / deviations[i] / deviations[j];
            }
        }
        meanCorrelation = size < 2 ? 0 : 2 * sum / ((double) size * (size - 1));
        weighted = new double[sample.observations()];
        for (int row = 0; row < weighted.length; row++) {
            for (int column = 0; column < size; column++) {
                weighted[row] += deviations[column] * sample.rows.get(row, column);
            }
        }
    }

    /// S in the divisor of the convention.
    DMatrixRMaj covariance() {
        return covariance;
    }

    DMatrixRMaj matrix() {
        int size = deviations.length;
        var matrix = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double value = i == j ? covariance.get(i, i) : meanCorrelation * (deviations[i] * deviations[j]);
                matrix.set(i, j, value);
            }
        }
        return matrix;
    }

    /// π − ρ with π(i,j) = mean (z(i)z(j) − S(i,j))², θ(i,j) = mean (z(i)² − S(i,i)) (z(i)z(j) − S(i,j)) and
    /// ρ = Σ π(i,i) + r Σ(i≠j) √(S(j,j) ÷ S(i,i)) θ(i,j). P, divisor T, stands beside S where the divisors differ.
    double error() {
        double all = sample.meanSquaredProducts();
        double own = 0;
        double crossed = 0;
        for (int i = 0; i < deviations.length; i++) {
            double plain = sample.covariance.get(i, i);
            double used = covariance.get(i, i);
            own += fourth(i) - 2 * plain * used + used * used;
            double theta = cubes(i);
            for (int j = 0; j < deviations.length; j++) {
                double product = sample.covariance.get(i, j);
                double covered = covariance.get(i, j);
                all += covered * covered - 2 * product * covered;
                if (i != j) {
                    theta += deviations[j] * (used * covered - plain * covered - product * used);
                }
            }
            crossed += theta / deviations[i];
        }
        return all - own - meanCorrelation * crossed;
    }

    /// Mean of z(i)⁴.
    private double fourth(int column) {
        double sum = 0;
        for (int row = 0; row < sample.observations(); row++) {
            double square = sample.rows.get(row, column) * sample.rows.get(row, column);
            sum += square * square;
        }
        return sum / sample.observations();
    }

    /// Σ(j≠i) √S(j,j) · mean of z(i)³ z(j).
    private double cubes(int column) {
        double sum = 0;
        for (int row = 0; row < sample.observations(); row++) {
            double value = sample.rows.get(row, column);
            double others = weighted[row] - deviations[column] * value;
            sum += value * value * value * others;
        }
        return sum / sample.observations();
    }
}
