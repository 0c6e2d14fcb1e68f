package dev.ballast.core.regime;

import java.util.ArrayList;
import java.util.List;

/// The regime at every bar that could be labelled, oldest first.
///
/// @param market what the market was
/// @param policy by which it was judged
/// @param readings one per labelled bar, at least one
public record RegimeHistory(String market, RegimePolicy policy, List<RegimeReading> readings) {

    public RegimeHistory {
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("readings of " + market + " must not be empty");
        }
    }

    public RegimeReading latest() {
        return readings.getLast();
    }

    public List<MarketRegime> labels() {
        return readings.stream().map(RegimeReading::label).toList();
    }

    /// Oldest first; the last goes on.
    public List<RegimeSpell> spells() {
        var spells = new ArrayList<RegimeSpell>();
        int start = 0;
        for (int i = 1; i <= readings.size(); i++) {
            if (i == readings.size()
                    || readings.get(i).label() != readings.get(start).label()) {
                spells.add(new RegimeSpell(
                        readings.get(start).label(),
                        readings.get(start).time(),
                        readings.get(i - 1).time(),
                        i - start));
                start = i;
            }
        }
        return List.copyOf(spells);
    }
}
