package dev.ballast.core.optimization;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Random covariances for property tests: factor models, from well conditioned to singular, identical assets among
/// them.
public final class Covariances {

    private Covariances() {}

    /// BBᵀ + diag: one of eight without own risk (singular), one of eight with a ten-thousandth of it, volatilities
    /// within two orders of magnitude, one of six with an asset twice.
    public static DMatrixRMaj random(SplittableRandom random, int size) {
        int factors = 1 + random.nextInt(Math.max(1, size / 4));
        double own =
                switch (random.nextInt(8)) {
                    case 0 -> 0;
                    case 1 -> 1e-4;
                    default -> 1;
                };
        return factorModel(random, size, factors, own);
    }

    /// Positive exposures to the first factor, exposures of either sign to the others.
    public static DMatrixRMaj factorModel(SplittableRandom random, int size, int factors, double own) {
        var exposures = new double[size][factors];
        var specific = new double[size];
        for (int i = 0; i < size; i++) {
            double scale = Math.exp(random.nextDouble(-1.5, 1.5));
            for (int k = 0; k < factors; k++) {
                exposures[i][k] = scale * (k == 0 ? random.nextDouble(0.1, 0.3) : 0.1 * random.nextGaussian());
            }
            specific[i] = own * scale * scale * random.nextDouble(0.005, 0.1);
        }
        if (size > 1 && random.nextInt(6) == 0) {
            exposures[size - 1] = exposures[0].clone();
            specific[size - 1] = 0;
            specific[0] = 0;
        }
        var covariance = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = i == j ? specific[i] : 0;
                for (int k = 0; k < factors; k++) {
                    value += exposures[i][k] * exposures[j][k];
                }
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
        }
        return covariance;
    }

    /// Rows and columns in another order, each asset scaled.
    public static DMatrixRMaj rearranged(DMatrixRMaj covariance, int[] order, double[] scales) {
        int size = order.length;
        var other = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                other.set(i, j, scales[i] * scales[j] * covariance.get(order[i], order[j]));
            }
        }
        return other;
    }
}
