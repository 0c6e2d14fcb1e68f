package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.CorrelationSettings.Estimator;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketStateTest {

    private static final long SEED = 11;
    private static final int RETURNS = 300;

    private final Map<InstrumentId, PriceHistory> histories = Histories.random(new Random(SEED), 5, RETURNS + 1);
    private final AlignedPrices prices =
            AlignedPrices.of(histories.keySet(), histories, RETURNS).orElseThrow();

    @ParameterizedTest
    @EnumSource(names = {"BULL", "BEAR", "HIGH_VOLATILITY"})
    void estimatesFromTheRowsOfTheStateAlone(MarketState state) {
        DMatrixRMaj returns = Returns.simple(prices);
        DMatrixRMaj rows = state.rows(mean(returns)).of(returns);
        CorrelationMatrix matrix = estimate(Estimator.SAMPLE, state).orElseThrow();

        DMatrixRMaj expected = Correlation.pearson(rows).matrix();
        assertThat(matrix.observations()).isEqualTo(rows.numRows).isLessThan(RETURNS - MarketState.WINDOW);
        for (int i = 0; i < matrix.size(); i++) {
            for (int j = 0; j < matrix.size(); j++) {
                assertThat(matrix.get(i, j)).isCloseTo(expected.get(i, j), within(1e-12));
            }
        }
        assertThat(matrix.convention()).contains(rows.numRows + " simple daily returns of " + RETURNS);
    }

    @Test
    void bullAndBearShareNoReturn() {
        double[] market = mean(Returns.simple(prices));
        SubSample bull = MarketState.BULL.rows(market);
        SubSample bear = MarketState.BEAR.rows(market);

        for (int row = 0; row < RETURNS; row++) {
            assertThat(bull.contains(row) && bear.contains(row))
                    .as("row " + row)
                    .isFalse();
            assertThat(MarketState.ALL.rows(market).contains(row)).isTrue();
        }
    }

    @Test
    void tooFewReturnsOfAStateSaySo() {
        AlignedPrices few = AlignedPrices.of(histories.keySet(), histories, 30).orElseThrow();

        assertThat(Correlations.estimate(few, CorrelationSettings.DEFAULT, MarketState.BULL)
                        .reason())
                .contains("30 are too few");
        AlignedPrices more = AlignedPrices.of(histories.keySet(), histories, 45).orElseThrow();
        assertThat(Correlations.estimate(more, CorrelationSettings.DEFAULT, MarketState.HIGH_VOLATILITY)
                        .reason())
                .contains("of the last 45 daily returns");
    }

    @Test
    void ranksAndShrinkageAreThoseOfTheEstimators() {
        DMatrixRMaj returns = Returns.simple(prices);
        DMatrixRMaj ranks = Correlation.spearman(returns).matrix();
        CorrelationMatrix spearman =
                estimate(Estimator.SPEARMAN, MarketState.ALL).orElseThrow();
        CorrelationMatrix pearson = estimate(Estimator.SAMPLE, MarketState.ALL).orElseThrow();
        CorrelationMatrix shrunk =
                estimate(Estimator.LEDOIT_WOLF, MarketState.ALL).orElseThrow();

        for (int i = 0; i < spearman.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(spearman.get(i, j)).isCloseTo(ranks.get(i, j), within(1e-12));
                assertThat(Math.abs(shrunk.get(i, j))).isLessThan(Math.abs(pearson.get(i, j)));
            }
        }
        assertThat(spearman.convention()).startsWith("Spearman, 300 simple daily returns");
        assertThat(shrunk.convention()).startsWith("Ledoit-Wolf, 300 simple daily returns");
    }

    private Result<CorrelationMatrix> estimate(Estimator estimator, MarketState state) {
        return Correlations.estimate(prices, new CorrelationSettings(estimator, RETURNS, 0.94), state);
    }

    private static double[] mean(DMatrixRMaj returns) {
        var mean = new double[returns.numRows];
        for (int row = 0; row < mean.length; row++) {
            for (int column = 0; column < returns.numCols; column++) {
                mean[row] += returns.get(row, column) / returns.numCols;
            }
        }
        return mean;
    }
}
