package dev.ballast.core.engine;

import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.quality.ScreenedBars;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes to the journal what the checks leave out of daily bars before estimates, once and again where it changes:
/// what was told is stored with the entry, so that a restart says nothing twice.
final class DataJournal {

    /// Findings that one entry lists; the rest is counted.
    private static final int MOST_LISTED = 20;

    private final DeskState state;
    private final Committer committer;
    private SortedMap<InstrumentId, SortedSet<String>> told;
    private long version;

    DataJournal(DeskState state, Committer committer, Map<String, String> settings) {
        this.state = state;
        this.committer = committer;
        this.told = Settings.leftOut(settings);
    }

    void write(Instant now) {
        if (version == state.version) {
            return;
        }
        SortedMap<InstrumentId, ScreenedBars> screened = state.screened();
        var present = new TreeMap<InstrumentId, SortedSet<String>>();
        screened.forEach((instrument, bars) -> {
            if (!bars.findings().isEmpty()) {
                present.put(instrument, bars.keys());
            }
        });
        if (!present.equals(told)) {
            Committer.Batch batch = committer.begin(now);
            var touched = new TreeSet<>(present.keySet());
            touched.addAll(told.keySet());
            for (InstrumentId instrument : touched) {
                SortedSet<String> keys = present.getOrDefault(instrument, new TreeSet<>());
                if (!keys.equals(told.getOrDefault(instrument, new TreeSet<>()))) {
                    batch.journal(JournalType.DATA_LEFT_OUT, instrument.symbol(), payload(screened.get(instrument)));
                }
            }
            batch.change(new Change.SettingSaved(Settings.DATA_LEFT_OUT, Settings.write(present)))
                    .commit();
            told = present;
        }
        version = state.version;
    }

    private static Payload payload(@Nullable ScreenedBars bars) {
        if (bars == null || bars.findings().isEmpty()) {
            return Payload.of("findings", 0);
        }
        return Payload.of("findings", bars.findings().size())
                .and("timeframe", bars.stored().timeframe())
                .and("bars", bars.leftOut())
                .and("usable", bars.isEstimable())
                .and(
                        "what",
                        bars.findings().stream()
                                .limit(MOST_LISTED)
                                .map(finding -> finding.time() + " " + finding.reason() + ": " + finding.message())
                                .toList());
    }
}
