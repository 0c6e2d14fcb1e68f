package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.journal.JournalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process on a real file that dies at a chosen commit of import, edit, approval, order and fill: before it, amid it,
/// or after it and before anyone heard of it (SYS-3, REB-8, EXE-1).
///
/// Each life first checks what the last death left: every order executed at most once, every acknowledged decision
/// there, ledger replay equal to the balances, chain sound; then it finishes what was approved and checks again.
/// Three deaths in the build; `-Dballast.deaths=1000` for the full run.
class ChosenDeathIT {

    private static final int DEATHS = Integer.getInteger("ballast.deaths", 3);
    /// Deaths of one book, before a new one is made: checking a long book takes longer.
    private static final int OF_ONE_BOOK = 25;
    /// Commits of one life; a round of trades has about so many.
    private static final int LONGEST = 30;
    /// A commit takes some two milliseconds.
    private static final int LONGEST_DELAY = 4_000_000;
    /// With so many deaths, some fall on every kind of step.
    private static final int OF_EVERY_KIND = 300;

    private static final List<DyingStore.Moment> MOMENTS = List.of(DyingStore.Moment.values());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    private final long seed = Long.getLong("ballast.seed", 20260822);
    private final Random random = new Random(seed);
    private final Map<DyingStore.Moment, Integer> moments = new EnumMap<>(DyingStore.Moment.class);
    private final Map<String, Integer> found = new TreeMap<>();
    private final Map<String, Integer> told = new TreeMap<>();

    @Test
    void everyDeathLeavesABookThatGoesOn() throws IOException {
        for (int death = 1; death <= DEATHS; death++) {
            int book = (death - 1) / OF_ONE_BOOK;
            Path directory = Files.createDirectories(root.resolve("book-" + book));
            Path acknowledged = root.resolve("acknowledged-" + book);
            if (!Files.exists(acknowledged)) {
                Files.createFile(acknowledged);
            }
            Files.write(acknowledged, live(directory, acknowledged, death), StandardOpenOption.APPEND);
            boolean last = death == DEATHS || death % OF_ONE_BOOK == 0;
            if (last) {
                afterTheLast(directory, Files.readAllLines(acknowledged), death);
            }
        }
        System.out.println("deaths " + DEATHS + ", seed " + seed + ", at " + moments + ", found " + found
                + ", acknowledged " + told);
        if (DEATHS >= OF_EVERY_KIND) {
            assertThat(moments).containsKeys(DyingStore.Moment.values());
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

    /// What one life acknowledged before its death.
    private List<String> live(Path directory, Path acknowledged, int death) {
        DyingStore.Moment moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
        int commits = random.nextInt(LONGEST);
        int delay = random.nextInt(LONGEST_DELAY);
        String where = "death " + death + ", seed " + seed + ": " + moment + " commit " + commits;
        var lines = new ArrayList<String>();
        try (ChildJvm child = ChildJvm.start(
                DyingProgram.class,
                directory.toString(),
                acknowledged.toString(),
                Integer.toString(commits),
                moment.name(),
                Integer.toString(delay))) {
            String line = child.nextLine();
            while (line != null && !line.equals("ready")) {
                assertThat(line).as(where + ", what the last death left").startsWith("found ");
                found.merge(line.substring("found ".length()), 1, Integer::sum);
                line = child.nextLine();
            }
            assertThat(line).as(where).isEqualTo("ready");
            for (line = child.nextLine();
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

    private void afterTheLast(Path directory, List<String> acknowledged, int death) {
        try (var store = JooqWorkstationStore.open(directory, OpenMode.CREATE)) {
            var desk = new StoredDesk(store);
            assertThat(desk.faults(acknowledged))
                    .as("death %d, seed %d", death, seed)
                    .isEmpty();
            desk.finish();
            assertThat(desk.faults(acknowledged))
                    .as("after the restart of death %d, seed %d", death, seed)
                    .isEmpty();
        }
    }
}
