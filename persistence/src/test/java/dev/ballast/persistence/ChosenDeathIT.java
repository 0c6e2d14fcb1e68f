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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process on a real file that dies at a chosen commit of import, edit, approval, order, fill, or of coming back from
/// the death before: before it, amid it, or after it and before anyone heard of it (SYS-3, REB-8, EXE-1).
///
/// A process holds up to five books, so that a death costs less: each comes to a commit of its own before the process
/// is killed. After each death this process checks what it left: every order executed at most once, every acknowledged
/// decision there, ledger replay equal to the balances, chain sound. Then it finishes what was approved and checks
/// again, or leaves that to the next life, which may die of it. Three deaths in the build; `-Dballast.deaths=1000` for
/// the full run.
class ChosenDeathIT {

    private static final int DEATHS = Integer.getInteger("ballast.deaths", 3);
    /// Books of one process.
    private static final int TOGETHER = 5;
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

    /// One book and all that was acknowledged of it.
    private record Desk(Path directory, List<String> acknowledged) {}

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
        int deaths = 0;
        int lives = 0;
        List<Desk> desks = List.of();
        while (deaths < DEATHS) {
            if (lives % OF_ONE_BOOK == 0) {
                desks = desks(lives);
            }
            lives++;
            List<Desk> living = desks.subList(0, Math.min(TOGETHER, DEATHS - deaths));
            deaths += living.size();
            String where = "life " + lives + ", seed " + seed;
            live(classes, living, where);
            boolean last = deaths == DEATHS || lives % OF_ONE_BOOK == 0;
            for (Desk desk : living) {
                check(desk, last || random.nextBoolean(), where);
            }
        }
        String figures = "deaths " + DEATHS + " in " + lives + " processes, seed " + seed + ", at " + moments
                + ", found " + found + ", acknowledged " + told + ", approved and not carried out " + underWay;
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

    private List<Desk> desks(int life) {
        return IntStream.range(0, TOGETHER)
                .mapToObj(number -> new Desk(root.resolve("book-" + life + "-" + number), new ArrayList<>()))
                .toList();
    }

    /// A life of these desks until its death.
    private void live(ChildClasses classes, List<Desk> desks, String where) {
        var arguments = new ArrayList<String>();
        // One can say when amid its commit the process ends; where none does, it is killed.
        boolean amid = random.nextBoolean();
        for (Desk desk : desks) {
            DyingStore.Moment moment = amid && arguments.isEmpty()
                    ? DyingStore.Moment.AMID
                    : random.nextBoolean() ? DyingStore.Moment.BEFORE : DyingStore.Moment.AFTER;
            moments.merge(moment, 1, Integer::sum);
            arguments.add(desk.directory().toString());
            arguments.add(Integer.toString(random.nextInt(LONGEST)));
            arguments.add(moment.name());
            arguments.add(Integer.toString(random.nextInt(LONGEST_DELAY)));
        }
        var lines = new ArrayList<String>();
        try (ChildJvm child = ChildJvm.start(classes, DyingProgram.class, arguments.toArray(String[]::new))) {
            for (String line = child.nextLine();
                    line != null && !line.equals(DyingStore.READY_TO_DIE);
                    line = child.nextLine()) {
                lines.add(line);
            }
            lines.addAll(child.kill());
        }
        lines.removeIf(DyingStore.READY_TO_DIE::equals);
        assertThat(lines).as(where).allMatch(each -> each.matches("[0-9] (entry|edited|approved|rejected|filled) .+"));
        for (String line : lines) {
            String said = line.substring(2);
            desks.get(line.charAt(0) - '0').acknowledged().add(said);
            told.merge(said.substring(0, said.indexOf(' ')), 1, Integer::sum);
        }
    }

    private void check(Desk book, boolean finishing, String where) {
        try (var store = JooqWorkstationStore.open(book.directory(), OpenMode.CREATE)) {
            var desk = new StoredDesk(store);
            found.merge(desk.lastEntry(), 1, Integer::sum);
            underWay += desk.isUnderWay() ? 1 : 0;
            assertThat(desk.faults(book.acknowledged())).as(where).isEmpty();
            if (finishing) {
                desk.finish();
                assertThat(desk.faults(book.acknowledged()))
                        .as("after the restart of " + where)
                        .isEmpty();
            }
        }
    }
}
