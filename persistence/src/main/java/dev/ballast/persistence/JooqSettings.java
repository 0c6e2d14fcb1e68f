package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.SETTINGS;

import dev.ballast.persistence.jooq.tables.records.SettingsRecord;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

final class JooqSettings {

    private JooqSettings() {}

    static void save(DSLContext sql, String key, String value) {
        Rows.put(sql, new SettingsRecord(key, value));
    }

    static void remove(DSLContext sql, String key) {
        sql.deleteFrom(SETTINGS).where(SETTINGS.NAME.eq(key)).execute();
    }

    static Optional<String> of(DSLContext sql, String key) {
        return sql.select(SETTINGS.CONTENT)
                .from(SETTINGS)
                .where(SETTINGS.NAME.eq(key))
                .fetchOptional(SETTINGS.CONTENT);
    }

    static Map<String, String> all(DSLContext sql) {
        return sql.selectFrom(SETTINGS).orderBy(SETTINGS.NAME).fetchMap(SETTINGS.NAME, SETTINGS.CONTENT);
    }
}
