package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LeadLagPropertyTest {

    private static final long SEED = 19;
    private static final int CASES = 500;

    @Test
    void lagZeroIsPearsonAndSwappingTurnsTheLags() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            String where = "seed " + SEED + ", case " + i;
            int rows = 5 + random.nextInt(80);
            double[] x = random.doubles(rows, -0.1, 0.1).toArray();
            double[] y = random.doubles(rows, -0.1, 0.1).toArray();
            int most = 1 + random.nextInt(Math.min(10, rows - 2));
            LeadLag forward = LeadLag.of(x, y, most);
            LeadLag backward = LeadLag.of(y, x, most);

            assertThat(forward.points()).as(where).hasSize(2 * most + 1);
            assertThat(at(forward, 0)).as(where).isCloseTo(pearson(x, y), within(1e-12));
            for (int lag = -most; lag <= most; lag++) {
                assertThat(at(forward, lag))
                        .as(where)
                        .isBetween(-1.0, 1.0)
                        .isCloseTo(at(backward, -lag), within(1e-12));
            }
        }
    }

    @Test
    void aFollowerIsFoundAtItsDelay() {
        var random = new Random(SEED);
        for (int delay = 1; delay <= 5; delay++) {
            double[] noise = random.doubles(400, -1, 1).toArray();
            var leader = new double[380];
            var follower = new double[380];
            for (int row = 0; row < leader.length; row++) {
                leader[row] = noise[row + 10];
                follower[row] = noise[row + 10 - delay];
            }
            LeadLag found = LeadLag.of(leader, follower, 10);

            assertThat(found.strongest().lag()).isEqualTo(delay);
            assertThat(found.strongest().correlation()).isGreaterThan(0.95);
            assertThat(LeadLag.of(follower, leader, 10).strongest().lag()).isEqualTo(-delay);
        }
    }

    /// Of two white series one lag in twenty lies outside the band.
    @Test
    void theBandHoldsNineteenInTwenty() {
        var random = new Random(SEED);
        int outside = 0;
        int all = 0;
        for (int i = 0; i < CASES; i++) {
            double[] x = new double[400];
            double[] y = new double[400];
            for (int row = 0; row < x.length; row++) {
                x[row] = random.nextGaussian();
                y[row] = random.nextGaussian();
            }
            LeadLag found = LeadLag.of(x, y, 5);
            for (LeadLag.Point point : found.points()) {
                all++;
                outside += Math.abs(point.correlation()) > found.band() ? 1 : 0;
            }
        }

        assertThat((double) outside / all).as("seed " + SEED).isBetween(0.04, 0.06);
    }

    @Test
    void whatHasNoCorrelationIsRefused() {
        assertThatThrownBy(() -> LeadLag.of(new double[] {1, 1, 1, 1}, new double[] {1, 2, 3, 4}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first series does not move");
        assertThatThrownBy(() -> LeadLag.of(new double[] {1, 2, 3}, new double[] {1, 2, 3}, 2))
                .hasMessageContaining("most must be");
        assertThatThrownBy(() -> LeadLag.of(new double[3], new double[4], 1)).hasMessageContaining("3 and 4");
    }

    private static double at(LeadLag found, int lag) {
        return found.points().stream()
                .filter(point -> point.lag() == lag)
                .findFirst()
                .orElseThrow()
                .correlation();
    }

    private static double pearson(double[] x, double[] y) {
        var rows = new DMatrixRMaj(x.length, 2);
        for (int row = 0; row < x.length; row++) {
            rows.set(row, 0, x[row]);
            rows.set(row, 1, y[row]);
        }
        return Correlation.pearson(rows).get(0, 1);
    }
}
