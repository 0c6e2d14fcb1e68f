package dev.ballast.app.dashboard;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Drift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The risk of the tiles.
///
/// @param volatility annual, a fraction; NaN where `volatilityReason` says why there is none
/// @param volatilityDays daily returns it is measured over
/// @param volatilityReason empty where the volatility is known
/// @param herfindahl Σ w² over invested weights, in [0, 1]
/// @param level verdict on it
/// @param mediumFrom index from which concentration is medium
/// @param highFrom index from which it is high
/// @param overLimit names of positions and categories over their limit
/// @param worstSymbol instrument furthest from its target beside its band; empty where nothing has a target
/// @param worstDrift its weight less its target; NaN where nothing has a target
/// @param worstBand its band
/// @param outside instruments outside their band
/// @param targetsReason why there are no targets; empty where there are
public record RiskFigures(
        double volatility,
        int volatilityDays,
        String volatilityReason,
        double herfindahl,
        Concentration.Level level,
        double mediumFrom,
        double highFrom,
        List<String> overLimit,
        String worstSymbol,
        double worstDrift,
        double worstBand,
        int outside,
        String targetsReason) {

    static final Comparator<Drift> BY_SEVERITY =
            Comparator.comparingDouble(RiskFigures::severity).reversed().thenComparing(Drift::instrument);

    public RiskFigures {
        overLimit = List.copyOf(overLimit);
    }

    static RiskFigures of(Snapshot snapshot) {
        Concentration concentration = snapshot.concentration();
        Drift worst = snapshot.drifts().stream().min(BY_SEVERITY).orElse(null);
        var names = new ArrayList<String>();
        concentration.positions().forEach(over -> names.add(over.name()));
        concentration.categories().forEach(over -> names.add(over.name()));
        return new RiskFigures(
                snapshot.volatility().orElse(Double.NaN),
                snapshot.policy().correlation().lookback(),
                snapshot.volatility().reason(),
                concentration.herfindahl(),
                concentration.level(),
                snapshot.policy().risk().mediumConcentration(),
                snapshot.policy().risk().highConcentration(),
                names,
                worst == null ? "" : worst.instrument().symbol(),
                worst == null ? Double.NaN : worst.drift(),
                worst == null ? Double.NaN : worst.band(),
                (int) snapshot.drifts().stream().filter(Drift::isOutside).count(),
                snapshot.targets().reason());
    }

    /// Distance from the target in bands: above 1 it lies outside.
    private static double severity(Drift drift) {
        return drift.band() > 0 ? Math.abs(drift.drift()) / drift.band() : Math.abs(drift.drift());
    }
}
