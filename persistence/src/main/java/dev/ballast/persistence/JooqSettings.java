package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.SETTINGS;

import dev.ballast.persistence.jooq.tables.records.SettingsRecord;
import java.util.Map;
import org.jooq.DSLContext;

final class JooqSettings {

    private JooqSettings() {}

    static void save(DSLContext sql, String key, String value) {
        Rows.put(sql, new SettingsRecord(key, value));
    }

    static Map<String, String> all(DSLContext sql) {
        return sql.selectFrom(SETTINGS).orderBy(SETTINGS.NAME).fetchMap(SETTINGS.NAME, SETTINGS.CONTENT);
    }
}
