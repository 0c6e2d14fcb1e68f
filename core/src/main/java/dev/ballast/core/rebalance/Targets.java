package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the trader wants the book to be: weights as fractions of equity; what is left of 1 is the cash target.
///
/// @param method how the weights were made
/// @param weights by instrument, each in [0, 1], their sum ≤ 1
/// @param tilts how each of them was tilted from what the method gave; empty where they are the method's own
public record Targets(
        TargetMethod method, SortedMap<InstrumentId, Double> weights, SortedMap<InstrumentId, AssetTilt> tilts) {

    /// No targets at all.
    static final Targets NONE = new Targets(TargetMethod.OWN, new TreeMap<>());

    static final String TILTED = ", tilted by performance";

    private static final double ROUNDING = 1e-9;

    public Targets {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        // Targets stored by an older version have none.
        tilts = Collections.unmodifiableSortedMap(
                new TreeMap<>(Objects.requireNonNullElseGet(tilts, () -> new TreeMap<InstrumentId, AssetTilt>())));
        double sum = 0;
        for (Map.Entry<InstrumentId, Double> entry : weights.entrySet()) {
            double weight = entry.getValue();
            if (!(weight >= 0 && weight <= 1)) {
                throw new IllegalArgumentException(
                        "target of " + entry.getKey() + " must lie in [0, 1], was " + weight);
            }
            sum += weight;
        }
        if (sum > 1 + ROUNDING) {
            throw new IllegalArgumentException("targets must sum to at most 1, was " + sum);
        }
    }

    /// Targets as a method or the trader makes them.
    public Targets(TargetMethod method, SortedMap<InstrumentId, Double> weights) {
        this(method, weights, new TreeMap<>());
    }

    /// The same method with tilted weights.
    ///
    /// @param tilts of each of the weights
    Targets tilted(SortedMap<InstrumentId, AssetTilt> tilts) {
        var tilted = new TreeMap<>(weights);
        tilts.forEach((instrument, tilt) -> tilted.put(instrument, tilt.to()));
        return new Targets(method, tilted, tilts);
    }

    /// The same targets before any tilt.
    public Targets untilted() {
        var untilted = new TreeMap<>(weights);
        tilts.forEach((instrument, tilt) -> untilted.put(instrument, tilt.from()));
        return new Targets(method, untilted);
    }

    /// Multipliers by which they were tilted; empty where they are the method's own.
    SortedMap<InstrumentId, Double> multipliers() {
        var multipliers = new TreeMap<InstrumentId, Double>();
        tilts.forEach((instrument, tilt) -> multipliers.put(instrument, tilt.multiplier()));
        return multipliers;
    }

    /// How they were made, for card and journal: `Inverse volatility, tilted by performance`.
    public String label() {
        return tilts.isEmpty() ? method.label() : method.label() + TILTED;
    }

    /// Weights that the trader chose, and all else as it is held now.
    ///
    /// Where prices moved what is held so far that both no longer fit into the book, the chosen ones give way in
    /// proportion.
    ///
    /// @param chosen by instrument, each in [0, 1], their sum ≤ 1
    public static Targets around(Map<InstrumentId, Double> chosen, Valuation now) {
        var weights = new TreeMap<>(new Targets(TargetMethod.OWN, new TreeMap<>(chosen)).weights());
        double wanted =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double kept = 0;
        for (Position position : now.positions()) {
            if (!chosen.containsKey(position.instrument()) && position.weight() > 0) {
                weights.put(position.instrument(), position.weight());
                kept += position.weight();
            }
        }
        double room = Math.max(0, 1 - kept);
        if (wanted > room) {
            chosen.keySet().forEach(id -> weights.merge(id, room / wanted, (weight, share) -> weight * share));
        }
        return new Targets(TargetMethod.OWN, weights);
    }

    /// Target of an instrument; zero where none is set.
    public double weight(InstrumentId instrument) {
        return weights.getOrDefault(instrument, 0.0);
    }

    /// What the weights leave for cash, in [0, 1].
    public double cash() {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return Math.max(0, 1 - sum);
    }
}
