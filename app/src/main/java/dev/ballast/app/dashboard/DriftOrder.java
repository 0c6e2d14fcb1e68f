package dev.ballast.app.dashboard;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.risk.Drift;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps the bars in place: worst first, sorted again only when a bar comes, goes, or crosses its band.
final class DriftOrder {

    private Set<InstrumentId> members = Set.of();
    private Set<InstrumentId> outside = Set.of();
    private List<InstrumentId> order = List.of();

    List<DriftRow> rows(List<Drift> drifts) {
        var byInstrument = new HashMap<InstrumentId, Drift>();
        var nowOutside = new HashSet<InstrumentId>();
        for (Drift drift : drifts) {
            byInstrument.put(drift.instrument(), drift);
            if (drift.isOutside()) {
                nowOutside.add(drift.instrument());
            }
        }
        if (!members.equals(byInstrument.keySet()) || !outside.equals(nowOutside)) {
            members = Set.copyOf(byInstrument.keySet());
            outside = nowOutside;
            order = drifts.stream()
                    .sorted(RiskFigures.BY_SEVERITY)
                    .map(Drift::instrument)
                    .toList();
        }
        return inOrder(byInstrument);
    }

    private List<DriftRow> inOrder(Map<InstrumentId, Drift> byInstrument) {
        return order.stream().map(byInstrument::get).map(DriftRow::of).toList();
    }
}
