package dev.ballast.core.feed.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Random series with random holes: every missing opening is in a page and no page is longer, begins or ends elsewhere,
/// touches another or could be saved.
class GapPlannerPropertyTest {

    private static final int ROUNDS = 1_000;
    private static final List<Timeframe> TIMEFRAMES = List.of(Timeframe.values());
    private static final long SEED = 20_261_121;

    @Test
    void pagesCoverWhatIsMissingAndNothingCouldBeSaved() {
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Timeframe timeframe = TIMEFRAMES.get(random.nextInt(TIMEFRAMES.size()));
            Duration length = timeframe.length();
            Instant first = TimeGrid.floor(timeframe, Instant.ofEpochSecond(random.nextLong(1_500_000_000)));
            int openings = random.nextInt(1, 200);
            int pageSize = random.nextInt(1, 30);
            double density = random.nextDouble();
            Set<Instant> known = new HashSet<>();
            List<Instant> missing = new ArrayList<>();
            for (int i = 0; i < openings; i++) {
                Instant open = first.plus(length.multipliedBy(i));
                if (random.nextDouble() < density) {
                    known.add(open);
                } else {
                    missing.add(open);
                }
            }
            // Off the grid by less than a bar, which changes nothing.
            Instant from = first.minusSeconds(random.nextLong(length.toSeconds()));
            Instant to = first.plus(length.multipliedBy(openings)).plusSeconds(random.nextLong(length.toSeconds()));

            List<TimeRange> pages = GapPlanner.pages(timeframe, from, to, known::contains, pageSize);

            String context = "seed " + SEED + ", round " + round + ": " + pages;
            requireCover(pages, missing, length, pageSize, context);
            assertThat(pages).as(context).hasSize(fewest(missing, length, pageSize));
        }
    }

    @Test
    void nothingIsAskedForWhereNothingCanBeMissing() {
        Instant open = Instant.parse("2024-01-01T00:00:00Z");

        assertThat(GapPlanner.pages(Timeframe.D1, open, open.plusSeconds(86_399), _ -> false, 350))
                .isEmpty();
        assertThat(GapPlanner.pages(Timeframe.D1, open, open.minusSeconds(1), _ -> false, 350))
                .isEmpty();
        assertThat(GapPlanner.pages(Timeframe.D1, open, open.plusSeconds(86_400), _ -> false, 350))
                .containsExactly(new TimeRange(open, open.plusSeconds(86_400)));
        assertThatThrownBy(() -> GapPlanner.pages(Timeframe.D1, open, open, _ -> true, 0))
                .hasMessageContaining("pageSize must be >= 1, was 0");
    }

    private static void requireCover(
            List<TimeRange> pages, List<Instant> missing, Duration length, int pageSize, String context) {
        long covered = missing.stream()
                .filter(open ->
                        pages.stream().filter(page -> page.contains(open)).count() == 1)
                .count();
        assertThat(covered).as(context).isEqualTo(missing.size());
        for (int i = 0; i < pages.size(); i++) {
            TimeRange page = pages.get(i);
            assertThat(page.bars(length)).as(context).isBetween(1, pageSize);
            assertThat(missing).as(context).contains(page.from(), page.to().minus(length));
            assertThat(i == 0 || !pages.get(i - 1).to().isAfter(page.from()))
                    .as(context)
                    .isTrue();
        }
    }

    /// By going through the missing openings one by one.
    private static int fewest(List<Instant> missing, Duration length, int pageSize) {
        int pages = 0;
        Instant covered = Instant.MIN;
        for (Instant open : missing) {
            if (!open.isBefore(covered)) {
                pages++;
                covered = open.plus(length.multipliedBy(pageSize));
            }
        }
        return pages;
    }
}
