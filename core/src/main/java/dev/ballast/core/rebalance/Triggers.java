package dev.ballast.core.rebalance;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.TriggerJudge.Measured;
import dev.ballast.core.rebalance.TriggerJudge.Patience;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.Drifts;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.limits.LimitChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the triggers of a book (REB-1): distance from target, positions that are too large, and what
/// [MarketTriggers] watches. How a value becomes a reading is told at [TriggerJudge].
///
/// Nothing fires while one position has no price, since every weight is then wrong; distance from target is not read
/// where no targets are set. Thresholds adapt (REB-2): the band of a target by usual ÷ latest volatility, since a
/// distance costs as its square times the variance and narrows to keep that cost; those of concentration, drawdown and
/// heat by the factor of the regime (RSK-8).
public final class Triggers {

    private Triggers() {}

    /// Deviation by instrument id, then concentration by instrument id, on a calm day and without a memory.
    public static List<TriggerReading> evaluate(
            Valuation valuation, Targets targets, RiskPolicy risk, RebalancePolicy policy) {
        if (!(valuation.equity() > 0)) {
            return List.of();
        }
        var judge = new TriggerJudge(
                policy.triggers(), TriggerMemory.start(Instant.EPOCH), Instant.EPOCH, doubt(valuation));
        return weights(
                valuation, targets, policy, risk, MarketSigns.none(Instant.EPOCH), judge, Result.missing("no sample"));
    }

    /// All readings, fired or not: deviation and concentration by instrument id, then the others by kind.
    public static List<TriggerReading> evaluate(TriggerInputs inputs) {
        Valuation valuation = inputs.valuation();
        if (!(valuation.equity() > 0)) {
            return List.of();
        }
        var judge = new TriggerJudge(
                inputs.policy().triggers(), inputs.memory(), inputs.signs().now(), doubt(valuation));
        BookRisk book = BookRisk.of(inputs.risk().basis(), valuation);
        var market = new MarketTriggers(inputs, judge, book);
        var readings = new ArrayList<TriggerReading>();
        if (inputs.targets() instanceof Result.Missing<Targets>(String reason)) {
            readings.add(judge.unknown(
                    TriggerKind.DEVIATION,
                    TriggerReading.PORTFOLIO,
                    inputs.policy().deviationTrigger(),
                    reason));
        }
        readings.addAll(weights(
                valuation,
                inputs.targets().orElse(Targets.NONE),
                inputs.policy(),
                inputs.risk().policy(),
                inputs.signs(),
                judge,
                market.volatilityRatio()));
        readings.addAll(market.all());
        return List.copyOf(readings);
    }

    /// The readings that fired.
    public static List<TriggerReading> fired(List<TriggerReading> readings) {
        return readings.stream().filter(TriggerReading::fired).toList();
    }

    private static List<TriggerReading> weights(
            Valuation valuation,
            Targets targets,
            RebalancePolicy policy,
            RiskPolicy risk,
            MarketSigns signs,
            TriggerJudge judge,
            Result<Double> volatilityRatio) {
        var readings = new ArrayList<TriggerReading>();
        if (!targets.weights().isEmpty()) {
            for (Drift drift : Drifts.of(valuation, targets.weights(), 0)) {
                readings.add(judge.read(deviation(drift, policy, signs, volatilityRatio)));
            }
        }
        double factor = LimitChecks.factor(risk.limits(), signs.present());
        for (Position position : valuation.positions()) {
            readings.add(judge.read(concentration(position, risk, policy, signs, factor)));
        }
        return List.copyOf(readings);
    }

    private static Optional<String> doubt(Valuation valuation) {
        return valuation.positions().stream()
                .filter(position -> position.freshness() == Freshness.MISSING)
                .findFirst()
                .map(position -> "; not acted on: " + position.instrument() + " has no price");
    }

    private static Measured deviation(
            Drift drift, RebalancePolicy policy, MarketSigns signs, Result<Double> volatilityRatio) {
        double base = policy.softBand(drift.instrument(), drift.target());
        double adapted = volatilityRatio instanceof Result.Known<Double>(Double ratio) && ratio > 0
                ? Math.clamp(
                        1 / ratio,
                        policy.triggers().adaptLeast(),
                        policy.triggers().adaptMost())
                : 1;
        double band = base * adapted;
        double distance = Math.abs(drift.drift());
        boolean waits =
                signs.present().filter(policy.bands().patientIn()::contains).isPresent();
        String reason = "%s is %s of equity, %s points %s its target of %s; threshold %s"
                .formatted(
                        drift.instrument(),
                        Percent.of(drift.weight()),
                        Percent.points(distance),
                        drift.drift() < 0 ? "below" : "above",
                        Percent.of(drift.target()),
                        Percent.points(band));
        return new Measured(
                TriggerKind.DEVIATION,
                drift.instrument().symbol(),
                distance,
                base,
                band,
                band * policy.bands().hardFactor(),
                waits ? Patience.WAITS : Patience.NONE,
                adapted == 1
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "× %.2f, as volatility is %.2f times its usual one",
                                adapted,
                                volatilityRatio.orElse(1.0)),
                reason);
    }

    private static Measured concentration(
            Position position, RiskPolicy risk, RebalancePolicy policy, MarketSigns signs, double factor) {
        double limit = risk.positionLimit() * factor;
        String reason = "%s is %s of equity, limit %s; sold down to %s above it"
                .formatted(
                        position.instrument(),
                        Percent.of(position.weight()),
                        Percent.of(limit),
                        Percent.of(policy.concentrationTarget() * factor));
        return new Measured(
                TriggerKind.CONCENTRATION,
                position.instrument().symbol(),
                position.weight(),
                risk.positionLimit(),
                limit,
                Double.POSITIVE_INFINITY,
                Patience.NONE,
                regimeWords(signs, factor),
                reason);
    }

    /// What the regime made of a threshold; empty where nothing.
    static String regimeWords(MarketSigns signs, double factor) {
        return factor == 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        "× %.2f in the regime %s",
                        factor,
                        signs.present().map(regime -> regime.label()).orElse(""));
    }
}
