package dev.ballast.persistence;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.store.StoredBook;
import java.util.List;
import org.jooq.DSLContext;

/// Puts together what an engine starts from.
final class BookReader {

    private BookReader() {}

    static StoredBook read(DSLContext sql) {
        List<JournalEntry> last = JooqJournal.before(sql, Long.MAX_VALUE, 1);
        return new StoredBook(
                JooqInstruments.all(sql),
                JooqLedger.all(sql),
                JooqBars.dailyHistory(sql),
                JooqProposals.openAndLatest(sql),
                JooqOrders.openAndLatest(sql),
                JooqEquity.curve(sql),
                JooqSettings.all(sql),
                last.isEmpty() ? 0 : last.getFirst().sequence(),
                last.isEmpty() ? JournalEntry.GENESIS : last.getFirst().hash());
    }
}
