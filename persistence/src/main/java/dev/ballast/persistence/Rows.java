package dev.ballast.persistence;

import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;

/// What the tables share.
final class Rows {

    private Rows() {}

    /// Updates the row with this primary key, or inserts it. Two plain statements instead of a `MERGE`, whose casts
    /// would round decimals; the single writer leaves no gap between them.
    static void put(DSLContext sql, UpdatableRecord<?> row) {
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }
}
