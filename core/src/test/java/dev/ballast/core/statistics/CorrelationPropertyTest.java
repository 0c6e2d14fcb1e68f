package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.statistics.CorrelationSettings.Estimator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrelationPropertyTest {

    private static final long SEED = 7;
    private static final int CASES = 100;

    @ParameterizedTest
    @EnumSource(Estimator.class)
    void everyMatrixIsACorrelationMatrix(Estimator estimator) {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            String where = "seed " + SEED + ", case " + i;
            int lookback = 2 + random.nextInt(40);
            var settings = new CorrelationSettings(estimator, lookback, 0.8 + 0.19 * random.nextDouble());
            // Fewer returns than coins in about every other case.
            Map<InstrumentId, PriceHistory> histories =
                    Histories.random(random, 1 + random.nextInt(30), lookback + 1 + random.nextInt(20));
            CorrelationMatrix matrix = estimate(histories.keySet().stream().toList(), histories, settings);

            assertThat(matrix.observations()).as(where).isEqualTo(lookback);
            for (int row = 0; row < matrix.size(); row++) {
                assertThat(matrix.get(row, row)).as(where).isEqualTo(1);
                for (int column = 0; column < matrix.size(); column++) {
                    assertThat(matrix.get(row, column))
                            .as(where)
                            .isBetween(-1.0, 1.0)
                            .isEqualTo(matrix.get(column, row));
                }
            }
            assertThat(smallestEigenvalue(matrix)).as(where).isGreaterThan(-1e-10);
        }
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    void dependsNeitherOnOrderNorOnPriceUnits(Estimator estimator) {
        var random = new Random(SEED);
        var settings = new CorrelationSettings(estimator, 25, 0.94);
        for (int i = 0; i < CASES; i++) {
            Map<InstrumentId, PriceHistory> histories = Histories.random(random, 8, 30);
            List<InstrumentId> order = new ArrayList<>(histories.keySet());
            CorrelationMatrix matrix = estimate(order, histories, settings);
            Collections.shuffle(order, random);
            var scaled = new TreeMap<InstrumentId, PriceHistory>();
            histories.forEach((id, history) -> scaled.put(id, scaled(history, Math.exp(10 * random.nextGaussian()))));

            CorrelationMatrix other = estimate(order, scaled, settings);
            for (InstrumentId a : order) {
                for (InstrumentId b : order) {
                    assertThat(other.get(other.indexOf(a), other.indexOf(b)))
                            .as("seed " + SEED + ", case " + i)
                            .isCloseTo(matrix.get(matrix.indexOf(a), matrix.indexOf(b)), within(1e-9));
                }
            }
        }
    }

    private static PriceHistory scaled(PriceHistory history, double factor) {
        List<Bar> bars = history.bars().stream()
                .map(bar -> Bar.ofClose(bar.openTime(), factor * bar.close()))
                .toList();
        return new PriceHistory(history.instrument(), history.timeframe(), bars);
    }

    private static CorrelationMatrix estimate(
            List<InstrumentId> ids, Map<InstrumentId, PriceHistory> histories, CorrelationSettings settings) {
        return Correlations.estimate(ids, histories, settings).orElseThrow();
    }

    private static double smallestEigenvalue(CorrelationMatrix matrix) {
        var values = new DMatrixRMaj(matrix.size(), matrix.size());
        for (int row = 0; row < matrix.size(); row++) {
            for (int column = 0; column < matrix.size(); column++) {
                values.set(row, column, matrix.get(row, column));
            }
        }
        var solver = DecompositionFactory_DDRM.eig(matrix.size(), false, true);
        assertThat(solver.decompose(values)).isTrue();
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < matrix.size(); i++) {
            smallest = Math.min(smallest, solver.getEigenvalue(i).getReal());
        }
        return smallest;
    }
}
