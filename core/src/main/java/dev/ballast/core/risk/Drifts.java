package dev.ballast.core.risk;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Valuation;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Distances of a book from its targets.
public final class Drifts {

    private Drifts() {}

    /// One drift per instrument that is held or has a target, by id. What is held without a target has target zero.
    ///
    /// @param targets fractions of equity
    /// @param band distance at which the deviation trigger fires, a fraction ≥ 0
    public static List<Drift> of(Valuation valuation, SortedMap<InstrumentId, Double> targets, double band) {
        var weights = new TreeMap<InstrumentId, Double>();
        targets.keySet().forEach(id -> weights.put(id, 0.0));
        weights.putAll(valuation.weights());
        return weights.entrySet().stream()
                .map(held -> new Drift(held.getKey(), held.getValue(), targets.getOrDefault(held.getKey(), 0.0), band))
                .toList();
    }

    /// The largest distance in either direction; zero for none.
    public static double largest(List<Drift> drifts) {
        return drifts.stream()
                .mapToDouble(drift -> Math.abs(drift.drift()))
                .max()
                .orElse(0);
    }
}
