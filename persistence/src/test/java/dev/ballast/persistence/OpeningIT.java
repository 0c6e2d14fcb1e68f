package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.store.Change;
import dev.ballast.core.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can't be opened is refused in words that help, and left as it is.
class OpeningIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path file() {
        return directory.resolve("ballast.mv.db");
    }

    /// A closed book with some content.
    private byte[] book() {
        try (var store = JooqWorkstationStore.open(directory, OpenMode.CREATE)) {
            var chain = new JournalChain(0, JournalEntry.GENESIS);
            for (int i = 0; i < 20; i++) {
                store.commit(
                        List.of(new Change.BarsSaved(
                                InstrumentId.of("COIN" + i + "-USD"), Timeframe.D1, Samples.bars(50, 1))),
                        List.of(Samples.note(chain, JournalType.HISTORY_IMPORTED, "file " + i)));
            }
        }
        return read(file());
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] content) {
        try {
            Files.write(file(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refusal(Path path, OpenMode mode) {
        try (var store = JooqWorkstationStore.open(path, mode)) {
            throw new AssertionError("was opened, with " + store.load().journalSequence() + " audit entries");
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void aStartThatWasKilledBeforeItsTablesWereMadeIsRepeated() throws IOException {
        Files.write(directory.resolve("ballast-draft.mv.db"), "half a draft".getBytes(StandardCharsets.UTF_8));

        JooqWorkstationStore.open(directory, OpenMode.CREATE).close();

        assertThat(list()).containsExactly(directory.resolve("ballast.lock"), file());
    }

    private void assertRefusedAndUntouched(byte[] content, String... words) {
        write(content);
        assertThat(refusal(directory, OpenMode.EXISTING))
                .contains(words)
                .contains(file().toString())
                .doesNotContain("Exception")
                .doesNotContain("\n");
        assertThat(Arrays.equals(read(file()), content)).as("file untouched").isTrue();
        assertThat(list()).containsExactly(directory.resolve("ballast.lock"), file());
    }

    private List<Path> list() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSecondOpeningInTheSameProgramIsRefused() {
        try (var first = JooqWorkstationStore.open(directory, OpenMode.CREATE)) {
            assertThat(refusal(directory, OpenMode.EXISTING))
                    .contains(directory.toString(), "already open in another Ballast", "--data");
            assertThat(first.load().ledger()).isEmpty();
        }
        JooqWorkstationStore.open(directory, OpenMode.EXISTING).close();
    }

    @Test
    void aSecondOpeningInAnotherProgramIsRefused() {
        try (ChildJvm child = ChildJvm.start(CommittingProgram.class, directory.toString())) {
            assertThat(child.nextLine()).isEqualTo("ready");
            assertThat(refusal(directory, OpenMode.EXISTING))
                    .contains(directory.toString(), "already open in another Ballast");
        }
        JooqWorkstationStore.open(directory, OpenMode.EXISTING).close();
    }

    @Test
    void aMissingFolderIsMadeOrRefusedAsAsked() {
        Path missing = directory.resolve("a").resolve("b");

        assertThat(refusal(missing, OpenMode.EXISTING)).contains(missing.toString(), "does not exist", "--data");
        assertThat(missing).doesNotExist();
        JooqWorkstationStore.open(missing, OpenMode.CREATE).close();
        assertThat(missing.resolve("ballast.mv.db")).exists();
    }

    @Test
    void aFolderWithoutABookIsRefusedAsAsked() {
        assertThat(refusal(directory, OpenMode.EXISTING)).contains(directory.toString(), "holds no Ballast book");
        assertThat(list()).isEmpty();
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path taken = Files.writeString(directory.resolve("taken"), "x");

        assertThat(refusal(taken, OpenMode.CREATE)).contains(taken + " is a file", "--data");
        assertThat(refusal(taken.resolve("below"), OpenMode.CREATE))
                .contains("taken", "--data")
                .doesNotContain("Exception");
    }

    @Test
    void aReadOnlyFolderIsRefused() {
        byte[] content = book();
        assumeTrue(
                directory.toFile().setWritable(false) && !Files.isWritable(directory), "this user may write anywhere");
        try {
            assertThat(refusal(directory, OpenMode.EXISTING)).contains("not writable", "--data");
            assertThat(refusal(directory.resolve("new"), OpenMode.CREATE)).contains("not writable", "--data");
            assertThat(read(file())).isEqualTo(content);
        } finally {
            assertThat(directory.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void garbageIsRefused() {
        var garbage = new byte[50_000];
        new Random(1).nextBytes(garbage);

        assertRefusedAndUntouched(garbage, "damaged", "untouched", "backup");
        assertRefusedAndUntouched("not a database".getBytes(StandardCharsets.UTF_8), "damaged");
    }

    @Test
    void anEmptyFileIsRefusedWhereThereWasABook() {
        book();

        assertRefusedAndUntouched(new byte[0], "damaged", "it is gone or empty");
    }

    @Test
    void anEmptyFileWhereThereWasNoBookIsFilled() {
        write(new byte[0]);

        JooqWorkstationStore.open(directory, OpenMode.CREATE).close();
        assertThat(file()).isNotEmptyFile();
    }

    /// H2 opens many a truncated file at an older state without a word. Here it is refused, unless all is still there.
    @Test
    void aTruncatedFileIsRefusedUnlessItIsWhole() {
        byte[] content = book();
        int refused = 0;
        for (double part : new double[] {0.01, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.99}) {
            byte[] cut = Arrays.copyOf(content, (int) (content.length * part));
            write(cut);
            try (var store = JooqWorkstationStore.open(directory, OpenMode.EXISTING)) {
                assertThat(store.load().journalSequence()).as("part %s", part).isEqualTo(20);
                assertThat(store.load().dailyHistory()).as("part %s", part).hasSize(20);
            } catch (StoreException e) {
                refused++;
                assertThat(e.getMessage()).contains("damaged", "untouched", "backup");
                assertThat(Arrays.equals(read(file()), cut))
                        .as("untouched at %s", part)
                        .isTrue();
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(4);
    }

    @Test
    void anOverwrittenHeaderIsRefused() {
        byte[] content = book();
        Arrays.fill(content, 0, 8192, (byte) 0);

        assertRefusedAndUntouched(content, "damaged");
    }

    @Test
    void anOlderCopyInPlaceOfTheFileIsNoticed() {
        byte[] older = book();
        try (var store = JooqWorkstationStore.open(directory, OpenMode.EXISTING)) {
            var chain = new JournalChain(
                    store.load().journalSequence(), store.load().journalHash());
            store.commit(List.of(), List.of(Samples.note(chain, JournalType.FEED_CHANGED, "simulated")));
        }

        assertRefusedAndUntouched(older, "ends at entry 20, but entry 21 was acknowledged", "delete ballast.lock");
    }

    @Test
    void aBookOfANewerBallastIsRefused() throws SQLException {
        book();
        sql(
                "INSERT INTO \"flyway_schema_history\" SELECT 999, '999', \"description\", \"type\", \"script\", \"checksum\","
                        + " \"installed_by\", \"installed_on\", 0, TRUE FROM \"flyway_schema_history\" WHERE \"version\" = '1'");

        assertRefusedAndUntouched(read(file()), "newer Ballast", "version 999");
    }

    @Test
    void aForeignDatabaseIsRefused() throws SQLException {
        sql("CREATE TABLE other (id INT)");

        assertRefusedAndUntouched(read(file()), "damaged", "not Ballast's");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("ballast"), "sa", "");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void aFullDiskStopsWithAMessageAndLosesNothingAcknowledged() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell with ulimit");
        String kilobytes = "ulimit -f 2048;";
        String last;
        long acknowledged;
        try (ChildJvm child = ChildJvm.startUnder(kilobytes, CommittingProgram.class, directory.toString())) {
            List<String> lines = child.remainingLines();
            last = lines.getLast();
            acknowledged =
                    lines.stream().filter(line -> line.startsWith("cash ")).count();
        }

        assertThat(last).contains("failed", "the disk of " + directory + " is full", "Nothing was stored");
        assertThat(acknowledged).isPositive();
        try (var store = JooqWorkstationStore.open(directory, OpenMode.EXISTING)) {
            assertThat(store.load().ledger().stream()
                            .filter(entry -> entry.id().value().startsWith("deposit-"))
                            .count())
                    .isEqualTo(acknowledged);
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        var store = JooqWorkstationStore.open(directory, OpenMode.CREATE);
        store.close();

        assertThatThrownBy(() -> store.commit(List.of(new Change.SettingSaved("a", "b")), List.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing was stored");
        store.close();
    }
}
