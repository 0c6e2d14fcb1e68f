package dev.ballast.core.feed.history;

import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.market.Bar;
import java.util.List;

/// What a venue answered to a request for bars.
public sealed interface CandleAnswer {

    /// Bars of the range asked for, ascending, each opening once; those that do not exist are missing.
    ///
    /// @param refused what was wrong with bars that are left out
    record Bars(List<Bar> bars, List<Problem> refused) implements CandleAnswer {
        public Bars {
            bars = List.copyOf(bars);
            refused = List.copyOf(refused);
        }
    }

    /// None.
    record Failed(CandleFailure failure) implements CandleAnswer {}
}
