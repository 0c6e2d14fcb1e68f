package dev.ballast.core.statistics.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.market.InstrumentId;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class CointegratedPairsTest {

    private static final long SEED = 8;
    private static final List<InstrumentId> NAMES = List.of(
            InstrumentId.of("A-USD"),
            InstrumentId.of("B-USD"),
            InstrumentId.of("C-USD"),
            InstrumentId.of("D-USD"),
            InstrumentId.of("E-USD"),
            InstrumentId.of("F-USD"));

    /// A and B share a trend, C wanders alone, D is A in cents, E never moves, F holds a price of 0.
    private final DMatrixRMaj prices = prices();

    @Test
    void thePairWithACommonTrendComesFirst() {
        CointegratedPairs table = CointegratedPairs.of(NAMES, prices, Lags.byAkaike());
        CointegratedPair first = table.pairs().getFirst();
        assertThat(List.of(first.dependent(), first.other())).contains(NAMES.get(1));
        assertThat(first.pValue()).isLessThan(0.01);
        assertThat(first.halfLife().orElseThrow()).isBetween(0.1, 5.0);
        assertThat(first.zScore()).isBetween(-5.0, 5.0);
        assertThat(first.observations()).isEqualTo(400);
        for (int i = 1; i < table.pairs().size(); i++) {
            assertThat(table.pairs().get(i).pValue())
                    .isGreaterThanOrEqualTo(table.pairs().get(i - 1).pValue());
        }
    }

    @Test
    void everyPairIsTestedOrExcludedByName() {
        CointegratedPairs table = CointegratedPairs.of(NAMES, prices, Lags.of(1));
        assertThat(table.pairs().size() + table.excluded().size()).isEqualTo(15);
        assertThat(table.excluded())
                .anySatisfy(entry -> assertThat(entry.reason()).contains("linear combination"))
                .anySatisfy(entry -> assertThat(entry.reason()).contains("the price of E-USD never moves"))
                .anySatisfy(entry -> assertThat(entry.reason()).contains("price 6 of F-USD is not a number above 0"));
        assertThat(table.excluded()).hasSize(10);
    }

    @Test
    void namesAndColumnsMustMatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CointegratedPairs.of(NAMES, new DMatrixRMaj(10, 2), Lags.of(1)))
                .withMessageContaining("6 instruments, but 2 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngleGranger.test(new double[50], new DMatrixRMaj(50, 6), Lags.of(1)));
    }

    @Test
    void theFilterFollowsAHedgeRatioThatMoves() {
        var random = new Random(SEED);
        double[] x = UnitRootTestsTest.walk(random, 2000);
        var y = new double[2000];
        for (int t = 0; t < 2000; t++) {
            y[t] = (1 + t / 2000.0) * x[t] + 0.1 * random.nextGaussian();
        }
        var filter = new KalmanHedge(1e-3, 0.01);
        assertThat(filter.filter(y, x).orElseThrow().hedgeRatio())
                .isCloseTo(2, org.assertj.core.api.Assertions.within(0.05));
        y[17] = Double.NaN;
        assertThat(filter.filter(y, x).reason()).isEqualTo("observation 18 of y is NaN");
        assertThat(filter.filter(new double[] {1}, new double[] {1}).reason()).contains("at least 2");
        assertThatIllegalArgumentException().isThrownBy(() -> filter.filter(y, new double[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> new KalmanHedge(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new KalmanHedge(1e-4, 0));
    }

    private static DMatrixRMaj prices() {
        var random = new Random(SEED);
        double[] trend = UnitRootTestsTest.walk(random, 400);
        double[] alone = UnitRootTestsTest.walk(random, 400);
        var prices = new DMatrixRMaj(400, 6);
        for (int t = 0; t < 400; t++) {
            double a = Math.exp(0.01 * trend[t]);
            prices.set(t, 0, 100 * a);
            prices.set(t, 1, 50 * a * Math.exp(0.01 * random.nextGaussian()));
            prices.set(t, 2, 30 * Math.exp(0.01 * alone[t]));
            prices.set(t, 3, 10_000 * a);
            prices.set(t, 4, 1);
            prices.set(t, 5, t == 5 ? 0 : 20 + t % 7);
        }
        return prices;
    }
}
