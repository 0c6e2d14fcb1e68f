package dev.ballast.core.feed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Ten thousand simulated days against what NumPy measures on Binance daily closes, 2021-01-01…2025-12-31.
///
/// Tolerances are wide where tails are fat: with 3 degrees of freedom a sample variance converges slowly.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedMomentsGoldenTest {

    private static final int DAYS = 10_000;
    private static final long SEED = 20260809;

    private Map<InstrumentId, List<Bar>> history = Map.of();

    @BeforeAll
    void simulate() {
        // From a high price on, so that no coin falls so low in 27 years that its tick makes the returns coarse.
        var models = SimulatedUniverse.models(SimulatedUniverse.instruments());
        var prices = new java.util.HashMap<InstrumentId, Double>();
        models.forEach(model -> prices.put(model.instrument().id(), 1e9));
        history = SimulatedHistory.from(LocalDate.of(2000, 1, 1), DAYS, models, prices, SEED);
    }

    @Test
    void annualVolatilitiesAreThoseOfTheMarket() {
        // Measured total volatility of daily log returns × √365.
        assertThat(volatility("BTC-USD")).isCloseTo(0.586, within(0.08));
        assertThat(volatility("ETH-USD")).isCloseTo(0.791, within(0.10));
        assertThat(volatility("SOL-USD")).isCloseTo(1.141, within(0.18));
        assertThat(volatility("LINK-USD")).isCloseTo(1.024, within(0.14));
        assertThat(volatility("DOGE-USD")).isCloseTo(1.414, within(0.30));
        assertThat(volatility("PAXG-USD")).isCloseTo(0.161, within(0.04));
    }

    @Test
    void correlationsAreThoseOfTheMarket() {
        // Measured: BTC-ETH 0.81 (of which the one-factor part is 0.74), BTC-PAXG 0.09, mean of 16 coins 0.62.
        assertThat(correlation("BTC-USD", "ETH-USD")).isCloseTo(0.74, within(0.08));
        assertThat(correlation("BTC-USD", "PAXG-USD")).isCloseTo(0.06, within(0.08));
        assertThat(meanCorrelationOfCoins()).isCloseTo(0.62, within(0.06));
    }

    /// Residual correlation shared by a category: 0.30 in DeFi, none between DeFi and L1.
    @Test
    void coinsOfACategoryShareMoreThanTheMarket() {
        double within = correlation("UNI-USD", "AAVE-USD");
        double across = correlation("UNI-USD", "SOL-USD");

        assertThat(within).isGreaterThan(across + 0.03);
    }

    @Test
    void tailsAreFat() {
        // Measured 6.8 (BTC) to 26.5 (BNB); a normal has 3.
        assertThat(Moments.kurtosis(returns("BTC-USD"))).isBetween(5.0, 200.0);
        assertThat(Moments.kurtosis(returns("ETH-USD"))).isBetween(5.0, 200.0);
    }

    @Test
    void volatilityClusters() {
        // Measured on the market factor 0.18 at one day and 0.15 at five; returns themselves are not autocorrelated.
        double[] market = market();
        assertThat(Moments.autocorrelation(Moments.absolute(market), 1)).isBetween(0.08, 0.35);
        assertThat(Moments.autocorrelation(Moments.absolute(market), 5)).isBetween(0.05, 0.30);
        assertThat(Moments.autocorrelation(Moments.absolute(returns("SOL-USD")), 1))
                .isBetween(0.04, 0.35);
        assertThat(Moments.autocorrelation(market, 1)).isCloseTo(0, within(0.05));
    }

    @Test
    void noReturnIsPromised() {
        // A fair game: mean log return −½σ² a day, within three standard errors σ/√T.
        double daily = 0.586 * 0.586 / 365;
        assertThat(Moments.mean(returns("BTC-USD"))).isCloseTo(-daily / 2, within(3 * Math.sqrt(daily / DAYS)));
    }

    private double volatility(String symbol) {
        return Math.sqrt(Moments.variance(returns(symbol)) * 365);
    }

    private double correlation(String one, String other) {
        return Moments.correlation(returns(one), returns(other));
    }

    private double meanCorrelationOfCoins() {
        List<double[]> coins = coins();
        var all = new ArrayList<Double>();
        for (int i = 0; i < coins.size(); i++) {
            for (int j = 0; j < i; j++) {
                all.add(Moments.correlation(coins.get(i), coins.get(j)));
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private double[] market() {
        List<double[]> coins = coins();
        var market = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            int at = day;
            market[day] = coins.stream().mapToDouble(coin -> coin[at]).average().orElseThrow();
        }
        return market;
    }

    private List<double[]> coins() {
        return history.keySet().stream()
                .filter(id -> !id.base().equals("PAXG"))
                .map(id -> returns(id.symbol()))
                .toList();
    }

    private double[] returns(String symbol) {
        return history.getOrDefault(InstrumentId.of(symbol), List.of()).stream()
                .mapToDouble(bar -> Math.log(bar.close() / bar.open()))
                .toArray();
    }
}
