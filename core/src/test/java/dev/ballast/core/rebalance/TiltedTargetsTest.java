package dev.ballast.core.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import dev.ballast.core.rebalance.tilt.TiltPolicy;
import dev.ballast.core.rebalance.tilt.TiltStop;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.statistics.Histories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TiltedTargetsTest {

    private static final InstrumentId UP = InstrumentId.of("UP-USD");
    private static final InstrumentId DOWN = InstrumentId.of("DOWN-USD");
    private static final RebalancePolicy OFF = RebalancePolicy.DEFAULT;
    private static final RebalancePolicy ON = OFF.with(TiltPolicy.DEFAULT.with(TiltPolicy.Choice.PERFORMANCE));

    private final Map<InstrumentId, PriceHistory> histories = histories();
    private final Map<InstrumentId, Instrument> instruments = instruments();
    private final Targets untilted = new Targets(TargetMethod.EQUAL_WEIGHT, equal());

    @Test
    void offLeavesTheTargetsThatTheMethodMade() {
        assertThat(of(untilted, OFF)).isSameAs(untilted);
    }

    @Test
    void ownWeightsAreNeverTilted() {
        var own = new Targets(TargetMethod.OWN, equal());

        assertThat(of(own, ON)).isSameAs(own);
    }

    @Test
    void whatDidBetterGetsMoreAndTheSumStays() {
        Targets tilted = of(untilted, ON);

        assertThat(tilted.weight(UP)).isGreaterThan(0.11).isLessThanOrEqualTo(0.1 * 1.5 + 1e-12);
        assertThat(tilted.weight(DOWN)).isLessThan(0.09).isGreaterThanOrEqualTo(0.1 / 1.5 - 1e-12);
        assertThat(tilted.cash()).isCloseTo(untilted.cash(), within(1e-12));
        assertThat(tilted.label()).isEqualTo("Equal weight, tilted by performance");
        assertThat(untilted.label()).isEqualTo("Equal weight");
        assertThat(tilted.untilted()).isEqualTo(untilted);
        assertThat(tilted.multipliers().get(UP)).isCloseTo(tilted.weight(UP) / 0.1, within(1e-12));
        assertThat(of(untilted, ON)).isEqualTo(tilted);
    }

    @Test
    void theLimitsOfTheRegimeHold() {
        // A calm market's limit of 25 % is 15 % of equity while it is very volatile: 12 % × 1.5 does not fit.
        var more = new TreeMap<>(untilted.weights());
        more.replaceAll((id, weight) -> 0.12);
        Targets tilted = TiltedTargets.of(
                new Targets(TargetMethod.EQUAL_WEIGHT, more),
                histories,
                Map.of(),
                ON.with(new TiltPolicy(TiltPolicy.Choice.PERFORMANCE, 1.5, 60, 20, 2, 5)),
                RiskPolicy.DEFAULT,
                Optional.of(MarketRegime.HIGH_VOLATILITY));

        assertThat(tilted.weight(UP)).isCloseTo(0.15, within(1e-12));
        assertThat(tilted.tilts().get(UP)).extracting(AssetTilt::stop).isEqualTo(TiltStop.POSITION_LIMIT);
    }

    @Test
    void whatIsNotBoughtIsNotRaised() {
        Targets tilted = of(untilted, ON.with(ON.trade().barring(Map.of("UP-USD", "thin"), Map.of("DOWN-USD", "tax"))));

        assertThat(tilted.tilts().get(UP)).extracting(AssetTilt::stop).isEqualTo(TiltStop.NOT_BOUGHT);
        assertThat(tilted.weight(UP)).isLessThanOrEqualTo(0.1);
        assertThat(tilted.weight(DOWN)).isGreaterThanOrEqualTo(0.1);
    }

    private Targets of(Targets targets, RebalancePolicy policy) {
        return TiltedTargets.of(targets, histories, instruments, policy, RiskPolicy.DEFAULT, Optional.empty());
    }

    private SortedMap<InstrumentId, Double> equal() {
        var weights = new TreeMap<InstrumentId, Double>();
        histories.keySet().forEach(id -> weights.put(id, 0.1));
        return weights;
    }

    /// Five that drift nowhere, one that rises and one that falls by one percent a day.
    private static Map<InstrumentId, PriceHistory> histories() {
        var all = new HashMap<>(Histories.random(new Random(3), 5, 200));
        for (InstrumentId id : new InstrumentId[] {UP, DOWN}) {
            var random = new Random(id.equals(UP) ? 7 : 8);
            var closes = new double[200];
            closes[0] = 100;
            for (int day = 1; day < closes.length; day++) {
                double drift = id.equals(UP) ? 0.01 : -0.01;
                closes[day] = closes[day - 1] * Math.exp(drift + 0.02 * random.nextGaussian());
            }
            all.put(id, Histories.daily(id.symbol(), 0, closes));
        }
        return all;
    }

    /// Four kinds of assets, so that no category is near its limit.
    private Map<InstrumentId, Instrument> instruments() {
        List<Category> kinds = List.of(Category.L1, Category.DEFI, Category.MEME, Category.PAYMENTS);
        var all = new HashMap<InstrumentId, Instrument>();
        for (InstrumentId id : new TreeSet<>(histories.keySet())) {
            all.put(id, Instrument.of(id, kinds.get(all.size() % kinds.size())));
        }
        return all;
    }
}
