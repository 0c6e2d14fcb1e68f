package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.JOURNAL;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.store.StoreException;
import dev.ballast.persistence.jooq.tables.records.JournalRecord;
import java.util.List;
import org.jooq.DSLContext;

/// The audit trail. Rows are only ever added, each chained to the stored one before.
final class JooqJournal {

    private JooqJournal() {}

    static void append(DSLContext sql, List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        requireNext(sql, entries.getFirst());
        sql.batchInsert(entries.stream().map(JooqJournal::row).toList()).execute();
    }

    private static void requireNext(DSLContext sql, JournalEntry first) {
        List<JournalEntry> last = before(sql, Long.MAX_VALUE, 1);
        long sequence = last.isEmpty() ? 0 : last.getFirst().sequence();
        String hash = last.isEmpty() ? JournalEntry.GENESIS : last.getFirst().hash();
        if (first.sequence() != sequence + 1 || !first.previousHash().equals(hash)) {
            throw new StoreException("Audit entry " + first.sequence() + " does not follow the stored entry " + sequence
                    + ": nothing was stored");
        }
    }

    private static JournalRecord row(JournalEntry entry) {
        return new JournalRecord(
                entry.sequence(),
                entry.time(),
                entry.type().name(),
                entry.subject(),
                entry.payload(),
                entry.previousHash(),
                entry.hash());
    }

    static List<JournalEntry> before(DSLContext sql, long before, int limit) {
        return sql.selectFrom(JOURNAL)
                .where(JOURNAL.SEQUENCE.lt(before))
                .orderBy(JOURNAL.SEQUENCE.desc())
                .limit(limit)
                .fetch(JooqJournal::entry);
    }

    static List<JournalEntry> after(DSLContext sql, long after, int limit) {
        return sql.selectFrom(JOURNAL)
                .where(JOURNAL.SEQUENCE.gt(after))
                .orderBy(JOURNAL.SEQUENCE)
                .limit(limit)
                .fetch(JooqJournal::entry);
    }

    private static JournalEntry entry(JournalRecord row) {
        return new JournalEntry(
                row.getSequence(),
                row.getHappenedAt(),
                JournalType.valueOf(row.getType()),
                row.getSubject(),
                row.getPayload(),
                row.getPreviousHash(),
                row.getHash());
    }
}
