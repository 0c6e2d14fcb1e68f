package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalFault;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.store.JournalPages;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A row of the stored journal that someone changed, removed or moved is found and named (REB-11).
class TamperedJournalIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void writeTwelveEntries() {
        var chain = new JournalChain(0, JournalEntry.GENESIS);
        try (var store = JooqWorkstationStore.open(directory, OpenMode.CREATE)) {
            for (int i = 1; i <= 12; i++) {
                store.commit(List.of(), List.of(Samples.note(chain, JournalType.FEED_CHANGED, "entry " + i)));
            }
        }
        assertThat(fault()).isEmpty();
    }

    @Test
    void aFlippedPayloadIsNamed() throws SQLException {
        run("UPDATE journal SET payload = REPLACE(payload, 'entry', 'Entry') WHERE sequence = 5");

        assertThat(fault())
                .contains(new JournalFault(
                        JournalFault.Kind.CHANGED, 5, "journal entry 5 was changed: its hash does not fit"));
    }

    @Test
    void aFlippedTimeIsNamed() throws SQLException {
        run("UPDATE journal SET happened_at = DATEADD('MICROSECOND', 1, happened_at) WHERE sequence = 12");

        assertThat(fault()).map(JournalFault::sequence).contains(12L);
    }

    @Test
    void aRemovedRowIsNamed() throws SQLException {
        run("DELETE FROM journal WHERE sequence = 7");

        assertThat(fault())
                .contains(new JournalFault(JournalFault.Kind.MISSING, 7, "journal entry 7 is missing: found 8"));
    }

    @Test
    void swappedRowsAreNamed() throws SQLException {
        run("UPDATE journal SET sequence = 99 WHERE sequence = 4");
        run("UPDATE journal SET sequence = 4 WHERE sequence = 9");
        run("UPDATE journal SET sequence = 9 WHERE sequence = 99");

        assertThat(fault())
                .contains(new JournalFault(
                        JournalFault.Kind.MOVED, 4, "journal entry 4 was moved: it holds what was written as entry 9"));
    }

    @Test
    void aRowThatWasForgedWithAHashOfItsOwnIsNamedByTheNext() throws SQLException {
        JournalEntry third = entries().get(2);
        JournalEntry forged =
                JournalEntry.chained(3, third.time(), third.type(), "forged", third.payload(), third.previousHash());
        run("UPDATE journal SET subject = 'forged', hash = '" + forged.hash() + "' WHERE sequence = 3");

        assertThat(fault())
                .contains(new JournalFault(
                        JournalFault.Kind.NOT_CHAINED, 4, "journal entry 4 is not chained to the one before"));
    }

    private List<JournalEntry> entries() {
        try (var store = JooqWorkstationStore.open(directory, OpenMode.EXISTING)) {
            return store.journalAfter(0, 100);
        }
    }

    private Optional<JournalFault> fault() {
        try (var store = JooqWorkstationStore.open(directory, OpenMode.EXISTING)) {
            return JournalChain.firstFault(new JournalPages(store, entry -> {}));
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("ballast"), "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
