package dev.ballast.core.rebalance.tilt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.performance.RunningPerformance;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Multipliers by hand; projected weights of a bisection on c in NumPy 2.4.6, which knows no corners.
class WeightTiltsTest {

    private static final TiltPolicy POLICY = TiltPolicy.DEFAULT.with(TiltPolicy.Choice.PERFORMANCE);
    private static final List<InstrumentId> IDS = List.of(id("A"), id("B"), id("C"), id("D"));

    @Test
    void theMultiplierGrowsBeyondTheThresholdUpToItsBound() {
        assertThat(POLICY.multiplier(standing(0.99))).isEqualTo(1);
        assertThat(POLICY.multiplier(standing(-1))).isEqualTo(1);
        // exp(0.2 × 1) and its inverse.
        assertThat(POLICY.multiplier(standing(2))).isCloseTo(1.2214027581601699, within(1e-12));
        assertThat(POLICY.multiplier(standing(-2))).isCloseTo(0.8187307530779818, within(1e-12));
        assertThat(POLICY.multiplier(standing(30))).isEqualTo(1.5);
        assertThat(POLICY.multiplier(standing(-30))).isEqualTo(1 / 1.5);
    }

    @Test
    void weightsKeepTheirSumAndTheirBounds() {
        var tilts = tilted(new double[] {0.2, 0.3, 0.1, 0.35}, new double[] {1.5, 1.2, 1, 1 / 1.5}, TiltLimits.NONE);

        check(tilts, 0.28289473684210525, 0.3394736842105263, 0.09429824561403509, 0.2333333333333333);
        assertThat(stops(tilts)).containsExactly(TiltStop.FREE, TiltStop.FREE, TiltStop.FREE, TiltStop.LEAST);
        assertThat(Objects.requireNonNull(tilts.get(id("A"))).multiplier())
                .isCloseTo(1.4144736842105263, within(1e-12));
    }

    @Test
    void aSmallWeightIsNotBlownUpBeyondItsBoundByALargeOneThatFalls() {
        var tilts = tilted(new double[] {0.05, 0.9}, new double[] {1.5, 1 / 1.5}, TiltLimits.NONE);

        check(tilts, 0.075, 0.875);
        assertThat(stops(tilts)).containsExactly(TiltStop.MOST, TiltStop.FREE);
    }

    @Test
    void noWeightIsRaisedAboveThePositionLimit() {
        var limits = new TiltLimits(0.25, 1, Map.of(), Set.of(), Set.of());
        var tilts = tilted(new double[] {0.2, 0.2, 0.3, 0.25}, new double[] {1.4, 1.3, 0.9, 0.8}, limits);

        check(tilts, 0.25, 0.2493150684931507, 0.25890410958904103, 0.1917808219178082);
        assertThat(stops(tilts)).containsExactly(TiltStop.POSITION_LIMIT, TiltStop.FREE, TiltStop.FREE, TiltStop.FREE);
    }

    @Test
    void noCategoryIsRaisedAboveItsLimit() {
        var limits =
                new TiltLimits(1, 0.45, Map.of(id("A"), Category.DEFI, id("B"), Category.DEFI), Set.of(), Set.of());
        var tilts = tilted(new double[] {0.2, 0.2, 0.3, 0.25}, new double[] {1.4, 1.1, 0.9, 0.8}, limits);

        check(tilts, 0.252, 0.198, 0.28723404255319146, 0.2127659574468085);
        assertThat(stops(tilts))
                .containsExactly(TiltStop.CATEGORY_LIMIT, TiltStop.CATEGORY_LIMIT, TiltStop.FREE, TiltStop.FREE);
    }

