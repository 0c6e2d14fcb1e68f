package dev.ballast.persistence;

import dev.ballast.core.store.StoreException;
import dev.ballast.core.store.StoredBook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks a database file over without writing a byte to it, before it is opened for good.
///
/// Opening for writing lets H2 tidy up at once, which would change a damaged file. So first it is opened read-only and
/// every row of every table is read, and the book with it; a file that does not stand this is refused as it is.
/// Measured with H2 2.4: garbage and overwritten headers fail here; a truncated file opens at an older state, which the
/// noted audit number shows; of 200 files with flipped bytes three in four are refused, the others open whole.
final class Inspection {

    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;TRACE_LEVEL_FILE=0";
    private static final int NO_SUCH_TABLE = 42102;
    private static final int NO_SUCH_TABLE_IN_EMPTY_DATABASE = 42104;

    private Inspection() {}

    /// What was found in a file that can be opened.
    ///
    /// @param version of its tables, 0 for none yet
    /// @param book what it holds; none where its tables must be brought up to date first
    record Found(int version, @Nullable StoredBook book) {}

    /// Refuses with `StoreException` what cannot be opened safely.
    static Found check(DataFolder folder, int newestKnownVersion) {
        Path file = folder.file();
        if (!folder.hasContent()) {
            requireNothingAcknowledged(folder);
            return new Found(0, null);
        }
        try (Connection connection = DriverManager.getConnection(folder.url() + READ_ONLY, "sa", "")) {
            int version = version(connection, file);
            if (version > newestKnownVersion) {
                throw new StoreException(file + " was written by a newer Ballast (its tables have version " + version
                        + ", this one knows up to " + newestKnownVersion
                        + "). It was left untouched: use the newer Ballast.");
            }
            readAll(connection);
            requireLatest(connection, folder);
            return new Found(version, version < newestKnownVersion ? null : BookReader.read(Sql.on(connection)));
        } catch (StoreException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            throw StoreFailures.damaged(file, e);
        }
    }

    /// No file, or an empty one: right only where there never was a book.
    private static void requireNothingAcknowledged(DataFolder folder) {
        if (folder.acknowledged() > 0) {
            throw StoreFailures.damaged(folder.file(), "it is gone or empty");
        }
    }

    private static int version(Connection connection, Path file) throws SQLException {
        String query = "SELECT \"version\", \"success\" FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL";
        int version = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                if (!rows.getBoolean(2)) {
                    throw StoreFailures.damaged(file, "its tables were left half-made");
                }
                version = Math.max(version, Integer.parseInt(rows.getString(1)));
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE || e.getErrorCode() == NO_SUCH_TABLE_IN_EMPTY_DATABASE) {
                requireEmpty(connection, file);
                return 0;
            }
            throw e;
        }
        return version;
    }

    /// No tables at all: nothing of anyone's is lost.
    private static void requireEmpty(Connection connection, Path file) throws SQLException {
        if (!tables(connection).isEmpty()) {
            throw StoreFailures.damaged(file, "it holds tables that are not Ballast's");
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (ResultSet rows = connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static void readAll(Connection connection) throws SQLException {
        for (String table : tables(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(1000);
                try (ResultSet rows =
                        statement.executeQuery("SELECT COUNT(*) FROM (SELECT * FROM \"" + table + "\")")) {
                    rows.next();
                }
            }
        }
    }

    private static void requireLatest(Connection connection, DataFolder folder) throws SQLException {
        long acknowledged = folder.acknowledged();
        if (acknowledged == 0) {
            return;
        }
        long stored;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COALESCE(MAX(sequence), 0) FROM journal")) {
            stored = rows.next() ? rows.getLong(1) : 0;
        }
        if (stored < acknowledged) {
            throw StoreFailures.damaged(
                    folder.file(),
                    "its audit trail ends at entry " + stored + ", but entry " + acknowledged
                            + " was acknowledged; if you put an older file there yourself, delete ballast.lock");
        }
    }
}
