package dev.ballast.core.rebalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Random books, covariances and bands: what every forecast must keep.
class WeightForecastPropertyTest {

    private static final long SEED = 53;
    private static final int CASES = 3_000;
    private static final double[] DAYS = {0.01, 0.5, 1, 2, 7, 14, 30, 60, 120, 365};

    @Test
    void conesWidenAndProbabilitiesRise() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            Sample sample = Sample.draw(random);
            String where = "seed " + SEED + ", case " + i;
            sample.forecasts().forEach((instrument, result) -> {
                WeightForecast forecast = result.orElseThrow();
                double before = 0;
                double width = 0;
                for (double days : DAYS) {
                    double probability = forecast.leavesWithin(days);
                    assertThat(probability).as(where).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(before - 1e-12);
                    before = probability;
                    List<Double> cone = forecast.cone(days);
                    assertThat(cone).as(where).isSorted().allSatisfy(weight -> assertThat(weight)
                            .isBetween(0.0, 1.0));
                    double logWidth = odds(cone.getLast()) - odds(cone.getFirst());
                    assertThat(logWidth).as(where).isGreaterThan(width);
                    width = logWidth;
                }
                assertThat(forecast.cone(0)).as(where).allSatisfy(weight -> assertThat(weight)
                        .isCloseTo(forecast.weight(), within(1e-12)));
            });
        }
    }

    private static double odds(double weight) {
        return Math.log(weight / (1 - weight));
    }

    @Test
    void timesToTheBandGoWithItsProbabilities() {
        var random = new Random(SEED + 1);
        for (int i = 0; i < CASES / 10; i++) {
            String where = "seed " + (SEED + 1) + ", case " + i;
            for (Result<WeightForecast> result : Sample.draw(random).forecasts().values()) {
                WeightForecast forecast = result.orElseThrow();
                double last = 0;
                for (double level : new double[] {0.25, 0.5, 0.75}) {
                    if (forecast.daysToBand(level) instanceof Result.Known<Double>(Double days)) {
                        assertThat(days).as(where).isGreaterThanOrEqualTo(last);
                        last = days;
                        if (days > 1e-6 && !forecast.band().isOutside(forecast.weight())) {
                            assertThat(forecast.leavesWithin(days)).as(where).isCloseTo(level, within(1e-4));
                        }
                    } else {
                        assertThat(forecast.leavesWithin(WeightForecast.LONGEST_DAYS))
                                .as(where)
                                .isLessThan(level);
                    }
                }
            }
        }
    }

    @Test
    void orderOfTheAssetsDoesNotMatter() {
        var random = new Random(SEED + 2);
        for (int i = 0; i < CASES / 10; i++) {
            Sample sample = Sample.draw(random);
            Sample turned = sample.reversed();
            int size = sample.amounts.length;
            for (int asset = 0; asset < size; asset++) {
                WeightForecast one = sample.forecast(asset);
                WeightForecast other = turned.forecast(size - 1 - asset);
                String where = "seed " + (SEED + 2) + ", case " + i;
                assertThat(other.motion().drift())
                        .as(where)
                        .isCloseTo(one.motion().drift(), within(1e-14));
                assertThat(other.motion().volatility())
                        .as(where)
                        .isCloseTo(one.motion().volatility(), within(1e-12));
                assertThat(other.leavesWithin(30)).as(where).isCloseTo(one.leavesWithin(30), within(1e-8));
            }
        }
    }

    @Test
    void theEdgePriceTakesTheWeightToItsEdgeAndNoFurther() {
        var random = new Random(SEED + 3);
        for (int i = 0; i < CASES; i++) {
            Sample sample = Sample.draw(random);
            String where = "seed " + (SEED + 3) + ", case " + i;
            int asset = random.nextInt(sample.amounts.length);
            double weight = sample.amounts[asset] / sample.equity();
            WeightBand band = sample.band(asset);
            EdgePrices prices = EdgePrices.of(weight, band);
            check(sample, asset, prices.lower(), band.lower(), where);
            check(sample, asset, prices.upper(), band.upper(), where);
        }
    }

    /// By valuing the book anew at the moved price.
    private static void check(Sample sample, int asset, Result<Double> factor, double edge, String where) {
        if (factor instanceof Result.Known<Double>(Double times)) {
            double moved = sample.amounts[asset] * times;
            double equity = sample.equity() - sample.amounts[asset] + moved;
            assertThat(moved / equity).as(where).isCloseTo(edge, within(1e-12));
        } else {
            assertThat(edge <= 0 || edge >= 1).as(where).isTrue();
        }
    }

    @Test
    void nothingThatDoesNotMoveLeavesItsBand() {
        List<InstrumentId> names = Books.names(3);
        Valuation valuation = Books.valuation(Books.amounts(names, 30, 20, 40), 10);
        var model = Books.model(names, new double[3], 0);
        WeightForecasts.of(valuation, bands(names, 0.2, 0.15), model).forEach((_, result) -> {
            WeightForecast forecast = result.orElseThrow();
            boolean outside = forecast.band().isOutside(forecast.weight());
            assertThat(forecast.leavesWithin(365)).isEqualTo(outside ? 1 : 0);
            assertThat(forecast.daysToBand(0.5).isKnown()).isEqualTo(outside);
            assertThat(forecast.cone(30))
                    .allSatisfy(weight -> assertThat(weight).isCloseTo(forecast.weight(), within(1e-15)));
        });
    }

    static Map<InstrumentId, WeightBand> bands(List<InstrumentId> names, double target, double distance) {
        var bands = new TreeMap<InstrumentId, WeightBand>();
        names.forEach(name -> bands.put(name, WeightBand.around(target, distance)));
        return bands;
    }

    /// A book of 1 to 12 assets with a covariance of random factors.
    private static final class Sample {

        private final double[] amounts;
        private final double cash;
        private final DMatrixRMaj covariance;
        private final double[] edges;

        Sample(double[] amounts, double cash, DMatrixRMaj covariance, double[] edges) {
            this.amounts = amounts;
            this.cash = cash;
            this.covariance = covariance;
            this.edges = edges;
        }

        static Sample draw(Random random) {
            int size = 1 + random.nextInt(12);
            var loadings = new double[size][3];
            var amounts = new double[size];
            var edges = new double[2 * size];
            var covariance = new DMatrixRMaj(size, size);
            double cash = 1 + 50 * random.nextDouble();
            double equity = cash;
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < 3; k++) {
                    loadings[i][k] = 0.03 * random.nextGaussian();
                }
                amounts[i] = Math.exp(3 * random.nextDouble());
                equity += amounts[i];
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double sum = i == j ? 0.0004 * (0.1 + random.nextDouble()) : 0;
                    for (int k = 0; k < 3; k++) {
                        sum += loadings[i][k] * loadings[j][k];
                    }
                    covariance.set(i, j, sum);
                }
                double target = amounts[i] / equity + 0.1 * random.nextGaussian();
                edges[2 * i] = target;
                edges[2 * i + 1] = 0.2 * random.nextDouble();
            }
            return new Sample(amounts, cash, covariance, edges);
        }

        Sample reversed() {
            int size = amounts.length;
            var turned = new double[size];
            var turnedEdges = new double[2 * size];
            var turnedCovariance = new DMatrixRMaj(size, size);
            for (int i = 0; i < size; i++) {
                int from = size - 1 - i;
                turned[i] = amounts[from];
                turnedEdges[2 * i] = edges[2 * from];
                turnedEdges[2 * i + 1] = edges[2 * from + 1];
                for (int j = 0; j < size; j++) {
                    turnedCovariance.set(i, j, covariance.get(from, size - 1 - j));
                }
            }
            return new Sample(turned, cash, turnedCovariance, turnedEdges);
        }

        double equity() {
            double sum = cash;
            for (double amount : amounts) {
                sum += amount;
            }
            return sum;
        }

        WeightBand band(int asset) {
            return WeightBand.around(edges[2 * asset], edges[2 * asset + 1]);
        }

        SortedMap<InstrumentId, Result<WeightForecast>> forecasts() {
            List<InstrumentId> names = new ArrayList<>(Books.names(amounts.length));
            var bands = new TreeMap<InstrumentId, WeightBand>();
            for (int i = 0; i < amounts.length; i++) {
                bands.put(names.get(i), band(i));
            }
            var model = PriceModel.given(names, covariance, 30, Instant.EPOCH, "given");
            return WeightForecasts.of(Books.valuation(Books.amounts(names, amounts), cash), bands, model);
        }

        WeightForecast forecast(int asset) {
            return List.copyOf(forecasts().values()).get(asset).orElseThrow();
        }
    }
}
