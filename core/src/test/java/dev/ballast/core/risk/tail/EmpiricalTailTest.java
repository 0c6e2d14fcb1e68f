package dev.ballast.core.risk.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmpiricalTailTest {

    // Losses −3, −1, 0, 1, 2, 4, 5, 7, 8, 10 at 85 %: the tail is the whole worst and half of the next.
    private static final double[] RETURNS = {3, 1, 0, -1, -2, -4, -5, -7, -8, -10};

    @Test
    void discreteTailTakesTheEdgeInPart() {
        EmpiricalTail tail = EmpiricalTail.of(RETURNS, 0.85);

        assertThat(tail.coverage()).isCloseTo(1.5, within(1e-12));
        assertThat(tail.valueAtRisk(QuantileConvention.INVERTED_CDF)).isEqualTo(8);
        assertThat(tail.conditionalValueAtRisk(TailMeanConvention.ROCKAFELLAR_URYASEV, QuantileConvention.INVERTED_CDF))
                .isCloseTo((10 + 0.5 * 8) / 1.5, within(1e-12));
        assertThat(tail.conditionalValueAtRisk(TailMeanConvention.WORST_CEILING, QuantileConvention.LINEAR))
                .isEqualTo(9);
        assertThat(tail.conditionalValueAtRisk(TailMeanConvention.NOT_ABOVE_QUANTILE, QuantileConvention.HIGHER))
                .isCloseTo(25.0 / 3, within(1e-12));
    }

    // R 4.2: quantile(1:10, 0.15, type = 7) = 2.35, type = 1 gives 2; numpy lower and higher give 2 and 3.
    @Test
    void quantilesFollowTheirConvention() {
        double[] oneToTen = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
        EmpiricalTail tail = EmpiricalTail.of(oneToTen, 0.85);

        assertThat(tail.valueAtRisk(QuantileConvention.LINEAR)).isCloseTo(-2.35, within(1e-12));
        assertThat(tail.valueAtRisk(QuantileConvention.LOWER)).isEqualTo(-2);
        assertThat(tail.valueAtRisk(QuantileConvention.HIGHER)).isEqualTo(-3);
        assertThat(tail.valueAtRisk(QuantileConvention.INVERTED_CDF)).isEqualTo(-2);
    }

    // 1 − 0.95 is 0.05000000000000004 in binary: 1,000 times it must not be 51 observations.
    @Test
    void wholeTailsStayWhole() {
        double[] thousand = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();
        EmpiricalTail tail = EmpiricalTail.of(thousand, 0.95);

        assertThat(tail.coverage()).isEqualTo(50);
        assertThat(tail.valueAtRisk(QuantileConvention.INVERTED_CDF)).isEqualTo(-50);
        assertThat(tail.weights(TailMeanConvention.WORST_CEILING, QuantileConvention.LINEAR))
                .hasSize(50);
        assertThat(tail.weights(TailMeanConvention.ROCKAFELLAR_URYASEV, QuantileConvention.LINEAR))
                .hasSize(50);
    }

    @Test
    void lessThanOneObservationIsTheWorst() {
        EmpiricalTail two = EmpiricalTail.of(new double[] {-0.1, 0.2}, 0.99);

        assertThat(two.coverage()).isCloseTo(0.02, within(1e-12));
        for (TailMeanConvention convention : TailMeanConvention.values()) {
            assertThat(two.conditionalValueAtRisk(convention, QuantileConvention.LOWER))
                    .isEqualTo(0.1);
        }
        EmpiricalTail one = EmpiricalTail.of(new double[] {-0.3}, 0.5);
        for (QuantileConvention convention : QuantileConvention.values()) {
            assertThat(one.valueAtRisk(convention)).isEqualTo(0.3);
        }
    }

    @Test
    void constantReturnsHaveTheirOwnTail() {
        EmpiricalTail tail = EmpiricalTail.of(new double[500], 0.95);

        assertThat(tail.valueAtRisk(QuantileConvention.LINEAR)).isZero();
        assertThat(tail.conditionalValueAtRisk(TailMeanConvention.NOT_ABOVE_QUANTILE, QuantileConvention.LINEAR))
                .isZero();
        assertThat(tail.standardError()).isZero();
    }

    // Most returns tie at the quantile: the tail reaches far beyond the part that is sorted.
    @Test
    void manyTiesAtTheQuantile() {
        var returns = new double[100];
        Arrays.fill(returns, 0, 60, -0.01);
        returns[99] = -0.5;
        EmpiricalTail tail = EmpiricalTail.of(returns, 0.95);

        assertThat(tail.conditionalValueAtRisk(TailMeanConvention.NOT_ABOVE_QUANTILE, QuantileConvention.LINEAR))
                .isCloseTo((60 * 0.01 + 0.5) / 61, within(1e-15));
    }

    @Test
    void standardErrorOfUniformsIsThatOfTheory() {
        double[] even =
                IntStream.range(0, 10_000).mapToDouble(i -> i / 10_000.0).toArray();

        assertThat(EmpiricalTail.of(even, 0.95).standardError())
                .isCloseTo(Math.sqrt(0.05 * 0.95 / 10_000), within(1e-6));
    }

    @Test
    void tiedDaysAreTakenInOrderOfTime() {
        double[] returns = {0.1, -0.2, -0.1, -0.1, -0.1, 0.3};
        double[] weights = TailDays.weights(returns, new double[] {0.4, 0.4, 0.2});

        assertThat(weights).containsExactly(0, 0.4, 0.4, 0.2, 0, 0);
        assertThat(TailDays.inOrder(returns, weights)).containsExactly(1, 2, 3);
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatIllegalArgumentException().isThrownBy(() -> EmpiricalTail.of(new double[0], 0.95));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmpiricalTail.of(new double[] {0, Double.NaN}, 0.95))
                .withMessageContaining("NaN at 1");
        for (double confidence : new double[] {0, 1, -0.1, 1.5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EmpiricalTail.of(RETURNS, confidence))
                    .withMessageContaining("confidence must lie in (0, 1)");
        }
    }

    @Test
    void selectionIsSortingInPart() {
        for (int seed = 0; seed < 200; seed++) {
            double[] values = new java.util.SplittableRandom(seed)
                    .ints(1 + seed * 5, 0, 1 + seed)
                    .asDoubleStream()
                    .toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int count = Math.min(values.length, 1 + seed / 3);
            WorstFirst.arrange(values, count);
            assertThat(Arrays.copyOf(values, count)).as("seed " + seed).isEqualTo(Arrays.copyOf(sorted, count));
            Arrays.sort(values);
            assertThat(values).as("seed " + seed).isEqualTo(sorted);
        }
    }
}
