package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a kill leaves behind, after every single commit: the file as the operating system has it at that moment.
///
/// H2 2.5.252 fails this: its file header lags one chunk behind, and up to 20 commits can't be found again
/// (decision 0009). A kill at a random moment meets that only once in some twenty times.
class EveryCommitOnDiskIT {

    private static final int LIVES = Integer.getInteger("ballast.kills", 8);
    private static final int ROUNDS = 2;
    private static final String FILE = "ballast.mv.db";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    private int commits;

    @Test
    void aCopyOfTheFileHoldsWhatWasAcknowledged() throws IOException {
        Path directory = Files.createDirectory(root.resolve("life-0"));
        Path copy = Files.createDirectory(root.resolve("copy"));
        for (int life = 1; life <= LIVES; life++) {
            // Goes on with the file as a kill would leave it: only then is freed space in its middle used again.
            Path next = Files.createDirectory(root.resolve("life-" + life));
            try (var store = JooqWorkstationStore.open(directory, OpenMode.CREATE)) {
                Path lived = directory;
                var program = new CommittingProgram(store, _ -> check(store, lived, copy));
                for (int round = 0; round < ROUNDS; round++) {
                    program.round();
                }
                Files.copy(directory.resolve(FILE), next.resolve(FILE));
            }
            directory = next;
        }
        assertThat(commits).isGreaterThan(LIVES * ROUNDS);
    }

    private void check(JooqWorkstationStore store, Path directory, Path copy) {
        commits++;
        long acknowledged = store.load().journalSequence();
        try {
            Files.copy(directory.resolve(FILE), copy.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(copy.resolve("ballast.lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var killed = JooqWorkstationStore.open(copy, OpenMode.EXISTING)) {
            assertThat(killed.load().journalSequence()).as("commit %d", commits).isEqualTo(acknowledged);
        }
    }
}
