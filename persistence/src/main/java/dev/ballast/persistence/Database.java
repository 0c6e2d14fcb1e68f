package dev.ballast.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open H2 file with its tables at the newest version. One writer at a time; readers beside it.
///
/// `WRITE_DELAY=0`: without it H2 loses the last half second of acknowledged commits on a kill. A connection is always
/// kept open: H2 closes the database with its last one.
final class Database implements AutoCloseable {

    /// Version of the newest script in `db/migration`.
    static final int NEWEST_VERSION = 1;

    private static final String READ_WRITE =
            ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    private static final int CONNECTIONS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private final DataFolder folder;
    private final HikariDataSource pool;
    private final DSLContext sql;
    private final ReentrantLock writing = new ReentrantLock();

    private Database(DataFolder folder, HikariDataSource pool) {
        this.folder = folder;
        this.pool = pool;
        this.sql = DSL.using(pool, SQLDialect.H2, new Settings().withExecuteLogging(false));
    }

    /// Opens the book in `directory`, or says in a `StoreException` why it can't be and what to do.
    static Database open(Path directory, OpenMode mode) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        DataFolder folder = DataFolder.hold(directory, mode);
        HikariDataSource pool = null;
        try {
            int version = folder.hasBook() ? Inspection.check(folder, NEWEST_VERSION) : 0;
            pool = pool(folder);
            if (version < NEWEST_VERSION) {
                migrate(pool);
            }
            return new Database(folder, pool);
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
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

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load()
                .migrate();
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
            throw StoreFailures.failed(task, directory(), e);
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
