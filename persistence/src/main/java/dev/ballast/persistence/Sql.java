package dev.ballast.persistence;

import java.sql.Connection;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/// jOOQ as it is used here: for H2, without its greeting and its tips on the console.
final class Sql {

    private Sql() {}

    static DSLContext on(Connection connection) {
        silence();
        return DSL.using(connection, SQLDialect.H2, settings());
    }

    static DSLContext on(DataSource source) {
        silence();
        return DSL.using(source, SQLDialect.H2, settings());
    }

    private static Settings settings() {
        return new Settings().withExecuteLogging(false);
    }

    /// jOOQ reads these when its first statement is made; it has no other switch for them.
    private static void silence() {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }
}
