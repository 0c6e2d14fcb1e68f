package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.Covariance.Convention;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Row by row is the same as all rows at once.
class LiveCovariancePropertyTest {

    private static final long SEED = 99;
    private static final int CASES = 1000;

    @ParameterizedTest
    @EnumSource
    void updatesEqualTheBatch(Convention convention) {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            DMatrixRMaj returns = Samplers.returns(random);
            var decay = Decay.ofLambda(random.nextDouble(0.5, 0.999));
            CovarianceEstimate batch = Covariance.exponential(returns, decay, convention);

            LiveCovariance live = LiveCovariance.after(returns, decay, convention);

            CovarianceEstimate estimate = live.estimate();
            String where = "seed " + SEED + ", case " + i;
            assertThat(estimate.observations()).as(where).isEqualTo(batch.observations());
            assertThat(estimate.effectiveObservations())
                    .as(where)
                    .isCloseTo(batch.effectiveObservations(), within(1e-9 * batch.effectiveObservations()));
            assertThat(estimate.convention()).isEqualTo(batch.convention());
            for (int row = 0; row < batch.size(); row++) {
                for (int column = 0; column < batch.size(); column++) {
                    double scale = Math.sqrt(batch.get(row, row) * batch.get(column, column));
                    assertThat(live.get(row, column))
                            .as(where)
                            .isCloseTo(batch.get(row, column), within(1e-12 * scale))
                            .isCloseTo(estimate.get(row, column), within(1e-15 * scale));
                }
            }
        }
    }

    /// 20,000 rows: rounding fades with the rows that made it.
    @ParameterizedTest
    @EnumSource
    void roundingDoesNotBuildUp(Convention convention) {
        DMatrixRMaj returns = Samplers.returns(new SplittableRandom(SEED), 20_000, 5);
        var decay = Decay.ofHalfLife(500);
        CovarianceEstimate batch = Covariance.exponential(returns, decay, convention);

        LiveCovariance live = LiveCovariance.after(returns, decay, convention);

        for (int i = 0; i < 5; i++) {
            assertThat(live.get(i, i)).isCloseTo(batch.get(i, i), within(1e-12 * batch.get(i, i)));
        }
    }

    @Test
    void aBadRowChangesNothing() {
        var live = LiveCovariance.empty(2, Decay.ofLambda(0.94), Convention.NORMALISED);
        assertThatThrownBy(() -> live.get(0, 0)).hasMessageContaining("no row");
        live.update(new double[] {0.01, 0});
        double variance = live.get(0, 0);

        assertThatThrownBy(() -> live.update(new double[] {0.02, Double.NaN})).hasMessageContaining("was NaN at 1");
        assertThatThrownBy(() -> live.update(new double[] {0.02})).hasMessageContaining("was 1");

        assertThat(live.get(0, 0)).isEqualTo(variance).isCloseTo(1e-4, within(1e-18));
        assertThat(live.observations()).isEqualTo(1);
        assertThat(live.correlation(0, 1).reason()).contains("has not moved over 1");
        live.update(new double[] {0.01, 0.01});
        assertThat(live.correlation(1, 0).orElseThrow()).isBetween(0.5, 1.0);
        assertThat(live.correlation(1, 1).orElseThrow()).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotStart() {
        assertThatThrownBy(() -> LiveCovariance.empty(0, Decay.ofLambda(0.9), Convention.NORMALISED))
                .hasMessageContaining("was 0");
        assertThatThrownBy(() -> LiveCovariance.empty(2, Decay.ofLambda(0.9), Convention.RECURSIVE_SEED_SAMPLE))
                .hasMessageContaining("history");
        var live = LiveCovariance.empty(2, Decay.ofLambda(0.9), Convention.NORMALISED);
        live.update(new double[] {1, 2});
        assertThat(live.size()).isEqualTo(2);
        assertThatThrownBy(() -> live.copyTo(new DMatrixRMaj(3, 2))).hasMessageContaining("was 3 x 2");
        var target = new DMatrixRMaj(2, 2);
        live.copyTo(target);
        assertThat(Arrays.stream(target.data).boxed()).containsExactly(1.0, 2.0, 2.0, 4.0);
    }
}
