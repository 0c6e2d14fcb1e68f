package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.journal.JournalType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process on a real file that dies at a chosen commit of import, edit, approval, order, fill, or of coming back from
/// the death before: before it, amid it, or after it and before anyone heard of it (SYS-3, REB-8, EXE-1).
///
/// After each death this process checks what it left: every order executed at most once, every acknowledged decision
/// there, ledger replay equal to the balances, chain sound. Then it finishes what was approved and checks again, or
/// leaves that to the next life, which may die of it. Three deaths in the build; `-Dballast.deaths=1000` for the full
/// run.
class ChosenDeathIT {

    private static final int DEATHS = Integer.getInteger("ballast.deaths", 3);
    /// Deaths of one book, before a new one is made: checking a long book takes longer.
    private static final int OF_ONE_BOOK = 10;
    /// Commits of one life; a round of trades has about so many.
    private static final int LONGEST = 30;
    /// A commit takes some two milliseconds.
    private static final int LONGEST_DELAY = 4_000_000;
    /// With so many deaths, some fall on every kind of step.
    private static final int OF_EVERY_KIND = 300;
    /// Making an archive of the classes takes as long as some four lives without one.
    private static final int WORTH_AN_ARCHIVE = 10;

    private static final List<DyingStore.Moment> MOMENTS = List.of(DyingStore.Moment.values());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    private final long seed = Long.getLong("ballast.seed", 20260822);
    private final Random random = new Random(seed);
    private final Map<DyingStore.Moment, Integer> moments = new EnumMap<>(DyingStore.Moment.class);
    private final Map<String, Integer> found = new TreeMap<>();
    private final Map<String, Integer> told = new TreeMap<>();
    private int underWay;

    @Test
    void everyDeathLeavesABookThatGoesOn() throws IOException {
        ChildClasses classes = DEATHS < WORTH_AN_ARCHIVE ? ChildClasses.asTheyAre() : archive();
        var acknowledged = new ArrayList<String>();
        for (int death = 1; death <= DEATHS; death++) {
            int book = (death - 1) / OF_ONE_BOOK;
            Path directory = root.resolve("book-" + book);
            acknowledged.addAll(live(classes, directory, death));
            boolean last = death == DEATHS || death % OF_ONE_BOOK == 0;
            check(directory, acknowledged, last || random.nextBoolean(), death);
            if (last) {
                acknowledged.clear();
            }
        }
        String figures = "deaths " + DEATHS + ", seed " + seed + ", at " + moments + ", found " + found
                + ", acknowledged " + told + ", approved and not carried out " + underWay;
        System.out.println(figures);
        if (DEATHS >= OF_EVERY_KIND) {
            assertThat(moments).containsKeys(DyingStore.Moment.values());
            assertThat(underWay).as(figures).isPositive();
            assertThat(found)
                    .containsKeys(
                            JournalType.PROPOSAL_RAISED.name(),
                            JournalType.PROPOSAL_EDITED.name(),
                            JournalType.PROPOSAL_APPROVED.name(),
                            JournalType.ORDER_PLACED.name(),
                            JournalType.ORDER_PARTLY_FILLED.name(),
                            JournalType.PROPOSAL_EXECUTED.name(),
                            JournalType.IMPORT_BOOKED.name());
        }
    }

    private ChildClasses archive() throws IOException {
        Path folder = root.resolve("archive");
        return ChildClasses.archivedBy(
                folder,
                DyingProgram.class,
                folder.resolve("book").toString(),
                Integer.toString(2 * LONGEST),
                DyingStore.Moment.AMID.name(),
                Integer.toString(LONGEST_DELAY));
    }

    /// What one life acknowledged before its death.
    private List<String> live(ChildClasses classes, Path directory, int death) {
        DyingStore.Moment moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
        int commits = random.nextInt(LONGEST);
        int delay = random.nextInt(LONGEST_DELAY);
        String where = "death " + death + ", seed " + seed + ": " + moment + " commit " + commits;
        var lines = new ArrayList<String>();
        try (ChildJvm child = ChildJvm.start(
                classes,
                DyingProgram.class,
                directory.toString(),
                Integer.toString(commits),
                moment.name(),
                Integer.toString(delay))) {
            assertThat(child.nextLine()).as(where).isEqualTo("ready");
            for (String line = child.nextLine();
                    line != null && !line.equals(DyingStore.READY_TO_DIE);
                    line = child.nextLine()) {
                lines.add(line);
            }
            lines.addAll(child.kill());
        }
        lines.remove(DyingStore.READY_TO_DIE);
        assertThat(lines).as(where).allMatch(each -> each.matches("(entry|edited|approved|rejected|filled) .+"));
        lines.forEach(each -> told.merge(each.substring(0, each.indexOf(' ')), 1, Integer::sum));
        moments.merge(moment, 1, Integer::sum);
        return lines;
    }

    private void check(Path directory, List<String> acknowledged, boolean finishing, int death) {
        try (var store = JooqWorkstationStore.open(directory, OpenMode.CREATE)) {
            var desk = new StoredDesk(store);
            found.merge(desk.lastEntry(), 1, Integer::sum);
            underWay += desk.isUnderWay() ? 1 : 0;
            assertThat(desk.faults(acknowledged))
                    .as("death %d, seed %d", death, seed)
                    .isEmpty();
            if (finishing) {
                desk.finish();
                assertThat(desk.faults(acknowledged))
                        .as("after the restart of death %d, seed %d", death, seed)
                        .isEmpty();
            }
        }
    }
}
