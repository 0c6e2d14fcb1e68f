package dev.ballast.core.optimization.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Covariances;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.allocation.Tilt.Direction;
import dev.ballast.core.optimization.parity.InverseRisk;
import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Weights by rule, tilts, whole shares, resampling.
class AllocationTest {

    @Test
    void rulesSumToOne() {
        assertThat(SimpleWeights.equal(4)).containsExactly(0.25, 0.25, 0.25, 0.25);
        assertThat(SimpleWeights.capitalisation(new double[] {3e12, 1e12}).orElseThrow())
                .containsExactly(0.75, 0.25);
        assertThat(SimpleWeights.performance(new double[] {0.3, -0.2, 0.1}).orElseThrow())
                .containsExactly(new double[] {0.75, 0, 0.25}, within(1e-15));
        assertThat(SimpleWeights.performance(new double[] {-1, 0}).reason()).contains("above 0");
        assertThat(SimpleWeights.capitalisation(new double[2]).isKnown()).isFalse();
        assertThatThrownBy(() -> SimpleWeights.capitalisation(new double[] {1, -2}))
                .hasMessageContaining("-2");
        assertThatThrownBy(() -> SimpleWeights.performance(new double[] {Double.NaN}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> SimpleWeights.equal(0)).hasMessageContaining("0");
    }

    /// Scores −1, 0, 1 have z = −√1.5, 0, √1.5.
    @Test
    void tiltsFollowTheStandardScore() {
        double[] base = {0.2, 0.3, 0.5};
        double[] scores = {-1, 0, 1};
        double[] up = new Tilt(Direction.MOMENTUM, 0.5).of(base, scores).orElseThrow();
        double[] down = new Tilt(Direction.MEAN_REVERSION, 0.5).of(base, scores).orElseThrow();
        double factor = Math.exp(0.5 * Math.sqrt(1.5));
        assertThat(up[2] / up[1]).isCloseTo(0.5 / 0.3 * factor, within(1e-12));
        assertThat(down[2] / down[1]).isCloseTo(0.5 / 0.3 / factor, within(1e-12));
        assertThat(Arrays.stream(up).sum()).isCloseTo(1, within(1e-14));
        assertThat(new Tilt(Direction.MOMENTUM, 2)
                        .of(base, new double[] {7, 7, 7})
                        .orElseThrow())
                .containsExactly(base, within(1e-15));
        assertThat(new Tilt(Direction.MOMENTUM, 1).of(new double[3], scores).isKnown())
                .isFalse();
        assertThatThrownBy(() -> new Tilt(Direction.MOMENTUM, -1)).hasMessageContaining("strength");
        assertThatThrownBy(() -> new Tilt(Direction.MOMENTUM, 1).of(base, new double[2]))
                .hasMessageContaining("2");
        assertThatThrownBy(() -> new Tilt(Direction.MOMENTUM, 1).of(new double[] {-1, 1, 1}, scores))
                .hasMessageContaining("-1");
    }

    @Test
    void moneyIsSpentOrLeftOver() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            int size = 1 + random.nextInt(20);
            double[] prices = random.doubles(size, 0.5, 900).toArray();
            double[] amounts = random.doubles(size, 0, 1).toArray();
            amounts[random.nextInt(size)] = 1;
            double[] weights = SimpleWeights.performance(amounts).orElseThrow();
            double total = random.nextDouble(10, 1e6);
            DiscreteAllocation bought = DiscreteAllocation.greedy(weights, prices, total);
            double spent = 0;
            for (int i = 0; i < size; i++) {
                assertThat(bought.shares().get(i)).isNotNegative();
                spent += bought.shares().get(i) * prices[i];
            }
            assertThat(spent + bought.leftover()).as("seed %d", seed).isCloseTo(total, within(1e-9 * total));
            assertThat(bought.leftover()).as("seed %d", seed).isNotNegative();
        }
    }

    @Test
    void wholeSharesRefuseWhatCannotBeBought() {
        assertThatThrownBy(() -> DiscreteAllocation.greedy(new double[] {0.8, 0.5}, new double[] {1, 1}, 100))
                .hasMessageContaining("1.3");
        assertThatThrownBy(() -> DiscreteAllocation.greedy(new double[] {1}, new double[] {0}, 100))
                .hasMessageContaining("price");
        assertThatThrownBy(() -> DiscreteAllocation.greedy(new double[] {-1}, new double[] {1}, 100))
                .hasMessageContaining("weight");
        assertThatThrownBy(() -> DiscreteAllocation.greedy(new double[] {1}, new double[] {1}, 0))
                .hasMessageContaining("total");
        assertThatThrownBy(() -> DiscreteAllocation.greedy(new double[] {1}, new double[] {1e-9}, 1e9))
                .hasMessageContaining("asset 1");
        assertThat(DiscreteAllocation.greedy(new double[] {1}, new double[] {300}, 100)
                        .shares())
                .containsExactly(0L);
        assertThat(DiscreteAllocation.greedy(new double[2], new double[] {1, 1}, 100)
                        .leftover())
                .isEqualTo(100);
    }

    @Test
    void resampledWeightsLieInTheirBand() {
        RiskModel risk = RiskModel.of(Covariances.factorModel(new SplittableRandom(3), 6, 2, 1));
        var resampling = new Resampling(60, 200, 0.9, 7);
        WeightMethod method = (means, covariance) -> InverseRisk.volatility(covariance);
        var band = resampling.of(new double[6], risk, method).orElseThrow();
        double[] mean = band.meanArray();
        double[] plain = InverseRisk.volatility(risk).orElseThrow();
        assertThat(Arrays.stream(mean).sum()).isCloseTo(1, within(1e-12));
        for (int i = 0; i < 6; i++) {
            assertThat(mean[i]).isBetween(band.low().get(i), band.high().get(i)).isCloseTo(plain[i], within(0.02));
        }
        assertThat(band.draws()).isEqualTo(200);
        assertThat(resampling.of(new double[6], risk, method).orElseThrow()).isEqualTo(band);
    }

    @Test
    void drawsWithoutWeightsAreCounted() {
        RiskModel risk = RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0.04}, {0.04, 0.04}}));
        WeightMethod winner =
                (means, covariance) -> means[0] > 0 ? Result.of(new double[] {1, 0}) : Result.missing("the first fell");
        var band =
                new Resampling(10, 50, 0.5, 1).of(new double[2], risk, winner).orElseThrow();
        assertThat(band.draws() + band.failures().size()).isEqualTo(50);
        assertThat(band.failures()).contains("the first fell");
        var none = new Resampling(10, 5, 0.5, 1).of(new double[2], risk, (means, s) -> Result.missing("never"));
        assertThat(none.reason()).contains("no draw of 5").contains("never");
        assertThatThrownBy(() -> new Resampling(1, 5, 0.5, 1)).hasMessageContaining("observations");
        assertThatThrownBy(() -> new Resampling(5, 0, 0.5, 1)).hasMessageContaining("draws");
        assertThatThrownBy(() -> new Resampling(5, 5, 1, 1)).hasMessageContaining("coverage");
        assertThatThrownBy(() -> new Resampling(5, 5, 0.5, 1).of(new double[3], risk, winner))
                .hasMessageContaining("3");
    }
}
