package dev.ballast.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/// Makes the tables of a new book, or brings those of an older one up to date.
///
/// H2 commits after each `CREATE TABLE`, so that a kill would leave half of them. Therefore all happens in a draft
/// beside the file, which then takes the file's place in one step.
final class Migration {

    private Migration() {}

    static void run(DataFolder folder) throws IOException, SQLException {
        Files.deleteIfExists(folder.draft());
        try {
            if (folder.hasContent()) {
                Files.copy(folder.file(), folder.draft());
            }
            migrate(folder);
            Files.move(
                    folder.draft(), folder.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(folder.draft());
        }
    }

    private static void migrate(DataFolder folder) throws SQLException {
        var source = new JdbcDataSource();
        source.setURL(folder.draftUrl() + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        source.setUser("sa");
        source.setPassword("");
        // Held open, or H2 would close the draft after each of Flyway's connections.
        try (Connection held = source.getConnection();
                Statement statement = held.createStatement()) {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .loggers("slf4j")
                    .load()
                    .migrate();
            statement.execute("CHECKPOINT SYNC");
        }
    }
}
