package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real engine killed with `kill -9` between any two steps of import, edit, approval and partial fill
/// (SYS-3, REB-8).
///
/// After each kill the stored book verifies, everything acknowledged is there once, and a new engine brings every
/// approved proposal to its end without trading twice. Five times in the build; `-Dballast.kills=50` for the full run.
class DeskKillIT {

    private static final int KILLS = Integer.getInteger("ballast.kills", 5);
    private static final int LONGEST = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAndNothingIsHalfDone() {
        long seed = Long.getLong("ballast.seed", 20260810);
        System.out.println("desk kills " + KILLS + ", seed " + seed);
        var random = new Random(seed);
        var acknowledged = new ArrayList<String>();
        for (int kill = 1; kill <= KILLS; kill++) {
            acknowledged.addAll(runAndKill(1 + random.nextInt(LONGEST), random.nextInt(30)));
            check(acknowledged, kill);
        }
        assertThat(acknowledged).anyMatch(line -> line.startsWith("approved"));
        assertThat(acknowledged).anyMatch(line -> line.startsWith("filled"));
    }

    private List<String> runAndKill(int lines, int spins) {
        var printed = new ArrayList<String>();
        try (ChildJvm child = ChildJvm.start(TradingProgram.class, directory.toString())) {
            assertThat(child.nextLine()).isEqualTo("ready");
            for (int i = 0; i < lines; i++) {
                printed.add(String.valueOf(child.nextLine()));
            }
            for (int i = 0; i < spins * 100_000; i++) {
                Thread.onSpinWait();
            }
            printed.addAll(child.kill());
        }
        return printed;
    }

    private void check(List<String> acknowledged, int kill) {
        try (var store = JooqWorkstationStore.open(directory, OpenMode.EXISTING)) {
            var desk = new StoredDesk(store);
            assertThat(desk.faults(acknowledged))
                    .as("faults after kill %d", kill)
                    .isEmpty();
            desk.finish();
            assertThat(desk.faults(acknowledged))
                    .as("faults after the restart that followed kill %d", kill)
                    .isEmpty();
        }
    }
}
