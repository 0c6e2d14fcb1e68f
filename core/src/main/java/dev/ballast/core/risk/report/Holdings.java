package dev.ballast.core.risk.report;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which of the weights a report can be estimated from, and what to say about the rest.
///
/// @param covered instruments with history and their weights, scaled where the settings say so; empty for cash only
/// @param problem why nothing can be estimated; empty where something can
/// @param notes one sentence each
/// @param excluded instruments left out, with the reason
record Holdings(
        SortedMap<InstrumentId, Double> covered,
        String problem,
        List<String> notes,
        SortedMap<InstrumentId, String> excluded) {

    /// Rounding of a sum of weights.
    private static final double ROUNDING = 1e-9;

    static Holdings of(RiskRequest request) {
        var notes = new ArrayList<String>();
        var held = new TreeMap<InstrumentId, Double>();
        request.weights().forEach((instrument, weight) -> {
            if (weight != 0) {
                held.put(instrument, weight);
            }
        });
        double gross = held.values().stream().mapToDouble(Math::abs).sum();
        double invested =
                held.values().stream().mapToDouble(Double::doubleValue).sum();
        if (gross > 1 + ROUNDING) {
            notes.add("Weights add up to " + Percent.of(gross)
                    + " of equity without their signs: the book is leveraged, what is borrowed is taken as free.");
        } else if (invested < 1 - ROUNDING) {
            notes.add("Weights sum to " + Percent.of(invested) + " of equity; the rest is cash, without risk.");
        }
        return switch (request.prices()) {
            case Result.Missing<PriceSample>(String reason) ->
                new Holdings(new TreeMap<>(), held.isEmpty() ? "" : reason, notes, new TreeMap<>());
            case Result.Known<PriceSample>(PriceSample sample) ->
                covered(held, sample, request.settings().uncovered(), notes);
        };
    }

    private static Holdings covered(
            SortedMap<InstrumentId, Double> held,
            PriceSample sample,
            RiskSettings.Uncovered policy,
            List<String> notes) {
        var covered = new TreeMap<>(held);
        covered.keySet().retainAll(sample.instruments());
        var excluded = new TreeMap<>(sample.excluded());
        var without = new TreeMap<>(held);
        without.keySet().removeAll(covered.keySet());
        without.keySet().forEach(instrument -> excluded.putIfAbsent(instrument, "no price history"));
        if (without.isEmpty()) {
            return new Holdings(covered, "", notes, excluded);
        }
        InstrumentId first = without.firstKey();
        String reason = "No figure without " + first + ": " + excluded.get(first) + ".";
        double present = sum(covered);
        boolean scalable = policy == RiskSettings.Uncovered.SCALE_THE_REST && present > 0 && sum(held) > 0;
        if (!scalable) {
            return new Holdings(new TreeMap<>(), reason, notes, excluded);
        }
        double factor = sum(held) / present;
        covered.replaceAll((instrument, weight) -> weight * factor);
        notes.add(
                Percent.of(sum(without)) + " of equity has no usable history; the rest is scaled up to stand for it.");
        return new Holdings(covered, "", notes, excluded);
    }

    private static double sum(Map<InstrumentId, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
