package dev.ballast.core.feed.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.history.UpkeepPlan.Series;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes of the series, whenever somebody looks: no hot loop, and no series is forgotten.
class UpkeepPlanPropertyTest {

    private static final int STEPS = 1_000;
    private static final Duration GRACE = Duration.ofSeconds(15);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everySeriesIsAskedForInTimeAndNotTooOften(long seed) {
        var random = new SplittableRandom(seed);
        var plan = new UpkeepPlan(UpkeepPolicy.USUAL, random.split());
        List<InstrumentId> instruments = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            instruments.add(InstrumentId.of("C" + i + "-USD"));
        }
        Map<Series, Instant> askedLast = new HashMap<>();
        Map<Series, Integer> failures = new HashMap<>();
        Instant now = Instant.parse("2026-01-05T07:31:07Z").plusSeconds(random.nextLong(86_400));
        for (int step = 0; step < STEPS; step++) {
            String where = "seed " + seed + ", step " + step + ", " + now;
            plan.look(now, instruments);
            List<Series> due = plan.due(now);
            for (Series series : due) {
                Instant before = askedLast.put(series, now);
                int failed = failures.getOrDefault(series, 0);
                if (before != null) {
                    Duration apart = Duration.between(before, now);
                    Duration least = Duration.ofMillis(
                            Math.min(30 * 60_000, 60_000L << Math.min(20, Math.max(0, failed - 1))) / 2);
                    boolean newBar = !bar(series, before.minus(GRACE)).equals(bar(series, now));
                    assertThat(newBar || (failed > 0 && apart.compareTo(least) >= 0))
                            .as(where + " " + series + " after " + apart + ", failures " + failed)
                            .isTrue();
                }
                switch (random.nextInt(4)) {
                    case 0 -> {
                        plan.failed(series, now, now.plusSeconds(random.nextLong(600)));
                        failures.merge(series, 1, Integer::sum);
                    }
                    default -> {
                        plan.complete(series, now);
                        failures.remove(series);
                    }
                }
            }
            assertThat(plan.due(now)).as(where).isEmpty();
            for (Series series : askedLast.keySet()) {
                Duration since =
                        Duration.between(askedLast.get(series), plan.next().orElseThrow());
                assertThat(since)
                        .as(where)
                        .isLessThanOrEqualTo(series.timeframe().length().plus(GRACE));
            }
            // Now and then the machine sleeps.
            now = random.nextInt(50) == 0
                    ? now.plusSeconds(random.nextLong(200_000))
                    : latest(plan.next().orElseThrow(), now).plusMillis(random.nextLong(60_000));
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant bar(Series series, Instant time) {
        return (series.timeframe() == Timeframe.D1 ? Timeframe.D1 : Timeframe.H1).opening(time);
    }
}
