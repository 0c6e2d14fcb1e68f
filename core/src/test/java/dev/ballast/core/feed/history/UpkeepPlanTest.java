package dev.ballast.core.feed.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.feed.history.UpkeepPlan.Series;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Dates of the upkeep on a clock that a test moves.
class UpkeepPlanTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    private static final Series BTC_DAYS = new Series(BTC, Timeframe.D1);
    private static final Series BTC_HOURS = new Series(BTC, Timeframe.H1);
    private static final Series ETH_DAYS = new Series(ETH, Timeframe.D1);
    private static final Series ETH_HOURS = new Series(ETH, Timeframe.H1);
    private static final Instant NOON = Instant.parse("2026-03-02T12:20:00Z");
    private static final Instant ONE = Instant.parse("2026-03-02T13:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

    private final UpkeepPlan plan = new UpkeepPlan(UpkeepPolicy.USUAL, new SplittableRandom(3));

    private void completeAll(Instant at) {
        plan.due(at).forEach(series -> plan.complete(series, at));
    }

    @Test
    void everythingIsDueAtTheStartDaysFirst() {
        plan.look(NOON, List.of(ETH, BTC));

        assertThat(plan.due(NOON)).containsExactly(BTC_DAYS, ETH_DAYS, BTC_HOURS, ETH_HOURS);
        assertThat(plan.size()).isEqualTo(4);
        assertThat(BTC_HOURS.timeframes()).isEqualTo(Set.of(Timeframe.H1, Timeframe.H4));
        assertThat(BTC_DAYS.timeframes()).isEqualTo(Set.of(Timeframe.D1, Timeframe.W1));
    }

    @Test
    void hoursFollowTheFullHourAndDaysMidnight() {
        plan.look(NOON, List.of(BTC));
        completeAll(NOON);

        Instant next = plan.next().orElseThrow();
        assertThat(next).isBetween(ONE.plusSeconds(5), ONE.plusSeconds(15));
        assertThat(plan.due(next.minusMillis(1))).isEmpty();
        assertThat(plan.due(next)).containsExactly(BTC_HOURS);
        plan.complete(BTC_HOURS, next);
        assertThat(plan.next()).contains(next.plus(Duration.ofHours(1)));
        assertThat(plan.due(MIDNIGHT.plusSeconds(15))).containsExactly(BTC_DAYS, BTC_HOURS);
    }

    /// The bar that ended while the series was looked at is still to come.
    @Test
    void aBarThatEndsMeanwhileIsAskedForSoon() {
        Instant justBefore = ONE.minusSeconds(1);
        plan.look(justBefore, List.of(BTC));
        plan.complete(BTC_DAYS, justBefore);
        plan.complete(BTC_HOURS, justBefore);

        assertThat(plan.next().orElseThrow()).isBetween(ONE.plusSeconds(5), ONE.plusSeconds(15));
    }

    @Test
    void whatFailedComesBackAfterGrowingWaitsAndWithTheNextBarAtTheLatest() {
        Instant start = ONE.plusSeconds(20);
        plan.look(start, List.of(BTC));
        plan.complete(BTC_HOURS, start);
        Instant now = start;
        for (int failures = 1; failures <= 8; failures++) {
            plan.failed(BTC_DAYS, now, now);
            Duration wait = Duration.between(now, dueOf(BTC_DAYS));
            Duration most = Duration.ofMinutes(Math.min(30, 1L << (failures - 1)));
            assertThat(wait).isBetween(most.dividedBy(2), most);
            now = now.plus(wait);
        }
        plan.failed(BTC_HOURS, now, now.plus(Duration.ofHours(3)));
        assertThat(Duration.between(now, dueOf(BTC_HOURS))).isLessThanOrEqualTo(Duration.ofHours(1));

        plan.complete(BTC_DAYS, now);
        plan.failed(BTC_DAYS, now, now);
        assertThat(Duration.between(now, dueOf(BTC_DAYS))).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aVenueThatIsLeftAloneIsWaitedForAndItsReturnToo() {
        plan.look(NOON, List.of(BTC, ETH));
        plan.complete(ETH_DAYS, NOON);
        plan.complete(ETH_HOURS, NOON);
        plan.complete(BTC_HOURS, NOON);
        Instant rest = NOON.plus(Duration.ofMinutes(20));
        plan.failed(BTC_DAYS, NOON, rest);
        assertThat(dueOf(BTC_DAYS)).isEqualTo(rest);

        plan.recovered(NOON.plusSeconds(30));
        assertThat(plan.due(NOON.plusSeconds(30))).containsExactly(BTC_DAYS);
    }

    @Test
    void whatNoVenueListsWaitsForTheNextDayOrTheTrader() {
        plan.look(NOON, List.of(BTC));
        plan.complete(BTC_DAYS, NOON);
        plan.unlisted(BTC_HOURS, NOON);

        plan.recovered(NOON);
        assertThat(plan.due(MIDNIGHT)).isEmpty();
        assertThat(plan.due(MIDNIGHT.plusSeconds(15))).containsExactly(BTC_DAYS, BTC_HOURS);
        plan.everything(NOON);
        assertThat(plan.due(NOON)).containsExactly(BTC_DAYS, BTC_HOURS);
    }

    @Test
    void instrumentsComeAndGo() {
        plan.look(NOON, List.of(BTC));
        completeAll(NOON);
        plan.look(NOON.plusSeconds(60), List.of(BTC, ETH));
        assertThat(plan.due(NOON.plusSeconds(60))).containsExactly(ETH_DAYS, ETH_HOURS);

        plan.look(NOON.plusSeconds(120), List.of());
        assertThat(plan.next()).isEmpty();
        assertThatThrownBy(() -> plan.complete(BTC_DAYS, NOON)).hasMessageContaining("BTC-USD");
    }

    @Test
    void aClockThatGoesBackLeavesNothingBehind() {
        plan.look(NOON, List.of(BTC));
        completeAll(NOON);
        Instant lastYear = Instant.parse("2025-03-02T12:20:00Z");
        plan.look(lastYear, List.of(BTC));

        assertThat(Duration.between(lastYear, plan.next().orElseThrow())).isLessThan(Duration.ofHours(1));
        assertThat(Duration.between(lastYear, dueOf(BTC_DAYS))).isLessThan(Duration.ofDays(1));
    }

    @Test
    void whatIsStoppedWaitsForItsNextBar() {
        plan.look(NOON, List.of(BTC));
        plan.complete(BTC_DAYS, NOON);

        assertThat(plan.postpone(NOON)).isEqualTo(1);
        assertThat(plan.due(NOON)).isEmpty();
        assertThat(dueOf(BTC_HOURS)).isBetween(ONE.plusSeconds(5), ONE.plusSeconds(15));
    }

    @Test
    void aSeriesIsLookedThroughFromItsFirstBarAndFarEnough() {
        Instant old = Instant.parse("2021-01-01T00:00:00Z");
        assertThat(plan.from(BTC_DAYS, Optional.of(old), NOON)).isEqualTo(old);
        assertThat(plan.from(BTC_DAYS, Optional.empty(), NOON)).isEqualTo(NOON.minus(Duration.ofDays(400)));
        assertThat(plan.from(BTC_HOURS, Optional.empty(), NOON)).isEqualTo(NOON.minus(Duration.ofDays(60)));
        // One bar that a stream has just stored is no history yet.
        assertThat(plan.from(BTC_HOURS, Optional.of(NOON), NOON)).isEqualTo(NOON.minus(Duration.ofDays(60)));
    }

    @Test
    void aVenueIsLeftAloneAfterTwoSeriesInARowAndForgivenOnceItAnswers() {
        var memory = new VenueMemory(UpkeepPolicy.USUAL, new SplittableRandom(5));
        CandleFailure page = CandleFailure.of(Kind.NOT_JSON, "<html>");
        memory.failed(page, NOON);
        assertThat(memory.restsUntil(NOON)).isEmpty();
        assertThat(memory.answered()).isFalse();
        memory.failed(page, NOON);
        memory.failed(page, NOON);
        Instant end = memory.restsUntil(NOON).orElseThrow();
        assertThat(end).isBetween(NOON.plusSeconds(30), NOON.plusSeconds(60));
        assertThat(memory.restsUntil(end)).isEmpty();
        // One trial is enough to see that it is still so.
        memory.failed(page, end);
        assertThat(memory.restsUntil(end).orElseThrow()).isBetween(end.plusSeconds(60), end.plusSeconds(120));
        assertThat(memory.answered()).isTrue();
        assertThat(memory.restsUntil(end)).isEmpty();

        var asks = new CandleFailure(Kind.RATE_LIMITED, "slower", Optional.of(Duration.ofHours(2)));
        memory.failed(asks, NOON);
        memory.failed(asks, NOON);
        assertThat(memory.restsUntil(NOON)).contains(NOON.plus(Duration.ofHours(2)));
        memory.forget();
        assertThat(memory.restsUntil(NOON)).isEmpty();
    }

    @Test
    void policiesThatMakeNoSenseAreRefusedByName() {
        Duration hour = Duration.ofHours(1);
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new UpkeepPolicy(Duration.ZERO, hour, second, second, second, hour))
                .hasMessage("dailyDepth must be > 0, was PT0S");
        assertThatThrownBy(() -> new UpkeepPolicy(hour, hour, hour, second, second, hour))
                .hasMessageContaining("settle and spread must be < 1 h");
        assertThatThrownBy(() -> new UpkeepPolicy(hour, hour, second, second, hour, second))
                .hasMessageContaining("longestRetry must be >= firstRetry");
        assertThatThrownBy(() -> new Series(BTC, Timeframe.W1)).hasMessageContaining("timeframe must be 1h or 1d");
    }

    private Instant dueOf(Series series) {
        Instant low = NOON.minus(Duration.ofDays(800));
        Instant high = NOON.plus(Duration.ofDays(800));
        while (Duration.between(low, high).toMillis() > 1) {
            Instant middle = low.plusMillis(Duration.between(low, high).toMillis() / 2);
            if (plan.due(middle).contains(series)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
