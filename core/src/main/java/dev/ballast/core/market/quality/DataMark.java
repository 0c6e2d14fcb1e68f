package dev.ballast.core.market.quality;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;

/// What the trader decided about some bars of one series.
///
/// @param instrument whose bars
/// @param timeframe of the bars
/// @param from open time of the first bar
/// @param to open time of the last bar, ≥ `from`
/// @param verdict what holds of them
public record DataMark(InstrumentId instrument, Timeframe timeframe, Instant from, Instant to, Verdict verdict) {

    /// What holds of marked bars.
    public enum Verdict {
        /// No estimate uses them; they stay stored.
        EXCLUDED,
        /// They are true, whatever a check says: a crash was a crash.
        ACCEPTED
    }

    public DataMark {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "mark of " + instrument + " must end at or after " + from + ", was " + to);
        }
    }

    /// Whether a bar of the series that opened at `time` is meant.
    public boolean covers(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }
}
