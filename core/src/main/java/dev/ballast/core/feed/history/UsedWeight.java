package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.HttpFetch.Fetched;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Slows down as the venue's own count nears its limit. Binance counts the weight of all requests of an address by the
/// minute, those of other programs too, and says so in every answer (`X-MBX-USED-WEIGHT-1M`).
///
/// Up to one half of the limit there is no wait. From there on what is left up to four fifths is spread over what is
/// left of the minute; from four fifths on the next minute is waited for. The minute is that of this machine's clock:
/// where the venue's ends later, its next answer says so, and the last fifth is there for that. Not thread-safe.
final class UsedWeight {

    private static final double FREE = 0.5;
    private static final double MOST = 0.8;

    private final WeightLimit limit;
    private final InstantSource clock;
    private Instant minute = Instant.MIN;
    private int used;

    /// @param limit of the address, which may change at any time
    UsedWeight(WeightLimit limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /// Takes the count of an answer over; one without it changes nothing.
    void note(Fetched fetched) {
        if (fetched instanceof Fetched.Answer answer && answer.usedWeight().isPresent()) {
            used = answer.usedWeight().getAsInt();
            minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        }
    }

    /// How long a request has to wait.
    ///
    /// @param weight of the request, > 0
    Duration pause(double weight) {
        Instant now = clock.instant();
        Instant next = minute.equals(Instant.MIN) ? now : minute.plus(1, ChronoUnit.MINUTES);
        double most = limit.perMinute();
        if (now.isBefore(minute) || !now.isBefore(next) || used + weight <= FREE * most) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, next);
        double room = MOST * most - used;
        return room <= weight ? left : Duration.ofNanos((long) (left.toNanos() * weight / room));
    }
}
