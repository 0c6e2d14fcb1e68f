package dev.ballast.core.market.discovery;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// Ranks by market capitalisation from an imported table: 1 is the largest. Immutable.
///
/// @param asOf date of the table as it says, `2025-10-26`; empty where none was imported
/// @param origin where it comes from, such as a file name
/// @param ranks by base currency in capitals, each ≥ 1
public record MarketCaps(String asOf, String origin, SortedMap<String, Integer> ranks) {

    /// No table was imported.
    public static final MarketCaps NONE = new MarketCaps("", "", new TreeMap<>());

    public MarketCaps {
        ranks = Collections.unmodifiableSortedMap(new TreeMap<>(ranks));
        for (Map.Entry<String, Integer> entry : ranks.entrySet()) {
            if (entry.getValue() < 1) {
                throw new IllegalArgumentException(
                        "rank of " + entry.getKey() + " must be >= 1, was " + entry.getValue());
            }
        }
    }

    /// Rank of an asset; empty where the table does not have it.
    public OptionalInt rank(String base) {
        Integer rank = ranks.get(base.toUpperCase(Locale.ROOT));
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    public boolean isEmpty() {
        return ranks.isEmpty();
    }
}
