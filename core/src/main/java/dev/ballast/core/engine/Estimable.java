package dev.ballast.core.engine;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.discovery.Listings;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Leaves instruments that no venue trades out of what is estimated, and says so with the reason (MKT-6). Their bars
/// stay where they are facts: in the equity curve and in charts.
final class Estimable {

    private Estimable() {}

    /// The very map where nothing is left out.
    static Map<InstrumentId, PriceHistory> of(Map<InstrumentId, PriceHistory> histories, Listings listings) {
        SortedMap<InstrumentId, String> excluded = listings.excluded();
        if (excluded.isEmpty()) {
            return histories;
        }
        var rest = new HashMap<>(histories);
        rest.keySet().removeAll(excluded.keySet());
        return Map.copyOf(rest);
    }

    /// Those of `instruments` that may be estimated.
    static List<InstrumentId> of(Collection<InstrumentId> instruments, Listings listings) {
        SortedMap<InstrumentId, String> excluded = listings.excluded();
        return instruments.stream().filter(id -> !excluded.containsKey(id)).toList();
    }

    /// Why those of `instruments` that are left out are: no venue trades them, or no bar of theirs can be used. Beside
    /// the reasons known already, of which "no price history" is what they amount to.
    ///
    /// @param usable bars that the checks let through
    static SortedMap<InstrumentId, String> reasons(
            Map<InstrumentId, String> known,
            Collection<InstrumentId> instruments,
            Map<InstrumentId, PriceHistory> usable,
            MarketRecord market) {
        var reasons = new TreeMap<>(known);
        reasons(usable, market).forEach((instrument, reason) -> {
            if (instruments.contains(instrument)) {
                reasons.put(instrument, reason);
            }
        });
        return reasons;
    }

    /// The reasons of all instruments that are left out.
    static SortedMap<InstrumentId, String> reasons(Map<InstrumentId, PriceHistory> usable, MarketRecord market) {
        var reasons = new TreeMap<>(market.leftOut());
        reasons.keySet().removeAll(usable.keySet());
        reasons.putAll(market.listings().excluded());
        return reasons;
    }

    /// The matrix with the reasons of what was left out before it was estimated.
    static CorrelationMatrix explained(
            CorrelationMatrix matrix,
            Collection<InstrumentId> instruments,
            Map<InstrumentId, PriceHistory> usable,
            MarketRecord market) {
        SortedMap<InstrumentId, String> reasons = reasons(matrix.excluded(), instruments, usable, market);
        if (reasons.equals(matrix.excluded())) {
            return matrix;
        }
        int size = matrix.size();
        var values = new double[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.get(i / size, i % size);
        }
        return new CorrelationMatrix(
                matrix.instruments(),
                values,
                matrix.observations(),
                matrix.from(),
                matrix.to(),
                matrix.convention(),
                reasons);
    }
}
