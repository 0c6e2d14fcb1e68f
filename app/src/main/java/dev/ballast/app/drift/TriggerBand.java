package dev.ballast.app.drift;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.rebalance.BandKind;
import dev.ballast.core.rebalance.RebalancePolicy;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.rebalance.forecast.WeightBand;
import dev.ballast.core.risk.Drift;
import java.util.Optional;

/// Between which weights no trigger of an instrument fires, and which one is first above.
///
/// @param band around the target, at whose edges the deviation trigger fires; a soft one, that may wait for cooldown
///     and regime
/// @param hard the wider one that waits for nothing
/// @param next what is reached first: the band, or the position limit where that is nearer above
/// @param limited whether the position limit is the upper edge of `next`
public record TriggerBand(WeightBand band, WeightBand hard, WeightBand next, boolean limited) {

    /// The band of an instrument by the latest reading of its trigger, which volatility and regime adapt; by the
    /// policy where it was not read.
    static TriggerBand bandOf(Drift drift, Snapshot snapshot) {
        RebalancePolicy policy = snapshot.policy().rebalance();
        double factor = policy.bands().hardFactor();
        double soft = reading(snapshot, TriggerKind.DEVIATION, drift)
                .map(reading ->
                        reading.context().band() == BandKind.HARD ? reading.threshold() / factor : reading.threshold())
                .orElseGet(() -> policy.bands().soft(drift.instrument(), drift.target(), drift.band()));
        double limit = reading(snapshot, TriggerKind.CONCENTRATION, drift)
                .map(TriggerReading::threshold)
                .orElse(Double.POSITIVE_INFINITY);
        return of(drift, soft, factor, limit);
    }

    /// A limit that is exceeded has fired already and is not what comes next.
    ///
    /// @param soft half the band
    /// @param factor hard ÷ soft band
    /// @param limit of the position
    static TriggerBand of(Drift drift, double soft, double factor, double limit) {
        WeightBand band = WeightBand.around(drift.target(), soft);
        boolean limited = limit >= drift.weight() && limit < band.upper() && limit > band.lower();
        return new TriggerBand(
                band,
                WeightBand.around(drift.target(), factor * soft),
                limited ? new WeightBand(band.lower(), limit) : band,
                limited);
    }

    private static Optional<TriggerReading> reading(Snapshot snapshot, TriggerKind kind, Drift drift) {
        return snapshot.readings().stream()
                .filter(reading -> reading.kind() == kind
                        && reading.subject().equals(drift.instrument().symbol()))
                .findFirst();
    }
}
