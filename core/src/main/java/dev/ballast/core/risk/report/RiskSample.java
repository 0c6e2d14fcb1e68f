package dev.ballast.core.risk.report;

import dev.ballast.core.market.InstrumentId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a report was estimated from.
///
/// @param instruments those with usable prices, in the order of the report's parts
/// @param observations returns per instrument; 0 where there is no sample
/// @param from time of the first price used; empty without a sample
/// @param to time of the last price used
/// @param excluded instruments left out, with one sentence each
public record RiskSample(
        List<InstrumentId> instruments,
        int observations,
        Optional<Instant> from,
        Optional<Instant> to,
        SortedMap<InstrumentId, String> excluded) {

    public RiskSample {
        instruments = List.copyOf(instruments);
        excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
    }
}
