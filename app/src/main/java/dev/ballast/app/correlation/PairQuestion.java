package dev.ballast.app.correlation;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is to be told of one pair, away from the FX thread.
///
/// @param pair which two
/// @param instruments of the matrix beside it: their bars are at hand already
/// @param daily daily bars
/// @param bars of the other timeframes
/// @param asOf only bars that were over then; all where there is none
/// @param lookback returns in the scatter and the shifts
record PairQuestion(
        Pair pair,
        SortedSet<InstrumentId> instruments,
        DailyBars daily,
        TimeframeBars bars,
        Timeframe timeframe,
        @Nullable Instant asOf,
        int lookback) {

    PairHistory answer() {
        try {
            Map<InstrumentId, PriceHistory> known =
                    bars.of(instruments, timeframe, daily).bars();
            var shown = new TreeMap<InstrumentId, PriceHistory>();
            for (InstrumentId instrument : new InstrumentId[] {pair.first(), pair.second()}) {
                PriceHistory history = known.get(instrument);
                if (history != null) {
                    shown.put(instrument, asOf == null ? history : history.until(asOf));
                }
            }
            return PairHistory.of(pair, timeframe, shown, lookback);
        } catch (RuntimeException failure) {
            // A pair that cannot be told says so; the room goes on.
            return PairHistory.none(pair, timeframe, "The estimate failed: " + failure.getMessage());
        }
    }
}
