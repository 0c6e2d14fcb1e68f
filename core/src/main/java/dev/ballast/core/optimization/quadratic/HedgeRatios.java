package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import java.util.List;

/// Positions in hedging assets that leave a given book the least variance: h = −S_HH⁻¹S_HE e where nothing bounds them
/// (Ederington 1979; Anderson and Danthine 1981 for several at once).
///
/// The solution has the weights of all assets, exposures as given and hedges as found; its objective is the variance
/// that is left.
public final class HedgeRatios {

    private HedgeRatios() {}

    /// Hedges of any size and sign.
    ///
    /// @param exposure current weights of all assets, finite; those of hedging assets are replaced
    /// @param hedges indices of the hedging assets, at least one, each once
    public static Solution of(RiskModel risk, double[] exposure, List<Integer> hedges) {
        return of(risk, exposure, hedges, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /// Hedges within [least, most].
    public static Solution of(RiskModel risk, double[] exposure, List<Integer> hedges, double least, double most) {
        if (exposure.length != risk.size()) {
            throw new IllegalArgumentException(risk.size() + " exposures expected, was " + exposure.length);
        }
        if (hedges.isEmpty() || hedges.stream().distinct().count() != hedges.size()) {
            throw new IllegalArgumentException("hedges must be at least one asset, each once, was " + hedges);
        }
        double[] lower = exposure.clone();
        double[] upper = exposure.clone();
        for (int hedge : hedges) {
            if (hedge < 0 || hedge >= exposure.length) {
                throw new IllegalArgumentException("hedge must lie in [0, " + exposure.length + "), was " + hedge);
            }
            lower[hedge] = least;
            upper[hedge] = most;
        }
        Constraints constraints =
                Constraints.none(Constraints.numbered(exposure.length)).withBounds(lower, upper);
        return MinimumVariance.of(Problem.of(risk, constraints));
    }
}
