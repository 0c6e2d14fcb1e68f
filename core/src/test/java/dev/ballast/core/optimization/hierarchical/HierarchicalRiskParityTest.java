package dev.ballast.core.optimization.hierarchical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Covariances;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.hierarchical.HierarchicalRiskParity.Allocation;
import dev.ballast.core.optimization.hierarchical.HierarchicalRiskParity.Distance;
import dev.ballast.core.statistics.Linkage;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Every linkage and distance on random covariances.
class HierarchicalRiskParityTest {

    @Test
    void weightsArePositiveAndSumToOne() {
        for (int seed = 0; seed < 1_000; seed++) {
            var random = new SplittableRandom(seed);
            RiskModel risk = RiskModel.of(Covariances.random(random, 1 + random.nextInt(40)));
            for (Linkage linkage : Linkage.values()) {
                for (Distance distance : Distance.values()) {
                    Allocation allocation = new HierarchicalRiskParity(distance, linkage)
                            .allocate(risk)
                            .orElseThrow();
                    double[] weights = allocation.weightArray();
                    assertThat(Arrays.stream(weights).sum()).as("seed %d", seed).isCloseTo(1, within(1e-12));
                    assertThat(Arrays.stream(weights).min().orElseThrow())
                            .as("seed %d", seed)
                            .isNotNegative();
                    assertThat(allocation.order()).doesNotHaveDuplicates().hasSize(risk.size());
                }
            }
        }
    }

    /// Bisection halves the order, so that a mirrored order with an odd length is another answer: the tree is compared
    /// where the units change, not the order of assets.
    @Test
    void unitsOfAssetsOnlyScale() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            int size = 2 + random.nextInt(20);
            DMatrixRMaj covariance = Covariances.factorModel(random, size, 3, 1);
            double[] scales = DoubleStream.generate(() -> 3.5).limit(size).toArray();
            int[] same = IntStream.range(0, size).toArray();
            double[] base = weights(covariance);
            double[] scaled = weights(Covariances.rearranged(covariance, same, scales));
            for (int i = 0; i < size; i++) {
                assertThat(scaled[i]).as("seed %d, asset %d", seed, i).isCloseTo(base[i], within(1e-9));
            }
        }
    }

    @Test
    void assetsWithoutVarianceHaveNoPlace() {
        var result = HierarchicalRiskParity.ofPyPortfolioOpt()
                .allocate(RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0}, {0, 0}})));
        assertThat(result.reason()).contains("asset 2 has no variance");
    }

    private static double[] weights(DMatrixRMaj covariance) {
        return HierarchicalRiskParity.ofLopezDePrado()
                .allocate(RiskModel.of(covariance))
                .orElseThrow()
                .weightArray();
    }
}
