package dev.ballast.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ballast.core.store.StoredBook;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open H2 file with its tables at the newest version. One writer at a time; readers beside it.
///
/// `WRITE_DELAY=0`: without it H2 loses the last half second of acknowledged commits on a kill. A connection is always
/// kept open: H2 closes the database with its last one.
final class Database implements AutoCloseable {

    /// Version of the newest script in `db/migration`.
    static final int NEWEST_VERSION = 3;

    private static final String READ_WRITE =
            ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    private static final int CONNECTIONS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private final DataFolder folder;
    private final HikariDataSource pool;
    private final DSLContext sql;
    private final @Nullable StoredBook readAtOpening;
    private final ReentrantLock writing = new ReentrantLock();

    private Database(DataFolder folder, HikariDataSource pool, @Nullable StoredBook readAtOpening) {
        this.folder = folder;
        this.pool = pool;
        this.readAtOpening = readAtOpening;
        this.sql = Sql.on(pool);
    }

    /// Opens the book in `directory`, or says in a `StoreException` why it can't be and what to do.
    static Database open(Path directory, OpenMode mode) {
        DataFolder folder = DataFolder.hold(directory, mode);
        try {
            Inspection.Found found = Inspection.check(folder, NEWEST_VERSION);
            if (found.version() < NEWEST_VERSION) {
                Migration.run(folder);
            }
            return new Database(folder, pool(folder), found.book());
        } catch (RuntimeException | IOException | SQLException e) {
            folder.close();
            throw StoreFailures.failed("Opening the book", folder.directory(), e);
        }
    }

    private static HikariDataSource pool(DataFolder folder) {
        var config = new HikariConfig();
        config.setPoolName("ballast");
        config.setJdbcUrl(folder.url() + READ_WRITE);
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        return new HikariDataSource(config);
    }

    /// What was read when the file was looked over; none for a file that had to be migrated.
    @Nullable
    StoredBook readAtOpening() {
        return readAtOpening;
    }

    Path directory() {
        return folder.directory();
    }

    /// Runs `work` in one transaction, alone; durable on return, undone where it throws.
    void write(String task, Consumer<DSLContext> work) {
        writing.lock();
        try {
            sql.transaction(configuration -> work.accept(configuration.dsl()));
        } catch (RuntimeException e) {
            throw StoreFailures.failed(task, directory(), e);
        } finally {
            writing.unlock();
        }
    }

    /// Runs `query` beside the writer; it sees committed rows only.
    <T> T read(String task, Function<DSLContext, T> query) {
        try {
            return query.apply(sql);
        } catch (RuntimeException e) {
            throw StoreFailures.unreadable(task, directory(), e);
        }
    }

    /// Notes that everything up to this audit entry is on disk. Not being able to is no failure of the commit before
    /// it: the older note stays true.
    void acknowledge(long sequence) {
        try {
            folder.acknowledge(sequence);
        } catch (IOException e) {
            LOG.warn("The last audit number could not be noted in {}", directory(), e);
        }
    }

    @Override
    public void close() {
        try (folder) {
            pool.close();
        }
    }
}
