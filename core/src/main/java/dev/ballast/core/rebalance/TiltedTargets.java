package dev.ballast.core.rebalance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.performance.RunningPerformances;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import dev.ballast.core.rebalance.tilt.TiltLimits;
import dev.ballast.core.rebalance.tilt.TiltPolicy;
import dev.ballast.core.rebalance.tilt.WeightTilts;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.limits.LimitChecks;
import dev.ballast.core.statistics.Decay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lets computed targets adapt to the running performance of each asset (MKT-6), where the policy says so.
///
/// Weights that the trader set are never tilted: they are a decision, not an estimate. The universe is what the method
/// gave a weight, zero included. A pure function of targets, stored bars and policy: nothing is remembered from one
/// day to the next, so that switching it off brings the method's own targets back bit for bit.
public final class TiltedTargets {

    private TiltedTargets() {}

    /// The targets in force: those of the method, tilted where the policy says so.
    ///
    /// @param untilted as the method made them
    /// @param histories daily bars
    /// @param instruments their categories count against the category limit
    /// @param regime moves the limits
    public static Targets of(
            Targets untilted,
            Map<InstrumentId, PriceHistory> histories,
            Map<InstrumentId, Instrument> instruments,
            RebalancePolicy policy,
            RiskPolicy risk,
            Optional<MarketRegime> regime) {
        return switch (policy.tilt().choice()) {
            case OFF -> untilted;
            case PERFORMANCE ->
                untilted.method() == TargetMethod.OWN
                        ? untilted
                        : untilted.tilted(tilts(untilted, histories, instruments, policy, risk, regime));
        };
    }

    /// How the weights would be tilted, whatever the policy's choice: what switching it on would do.
    public static SortedMap<InstrumentId, AssetTilt> tilts(
            Targets untilted,
            Map<InstrumentId, PriceHistory> histories,
            Map<InstrumentId, Instrument> instruments,
            RebalancePolicy policy,
            RiskPolicy risk,
            Optional<MarketRegime> regime) {
        TiltPolicy tilt = policy.tilt();
        SortedMap<InstrumentId, Double> weights = untilted.weights();
        return WeightTilts.of(
                weights,
                RunningPerformances.of(
                        weights.keySet(), histories, Decay.ofHalfLife(tilt.halfLifeDays()), tilt.fewestDays()),
                tilt,
                limits(weights.keySet(), instruments, policy.trade(), risk, regime));
    }

    private static TiltLimits limits(
            Set<InstrumentId> universe,
            Map<InstrumentId, Instrument> instruments,
            TradePolicy trade,
            RiskPolicy risk,
            Optional<MarketRegime> regime) {
        double factor = LimitChecks.factor(risk.limits(), regime);
        var categories = new TreeMap<InstrumentId, Category>();
        for (InstrumentId id : universe) {
            Instrument instrument = instruments.get(id);
            if (instrument != null) {
                categories.put(id, instrument.category());
            }
        }
        return new TiltLimits(
                risk.positionLimit() * factor,
                risk.categoryLimit() * factor,
                categories,
                named(universe, trade.doNotBuy()),
                named(universe, trade.doNotSell()));
    }

    private static Set<InstrumentId> named(Set<InstrumentId> universe, Map<String, String> reasons) {
        var named = new TreeSet<InstrumentId>();
        for (InstrumentId id : universe) {
            if (reasons.containsKey(id.symbol())) {
                named.add(id);
            }
        }
        return named;
    }
}