    @Test
    void whatIsNotBoughtIsNotRaisedAndWhatIsNotSoldIsNotLowered() {
        var limits = new TiltLimits(1, 1, Map.of(), Set.of(id("A")), Set.of(id("D")));
        var tilts = tilted(new double[] {0.25, 0.25, 0.25, 0.2}, new double[] {1.5, 1.2, 1, 0.7}, limits);

        assertThat(Objects.requireNonNull(tilts.get(id("A"))).to()).isEqualTo(0.25);
        assertThat(Objects.requireNonNull(tilts.get(id("D"))).to()).isEqualTo(0.2);
        assertThat(Objects.requireNonNull(tilts.get(id("B"))).to()).isGreaterThan(0.25);
        assertThat(stops(tilts)).containsExactly(TiltStop.NOT_BOUGHT, TiltStop.FREE, TiltStop.FREE, TiltStop.NOT_SOLD);
    }

    @Test
    void withoutEvidenceTheWeightsComeBackBitForBit() {
        var weights = new TreeMap<>(Map.of(id("A"), 0.1, id("B"), 0.7, id("C"), 0.15));
        SortedMap<InstrumentId, AssetTilt> tilts = WeightTilts.of(
                weights,
                Map.of(id("A"), Result.of(standing(0.9)), id("B"), Result.missing("insufficient data: 12 of 20 days")),
                POLICY,
                TiltLimits.NONE);

        tilts.forEach((id, tilt) -> {
            assertThat(tilt.to()).isEqualTo(weights.get(id));
            assertThat(tilt.multiplier()).isEqualTo(1);
            assertThat(tilt.stop()).isEqualTo(TiltStop.FREE);
        });
        assertThat(Objects.requireNonNull(tilts.get(id("B"))).performance().reason())
                .isEqualTo("insufficient data: 12 of 20 days");
        assertThat(Objects.requireNonNull(tilts.get(id("C"))).performance().reason())
                .isEqualTo("its performance was not looked at");
    }

    @Test
    void aPolicyRefusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new TiltPolicy(TiltPolicy.Choice.OFF, 0.9, 60, 20, 1, 0.2))
                .hasMessageContaining("bound")
                .hasMessageContaining("0.9");
        assertThatThrownBy(() -> new TiltPolicy(TiltPolicy.Choice.OFF, 1.5, 0, 20, 1, 0.2))
                .hasMessageContaining("halfLifeDays");
        assertThatThrownBy(() -> new TiltPolicy(TiltPolicy.Choice.OFF, 1.5, 60, 4, 1, 0.2))
                .hasMessageContaining("fewestDays must be >= 5, was 4");
        assertThatThrownBy(() -> new TiltPolicy(TiltPolicy.Choice.OFF, 1.5, 60, 20, 1, Double.NaN))
                .hasMessageContaining("rate");
        assertThatThrownBy(() -> new TiltLimits(0, 1, Map.of(), Set.of(), Set.of()))
                .hasMessageContaining("limits must be > 0");
    }

    /// A performance that stands so many standard errors from the universe's.
    static RunningPerformance standing(double evidence) {
        return new RunningPerformance(evidence * 0.001, 0.01, 0.001, 120, 100, Instant.EPOCH);
    }

    /// The evidence that asks for a multiplier.
    private static double evidence(double multiplier) {
        double beyond = Math.log(multiplier) / POLICY.rate();
        return beyond == 0 ? 0 : beyond + Math.copySign(POLICY.threshold(), beyond);
    }

    private static SortedMap<InstrumentId, AssetTilt> tilted(
            double[] weights, double[] multipliers, TiltLimits limits) {
        var from = new TreeMap<InstrumentId, Double>();
        var performances = new TreeMap<InstrumentId, Result<RunningPerformance>>();
        for (int i = 0; i < weights.length; i++) {
            from.put(IDS.get(i), weights[i]);
            performances.put(IDS.get(i), Result.of(standing(evidence(multipliers[i]))));
        }
        return WeightTilts.of(from, performances, POLICY, limits);
    }

    private static void check(SortedMap<InstrumentId, AssetTilt> tilts, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(Objects.requireNonNull(tilts.get(IDS.get(i))).to()).isCloseTo(expected[i], within(1e-12));
        }
    }

    private static List<TiltStop> stops(SortedMap<InstrumentId, AssetTilt> tilts) {
        return tilts.values().stream().map(AssetTilt::stop).toList();
    }

    private static InstrumentId id(String name) {
        return InstrumentId.of(name + "-USD");
    }
}
