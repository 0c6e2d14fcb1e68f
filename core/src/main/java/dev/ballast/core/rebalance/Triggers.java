package dev.ballast.core.rebalance;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Percent;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.Drifts;
import dev.ballast.core.risk.RiskPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the triggers of a book (REB-1): distance from target, and positions that are too large.
///
/// A trigger fires above its threshold, not at it. Urgency goes by value ÷ threshold: LOW below 1.5, MEDIUM from 1.5,
/// HIGH from 2, CRITICAL from 3. Nothing fires while one position has no price, since every weight is then wrong;
/// distance from target is not read where no targets are set.
public final class Triggers {

    /// Rounding of a weight: one that equals its threshold up to this does not fire, one that equals a multiple of it
    /// has reached it.
    private static final double ROUNDING = 1e-12;

    private Triggers() {}

    /// All readings, fired or not: deviation by instrument id, then concentration by instrument id.
    public static List<TriggerReading> evaluate(
            Valuation valuation, Targets targets, RiskPolicy risk, RebalancePolicy policy) {
        if (!(valuation.equity() > 0)) {
            return List.of();
        }
        Optional<String> doubt = doubt(valuation);
        var readings = new ArrayList<TriggerReading>();
        if (!targets.weights().isEmpty()) {
            for (Drift drift : Drifts.of(valuation, targets.weights(), policy.deviationTrigger())) {
                readings.add(deviation(drift, doubt));
            }
        }
        for (Position position : valuation.positions()) {
            readings.add(concentration(position, risk.positionLimit(), policy.concentrationTarget(), doubt));
        }
        return List.copyOf(readings);
    }

    /// The readings that fired.
    public static List<TriggerReading> fired(List<TriggerReading> readings) {
        return readings.stream().filter(TriggerReading::fired).toList();
    }

    private static Optional<String> doubt(Valuation valuation) {
        return valuation.positions().stream()
                .filter(position -> position.freshness() == Freshness.MISSING)
                .findFirst()
                .map(position -> "; not acted on: " + position.instrument() + " has no price");
    }

    private static TriggerReading deviation(Drift drift, Optional<String> doubt) {
        double distance = Math.abs(drift.drift());
        String reason = "%s is %s of equity, %s points %s its target of %s; threshold %s"
                .formatted(
                        drift.instrument(),
                        Percent.of(drift.weight()),
                        Percent.points(distance),
                        drift.drift() < 0 ? "below" : "above",
                        Percent.of(drift.target()),
                        Percent.points(drift.band()));
        return reading(TriggerKind.DEVIATION, drift.instrument().symbol(), distance, drift.band(), reason, doubt);
    }

    private static TriggerReading concentration(
            Position position, double limit, double target, Optional<String> doubt) {
        String reason = "%s is %s of equity, limit %s; sold down to %s above it"
                .formatted(position.instrument(), Percent.of(position.weight()), Percent.of(limit), Percent.of(target));
        return reading(
                TriggerKind.CONCENTRATION, position.instrument().symbol(), position.weight(), limit, reason, doubt);
    }

    private static TriggerReading reading(
            TriggerKind kind, String subject, double value, double threshold, String reason, Optional<String> doubt) {
        boolean above = value > threshold + ROUNDING;
        boolean fired = above && doubt.isEmpty();
        return new TriggerReading(
                kind,
                subject,
                value,
                threshold,
                fired,
                fired ? urgency(value, threshold) : Urgency.LOW,
                above ? reason + doubt.orElse("") : reason);
    }

    private static Urgency urgency(double value, double threshold) {
        double reached = value + ROUNDING;
        if (reached >= 3 * threshold) {
            return Urgency.CRITICAL;
        }
        if (reached >= 2 * threshold) {
            return Urgency.HIGH;
        }
        return reached >= 1.5 * threshold ? Urgency.MEDIUM : Urgency.LOW;
    }
}
