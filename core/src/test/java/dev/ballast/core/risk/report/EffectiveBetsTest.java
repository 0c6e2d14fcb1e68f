package dev.ballast.core.risk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;

class EffectiveBetsTest {

    // Against the definition, with EJML's eigenvectors.
    @Test
    void equalsTheEntropyOfAllComponents() {
        for (long seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            int size = 1 + random.nextInt(25);
            var root = new DMatrixRMaj(size + 3, size);
            for (int i = 0; i < root.data.length; i++) {
                root.data[i] = 0.02 * random.nextGaussian();
            }
            var covariance = new DMatrixRMaj(size, size);
            CommonOps_DDRM.multInner(root, covariance);
            double[] weights = random.doubles(size, seed % 4 == 0 ? -1 : 0, 1).toArray();
            assertThat(EffectiveBets.of(covariance, weights).orElseThrow())
                    .as("seed " + seed)
                    .isCloseTo(byDefinition(covariance, weights), within(1e-8 * size));
        }
    }

    @Test
    void uncorrelatedBetsOfDifferentSizeCountByTheirVariance() {
        var covariance = CommonOps_DDRM.diag(1e-4, 4e-4, 9e-4);
        double[] weights = {0.6, 0.3, 0.2};
        assertThat(EffectiveBets.of(covariance, weights).orElseThrow()).isCloseTo(3, within(1e-12));
        assertThat(EffectiveBets.of(covariance, new double[] {1, 0, 0}).orElseThrow())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void withoutVarianceThereAreNoBets() {
        assertThat(EffectiveBets.of(new DMatrixRMaj(2, 2), new double[] {0.5, 0.5})
                        .reason())
                .contains("no variance");
    }

    private static double byDefinition(DMatrixRMaj covariance, double[] weights) {
        var decomposition = DecompositionFactory_DDRM.eig(weights.length, true, true);
        decomposition.decompose(covariance.copy());
        double total = 0;
        var parts = new double[weights.length];
        for (int k = 0; k < parts.length; k++) {
            double loading = CommonOps_DDRM.dot(decomposition.getEigenVector(k), new DMatrixRMaj(weights));
            parts[k] = Math.max(0, decomposition.getEigenvalue(k).getReal()) * loading * loading;
            total += parts[k];
        }
        double entropy = 0;
        for (double part : parts) {
            entropy -= part > 0 ? part / total * Math.log(part / total) : 0;
        }
        return Math.exp(entropy);
    }
}
