package dev.ballast.core.rebalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The closed form against Monte Carlo of the same prices in NumPy 2.4.6: five assets of 50, 65, 90, 110 and 15 %
/// annual volatility, correlation 0.6, 30, 25, 15, 8 and 10 % of the book, the rest cash.
///
/// Cones: 4,000,000 antithetic draws of the exact distribution, standard error below 3e-5. Passage: 160,000 antithetic
/// paths of 12 steps a day, joined by Brownian bridges of the log odds, standard error below 0.0012.
class WeightForecastGoldenTest {

    private static final double[] WEIGHTS = {30, 25, 15, 8, 10};
    private static final double[] VOLATILITIES = {0.5, 0.65, 0.9, 1.1, 0.15};
    private static final double[][] AFTER_A_WEEK = {
        {0.282, 0.29256, 0.3, 0.30754, 0.3185},
        {0.23037, 0.24157, 0.24959, 0.25778, 0.26986},
        {0.1307, 0.14138, 0.14923, 0.15743, 0.16983},
        {0.06618, 0.07365, 0.07929, 0.0853, 0.09469},
        {0.0921, 0.09685, 0.10024, 0.10369, 0.10875}
    };
    private static final double[][] AFTER_A_MONTH = {
        {0.26331, 0.2847, 0.30001, 0.31567, 0.33883},
        {0.20971, 0.23189, 0.24826, 0.26536, 0.29125},
        {0.11102, 0.13108, 0.14674, 0.16388, 0.19124},
        {0.05272, 0.06601, 0.07698, 0.08955, 0.11086},
        {0.08454, 0.09408, 0.10104, 0.10826, 0.11907}
    };
    private static final double[] LEFT_WITHIN_A_WEEK = {5.0e-5, 1.4e-4, 1.5e-4, 1.0e-5, 0};
    private static final double[] LEFT_WITHIN_A_MONTH = {0.05804, 0.08714, 0.08096, 0.01791, 0.00004};

    private final List<WeightForecast> forecasts = new ArrayList<>();

    @BeforeEach
    void forecast() {
        List<InstrumentId> names = Books.names(WEIGHTS.length);
        var bands = new TreeMap<InstrumentId, WeightBand>();
        for (int i = 0; i < WEIGHTS.length; i++) {
            bands.put(names.get(i), WeightBand.around(WEIGHTS[i] / 100, 0.05));
        }
        SortedMap<InstrumentId, Result<WeightForecast>> made = WeightForecasts.of(
                Books.valuation(Books.amounts(names, WEIGHTS), 12), bands, Books.model(names, VOLATILITIES, 0.6));
        made.values().forEach(forecast -> forecasts.add(forecast.orElseThrow()));
    }

    @Test
    void cones() {
        for (int i = 0; i < WEIGHTS.length; i++) {
            for (int level = 0; level < 5; level++) {
                assertThat(forecasts.get(i).cone(7).get(level)).isCloseTo(AFTER_A_WEEK[i][level], within(1.5e-4));
                assertThat(forecasts.get(i).cone(30).get(level)).isCloseTo(AFTER_A_MONTH[i][level], within(6e-4));
            }
        }
    }

    @Test
    void passage() {
        for (int i = 0; i < WEIGHTS.length; i++) {
            assertThat(forecasts.get(i).leavesWithin(7)).isCloseTo(LEFT_WITHIN_A_WEEK[i], within(1e-4));
            assertThat(forecasts.get(i).leavesWithin(30)).isCloseTo(LEFT_WITHIN_A_MONTH[i], within(2e-3));
        }
    }

    /// Two assets and no cash: the log odds are the difference of two normals, whatever the weights.
    @Test
    void twoAssetsWithoutCashAreExact() {
        List<InstrumentId> names = Books.names(2);
        var bands = WeightForecastPropertyTest.bands(names, 0.5, 0.2);
        WeightForecast first = new TreeMap<>(WeightForecasts.of(
                        Books.valuation(Books.amounts(names, 40, 60), 0),
                        bands,
                        Books.model(names, new double[] {0.6, 0.8}, 0.5)))
                .firstEntry()
                .getValue()
                .orElseThrow();

        assertThat(first.motion().volatility()).isCloseTo(Math.sqrt((0.36 + 0.64 - 0.48) / 365), within(1e-15));
        assertThat(first.motion().drift()).isCloseTo((0.64 - 0.36) / 2 / 365, within(1e-15));
        assertThat(first.volatilityError()).isCloseTo(first.motion().volatility() / Math.sqrt(58), within(1e-15));
    }

    @Test
    void whatCannotBeToldHasAReason() {
        List<InstrumentId> names = Books.names(2);
        var model = Books.model(names, new double[] {0.6, 0.8}, 0.5);
        var bands = WeightForecastPropertyTest.bands(Books.names(3), 0.5, 0.2);
        var one = WeightForecasts.of(Books.valuation(Books.amounts(names, 40), 0), bands, model);
        var unknown = WeightForecasts.of(Books.valuation(Books.amounts(Books.names(3), 1, 1, 1), 0), bands, model);

        assertThat(one.values())
                .extracting(Result::reason)
                .element(0)
                .asString()
                .contains("no odds");
        assertThat(one.values())
                .extracting(Result::reason)
                .element(1)
                .asString()
                .contains("not held");
        assertThat(unknown.values()).extracting(Result::reason).allSatisfy(reason -> assertThat(reason)
                .contains("A002-USD is not in the price model"));
    }
}
