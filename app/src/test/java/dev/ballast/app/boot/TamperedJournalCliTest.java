package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A hand in the database file is found and named by `ballast journal verify` (REB-11): exit code 1, one sentence.
class TamperedJournalCliTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void bookSomething() throws IOException {
        String fills = "id,time,type,symbol,quantity,price,fee\n";
        for (int day = 1; day <= 9; day++) {
            fills += "d" + day + ",2024-01-0" + day + "T00:00:00Z,DEPOSIT,USD," + (1000 + day) + ",1,0\n";
        }
        CliRun.in(folder, "import", "fills", CliRun.file(folder, "fills.csv", fills))
                .succeeds();
        assertThat(verify("--json").succeeds().json().get("entries").asInt()).isGreaterThanOrEqualTo(9);
        assertThat(verify().succeeds().out()).startsWith("Sound: ").contains("each chained to the one before");
    }

    @Test
    void aFlippedRowIsNamed() throws SQLException {
        tamper("UPDATE journal SET payload = REPLACE(payload, '1005', '9005') WHERE payload LIKE '%1005%'");

        CliRun run = verify();

        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).matches("(?s)Fault: journal entry [0-9]+ was changed: its hash does not fit\\R");
        JsonNode told = verify("--json").json();
        assertThat(told.get("sound").asBoolean()).isFalse();
        assertThat(told.get("kind").asString()).isEqualTo("CHANGED");
    }

    @Test
    void aRemovedRowIsNamed() throws SQLException {
        tamper("DELETE FROM journal WHERE sequence = 4");

        assertFault("Fault: journal entry 4 is missing: found 5", 4, "MISSING");
    }

    @Test
    void swappedRowsAreNamed() throws SQLException {
        tamper("UPDATE journal SET sequence = 9999 WHERE sequence = 3");
        tamper("UPDATE journal SET sequence = 3 WHERE sequence = 6");
        tamper("UPDATE journal SET sequence = 6 WHERE sequence = 9999");

        assertFault("Fault: journal entry 3 was moved: it holds what was written as entry 6", 3, "MOVED");
    }

    /// The end of the trail cannot be cut off either: the book is not even opened.
    @Test
    void aTrailThatWasCutShortIsRefused() throws SQLException {
        tamper("DELETE FROM journal WHERE sequence = (SELECT MAX(sequence) FROM journal)");

        CliRun run = verify();

        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("its audit trail ends at entry", "was acknowledged");
    }

    private void assertFault(String sentence, int sequence, String kind) {
        CliRun run = verify();
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.out().strip()).isEqualTo(sentence);
        JsonNode told = verify("--json").json();
        assertThat(told.get("sequence").asInt()).isEqualTo(sequence);
        assertThat(told.get("kind").asString()).isEqualTo(kind);
    }

    private CliRun verify(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "journal";
        arguments[1] = "verify";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return CliRun.in(folder, arguments);
    }

    private void tamper(String sql) throws SQLException {
        Path file = folder.resolve("data").resolve("book").resolve("ballast");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
