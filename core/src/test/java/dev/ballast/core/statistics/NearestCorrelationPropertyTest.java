package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.NearestCorrelation.Limits;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Repairs give what they promise, and none other is nearer.
class NearestCorrelationPropertyTest {

    private static final long SEED = 1988;
    private static final int CASES = 1000;

    @Test
    void repairsAnySymmetricMatrix() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            int size = 1 + random.nextInt(12);
            DMatrixRMaj given = Samplers.symmetric(random, size);
            String where = "seed " + SEED + ", case " + i;

            NearestCorrelation nearest = NearestCorrelation.of(given).orElseThrow();

            assertThat(nearest.residual()).as(where).isLessThanOrEqualTo(Limits.DEFAULT.tolerance());
            assertThat(Samplers.smallestRelative(nearest.matrix())).as(where).isGreaterThan(-1e-13);
            for (int j = 0; j < size; j++) {
                assertThat(nearest.get(j, j)).as(where).isEqualTo(1);
            }
            // Some correlation matrices besides it: not one is nearer.
            for (int k = 0; k < 5; k++) {
                DMatrixRMaj other =
                        Correlation.pearson(Samplers.returns(random, 30, size)).matrix();
                double share = random.nextDouble();
                assertThat(distance(given, blend(share, other, nearest.matrix())))
                        .as(where)
                        .isGreaterThanOrEqualTo(nearest.distance() - 1e-9);
            }
        }
    }

    @Test
    void leavesCorrelationsAsTheyAre() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            DMatrixRMaj given = Correlation.pearson(Samplers.returns(random, 3 + random.nextInt(30), 8))
                    .matrix();
            NearestCorrelation nearest = NearestCorrelation.of(given).orElseThrow();

            assertThat(nearest.distance()).as("seed " + SEED + ", case " + i).isLessThan(1e-10);
        }
    }

    @Test
    void repairsCovariances() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            int size = 1 + random.nextInt(10);
            DMatrixRMaj given = Samplers.symmetric(random, size);
            double[] deviations = random.doubles(size, 0.001, 0.1).toArray();
            if (i % 10 == 0) {
                deviations[random.nextInt(size)] = 0;
            }
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    given.set(row, column, given.get(row, column) * deviations[row] * deviations[column]);
                }
            }
            String where = "seed " + SEED + ", case " + i;
            CovarianceRepair spectral = CovarianceRepair.nearest(given);
            CovarianceRepair kept =
                    CovarianceRepair.keepingVariances(given, Limits.DEFAULT).orElseThrow();

            assertThat(Samplers.smallestRelative(spectral.matrix())).as(where).isGreaterThan(-1e-13);
            assertThat(Samplers.smallestRelative(kept.matrix())).as(where).isGreaterThan(-1e-13);
            assertThat(distance(given, spectral.matrix()))
                    .as(where)
                    .isLessThanOrEqualTo(distance(given, kept.matrix()) + 1e-15);
            assertThat(spectral.smallestEigenvalueBefore()).isEqualTo(kept.smallestEigenvalueBefore());
            for (int j = 0; j < size; j++) {
                assertThat(kept.matrix().get(j, j)).as(where).isEqualTo(given.get(j, j));
                assertThat(kept.matrix().get(j, 0))
                        .as(where)
                        .isEqualTo(kept.matrix().get(0, j));
            }
        }
    }

    @Test
    void saysWhenItDidNotConverge() {
        DMatrixRMaj given = Samplers.symmetric(new SplittableRandom(SEED), 10);

        assertThat(NearestCorrelation.of(given, new Limits(1e-12, 2)).reason())
                .contains("after 2 iterations")
                .contains("residual");
        assertThat(CovarianceRepair.keepingVariances(given, new Limits(1e-12, 2))
                        .reason())
                .contains("after 2 iterations");
    }

    @Test
    void refusesWhatIsNotSymmetricOrNoNumber() {
        assertThatThrownBy(() -> NearestCorrelation.of(new DMatrixRMaj(new double[][] {{1, 0.5}, {0.4, 1}})))
                .hasMessageContaining("was 0.4 at (1, 0) and 0.5 at (0, 1)");
        assertThatThrownBy(() -> NearestCorrelation.of(new DMatrixRMaj(2, 3))).hasMessageContaining("2 x 3");
        assertThatThrownBy(() -> CovarianceRepair.nearest(new DMatrixRMaj(new double[][] {{Double.NaN}})))
                .hasMessageContaining("was NaN at row 0, column 0");
        assertThatThrownBy(() -> CovarianceRepair.keepingVariances(
                        new DMatrixRMaj(new double[][] {{1, 0}, {0, -1}}), Limits.DEFAULT))
                .hasMessageContaining("variance 1 must be >= 0, was -1.0");
        assertThatThrownBy(() -> new Limits(0, 10)).hasMessageContaining("was 0.0");
        assertThatThrownBy(() -> new Limits(1e-9, 0)).hasMessageContaining("was 0");
    }

    @Test
    void singleAssetsAreTheirOwn() {
        assertThat(NearestCorrelation.of(new DMatrixRMaj(new double[][] {{3}}))
                        .orElseThrow()
                        .get(0, 0))
                .isEqualTo(1);
        assertThat(CovarianceRepair.nearest(new DMatrixRMaj(new double[][] {{4}}))
                        .matrix()
                        .get(0, 0))
                .isCloseTo(4, within(0.0));
    }

    private static DMatrixRMaj blend(double share, DMatrixRMaj one, DMatrixRMaj other) {
        DMatrixRMaj blend = one.copy();
        for (int i = 0; i < blend.data.length; i++) {
            blend.data[i] = share * one.data[i] + (1 - share) * other.data[i];
        }
        return blend;
    }

    private static double distance(DMatrixRMaj one, DMatrixRMaj other) {
        double sum = 0;
        for (int i = 0; i < one.data.length; i++) {
            sum += (one.data[i] - other.data[i]) * (one.data[i] - other.data[i]);
        }
        return Math.sqrt(sum);
    }
}
