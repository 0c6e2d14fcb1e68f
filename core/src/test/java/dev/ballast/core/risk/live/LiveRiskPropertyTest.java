package dev.ballast.core.risk.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.ballast.core.risk.tail.EulerContributions;
import dev.ballast.core.risk.tail.NormalTail;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class LiveRiskPropertyTest {

    private static final double CONFIDENCE = 0.95;

    @Test
    void thousandsOfMovesEqualTheBatch() {
        for (long seed = 0; seed < 20; seed++) {
            var random = new SplittableRandom(seed);
            int size = 1 + random.nextInt(30);
            var book = new Book(size, random);
            LiveRisk live = book.live();
            for (int move = 0; move < 700; move++) {
                int asset = random.nextInt(size);
                book.prices[asset] *= Math.exp(0.3 * random.nextGaussian());
                live.price(asset, book.prices[asset]);
                if (move % 7 == 0) {
                    book.check(live, "seed " + seed + ", move " + move);
                }
            }
            book.quantities[0] = 3;
            book.cash = 1e6;
            live.trade(0, 3, book.prices[0], 1e6);
            book.check(live, "seed " + seed + ", trade");
        }
    }

    @Test
    void movesAllocateNothing() {
        var book = new Book(100, new SplittableRandom(1));
        LiveRisk live = book.live();
        for (int warm = 0; warm < 20_000; warm++) {
            live.price(warm % 100, 100 + warm % 7);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double sum = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int move = 0; move < 10_000; move++) {
            live.price(move % 100, 100 + move % 11);
            sum += live.annualVolatility() + live.valueAtRisk() + live.componentVolatility(move % 100);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(sum).isFinite();
        // The counter itself may cost a little; one double per move would be 160,000.
        assertThat(allocated).isLessThan(20_000);
    }

    @Test
    void refusesWhatCanNotBe() {
        var book = new Book(2, new SplittableRandom(2));
        LiveRisk live = book.live();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> live.price(0, Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> live.price(1, 0)).withMessageContaining("price 1");
        live.trade(0, 0, 1, -1e12);
        assertThat(live.equity()).isNegative();
        assertThatIllegalStateException().isThrownBy(live::annualVolatility).withMessageContaining("equity");
    }

    @Test
    void cashAloneHasNoRisk() {
        LiveRisk live = LiveRisk.of(
                new double[] {0},
                new double[] {5},
                100,
                new DMatrixRMaj(new double[][] {{0.01}}),
                new DMatrixRMaj(1, 1),
                CONFIDENCE,
                365);

        assertThat(live.annualVolatility()).isZero();
        assertThat(live.valueAtRisk()).isZero();
        assertThat(live.componentVolatility(0)).isZero();
        assertThat(live.componentValueAtRisk(0)).isZero();
    }

    private static final class Book {

        private final double[] quantities;
        private final double[] prices;
        private final DMatrixRMaj covariance;
        private final DMatrixRMaj mean;
        private double cash;

        Book(int size, SplittableRandom random) {
            quantities = random.doubles(size, 0, 10).toArray();
            prices = random.doubles(size, 1, 1000).toArray();
            cash = 1000 * random.nextDouble();
            var root = new DMatrixRMaj(size, size);
            for (int i = 0; i < root.data.length; i++) {
                root.data[i] = 0.03 * random.nextGaussian();
            }
            covariance = new DMatrixRMaj(size, size);
            CommonOps_DDRM.multInner(root, covariance);
            mean = new DMatrixRMaj(random.doubles(size, -0.001, 0.001).toArray());
        }

        LiveRisk live() {
            return LiveRisk.of(quantities, prices, cash, covariance, mean, CONFIDENCE, 365);
        }

        void check(LiveRisk live, String where) {
            int size = quantities.length;
            double equity = cash;
            for (int i = 0; i < size; i++) {
                equity += quantities[i] * prices[i];
            }
            var weights = new DMatrixRMaj(size, 1);
            for (int i = 0; i < size; i++) {
                weights.set(i, 0, quantities[i] * prices[i] / equity);
            }
            var product = new DMatrixRMaj(size, 1);
            CommonOps_DDRM.mult(covariance, weights, product);
            double deviation = Math.sqrt(CommonOps_DDRM.dot(weights, product));
            var tail = new NormalTail(CommonOps_DDRM.dot(weights, mean), deviation, CONFIDENCE);
            assertThat(live.equity()).as(where).isCloseTo(equity, within(1e-10 * equity));
            assertThat(live.dailyVolatility()).as(where).isCloseTo(deviation, within(1e-10));
            assertThat(live.annualVolatility()).as(where).isCloseTo(deviation * Math.sqrt(365), within(1e-10));
            assertThat(live.valueAtRisk()).as(where).isCloseTo(tail.valueAtRisk(), within(1e-10));
            assertThat(live.conditionalValueAtRisk()).as(where).isCloseTo(tail.conditionalValueAtRisk(), within(1e-10));
            double[] parts = EulerContributions.volatility(weights, product);
            double[] tails = EulerContributions.normalValueAtRisk(weights, mean, product, CONFIDENCE);
            for (int i = 0; i < size; i++) {
                assertThat(live.weight(i)).as(where).isCloseTo(weights.get(i, 0), within(1e-10));
                assertThat(live.componentVolatility(i)).as(where).isCloseTo(parts[i] * Math.sqrt(365), within(1e-10));
                assertThat(live.componentValueAtRisk(i)).as(where).isCloseTo(tails[i], within(1e-10));
            }
            assertThat(Arrays.stream(tails).sum()).as(where).isCloseTo(tail.valueAtRisk(), within(1e-12));
        }
    }
}
