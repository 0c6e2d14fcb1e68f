package dev.ballast.core.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.CovarianceShares;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What holds of any book in any scenario.
class StressPropertyTest {

    private static final int CASES = 5_000;
    private static final double TOLERANCE = 1e-12;
    private static final List<Category> CATEGORIES = List.of(Category.values());

    @Test
    void partsAddUpAndStressNeverCalms() {
        for (int seed = 0; seed < CASES; seed++) {
            var random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(30);
            var weights = new TreeMap<InstrumentId, Double>();
            var categories = new TreeMap<InstrumentId, Category>();
            var volatilities = new TreeMap<InstrumentId, Double>();
            double[] loading = new double[n];
            double left = 1;
            for (int i = 0; i < n; i++) {
                InstrumentId id = InstrumentId.of("A" + i + "-USD");
                double weight = left * random.nextDouble();
                left -= weight;
                weights.put(id, weight);
                categories.put(id, CATEGORIES.get(random.nextInt(CATEGORIES.size())));
                volatilities.put(id, random.nextDouble(0.001, 0.1));
                loading[i] = random.nextDouble(-1, 1);
            }
            Scenario shock = new Scenario.PriceShock(
                    "Shock",
                    "",
                    Optional.empty(),
                    Map.of("A0", random.nextDouble(-1, 0.5)),
                    Map.of(Category.L1, random.nextDouble(-1, 0.5)),
                    OptionalDouble.of(random.nextDouble(-1, 0.5)));
            Scenario usual = new Scenario.WorseCovariance("Usual", "", 0, 1, 0.95, 10);
            Scenario one = new Scenario.WorseCovariance("One", "", 1, 1, 0.95, 10);
            Scenario part = new Scenario.WorseCovariance("Part", "", random.nextDouble(), 1, 0.95, 10);
            Scenario twice = new Scenario.WorseCovariance("Twice", "", 0, 2, 0.95, 10);
            var library = new ScenarioLibrary(List.of(shock, usual, part, one, twice));
            StressedBook book =
                    new StressedBook(1e6, weights, categories, Result.of(oneFactor(weights, volatilities, loading)));
            StressLosses losses = Stress.of(book, library);
            for (Scenario scenario : library.scenarios()) {
                double sum = Stress.parts(book, scenario).orElseThrow().stream()
                        .mapToDouble(AssetLoss::loss)
                        .sum();
                assertThat(losses.of(scenario.name()).orElseThrow().loss())
                        .as("seed %d, %s", seed, scenario.name())
                        .isCloseTo(sum, within(TOLERANCE));
            }
            double calm = loss(losses, "Usual");
            assertThat(loss(losses, "Twice")).as("seed %d", seed).isCloseTo(2 * calm, within(TOLERANCE));
            assertThat(loss(losses, "Part"))
                    .as("seed %d", seed)
                    .isBetween(calm - TOLERANCE, loss(losses, "One") + TOLERANCE);
            StressLoss price = losses.of("Shock").orElseThrow();
            assertThat(price.measured() + price.byCategory() + price.uniform())
                    .as("seed %d", seed)
                    .isCloseTo(1 - left, within(TOLERANCE));
            assertThat(price.loss()).as("seed %d", seed).isLessThanOrEqualTo(1 - left + TOLERANCE);
        }
    }

    private static double loss(StressLosses losses, String name) {
        return losses.of(name).orElseThrow().loss();
    }

    /// Correlations that are a product of loadings: positive semidefinite by construction.
    private static CovarianceShares oneFactor(
            Map<InstrumentId, Double> weights, Map<InstrumentId, Double> volatilities, double[] loading) {
        var ids = List.copyOf(weights.keySet());
        var covariances = new TreeMap<InstrumentId, Double>();
        for (int i = 0; i < ids.size(); i++) {
            double sum = 0;
            for (int j = 0; j < ids.size(); j++) {
                double correlation = i == j ? 1 : loading[i] * loading[j];
                sum += correlation
                        * volatilities.getOrDefault(ids.get(i), 0.0)
                        * volatilities.getOrDefault(ids.get(j), 0.0)
                        * weights.getOrDefault(ids.get(j), 0.0);
            }
            covariances.put(ids.get(i), sum);
        }
        return new CovarianceShares(volatilities, covariances);
    }
}
