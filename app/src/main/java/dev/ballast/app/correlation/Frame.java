package dev.ballast.app.correlation;

import dev.ballast.core.market.Timeframe;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.MarketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One view of the market: what is estimated, from which returns, as of when.
///
/// @param timeframe length of a bar
/// @param settings estimator and lookback
/// @param state which of the returns
/// @param asOf only bars that were over then; the newest where there is none
record Frame(
        Timeframe timeframe,
        CorrelationSettings settings,
        MarketState state,
        @Nullable Instant asOf) {

    /// Returns from which those of one state are taken, at least.
    private static final int LEAST_FOR_STATES = 365;

    private static final int LEAST_WEEKS_FOR_STATES = 104;

    /// Returns that are looked at: the lookback, and more where only some of them are in the state.
    CorrelationSettings sample() {
        if (state == MarketState.ALL) {
            return settings;
        }
        int least = timeframe == Timeframe.W1 ? LEAST_WEEKS_FOR_STATES : LEAST_FOR_STATES;
        return new CorrelationSettings(settings.estimator(), Math.max(least, settings.lookback()), settings.decay());
    }

    Frame at(@Nullable Instant time) {
        return new Frame(timeframe, settings, state, time);
    }

    Frame in(Timeframe other) {
        return new Frame(other, settings, state, asOf);
    }

    Frame when(MarketState other) {
        return new Frame(timeframe, settings, other, asOf);
    }
}
