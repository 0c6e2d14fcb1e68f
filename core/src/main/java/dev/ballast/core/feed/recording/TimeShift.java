package dev.ballast.core.feed.recording;

import dev.ballast.core.feed.Pace;
import dev.ballast.core.market.Quote;
import java.time.Duration;
import java.time.Instant;

/// Moves recorded times to the present: `recordedStart` becomes `playedStart`, and distances shrink by the pace.
record TimeShift(Instant recordedStart, Instant playedStart, Pace pace) {

    Instant apply(Instant recorded) {
        return playedStart.plus(pace.onTheWall(Duration.between(recordedStart, recorded)));
    }

    Quote apply(Quote quote) {
        return new Quote(
                quote.instrument(), quote.bid(), quote.ask(), quote.last(), quote.source(), apply(quote.time()));
    }
}
