package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.BackfillReport.Correction;
import dev.ballast.core.feed.history.BackfillReport.End;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.LongerBars;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes longer bars of stored shorter ones and stores those that are new or differ.
final class Derivation {

    private final BarArchive archive;
    private final Instant from;

    Derivation(BarArchive archive, Instant from) {
        this.archive = archive;
        this.from = from;
    }

    /// What a timeframe is made of.
    static Timeframe shorter(Timeframe timeframe) {
        return switch (timeframe) {
            case H4 -> Timeframe.H1;
            case W1 -> Timeframe.D1;
            case H1, D1 -> throw new IllegalArgumentException(timeframe + " is not made of a shorter timeframe");
        };
    }

    BackfillReport run(InstrumentId instrument, Timeframe timeframe) {
        List<Bar> parts = archive.bars(instrument, shorter(timeframe)).stream()
                .filter(bar -> !bar.openTime().isBefore(TimeGrid.ceiling(timeframe, from)))
                .toList();
        Map<Instant, Bar> stored = new HashMap<>();
        archive.bars(instrument, timeframe).forEach(bar -> stored.put(bar.openTime(), bar));
        var changed = new ArrayList<Bar>();
        var corrections = new ArrayList<Correction>();
        for (Bar bar : LongerBars.of(parts, shorter(timeframe), timeframe)) {
            Bar before = stored.get(bar.openTime());
            if (before == null || !bar.isSameAs(before)) {
                changed.add(bar);
            }
            if (before != null && !bar.isSameAs(before)) {
                corrections.add(new Correction(before, bar));
            }
        }
        if (!changed.isEmpty()) {
            archive.store(new BarArchive.Page(
                    instrument, timeframe, BarArchive.Origin.DERIVED, changed, archive.asked(instrument, timeframe)));
        }
        return new BackfillReport(
                instrument,
                timeframe,
                Optional.of(BarArchive.Origin.DERIVED),
                0,
                changed.size() - corrections.size(),
                corrections,
                0,
                List.of(),
                List.of(),
                List.of(),
                End.COMPLETE);
    }
}
