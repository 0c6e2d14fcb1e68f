package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.CASH_FLOWS;
import static dev.ballast.persistence.jooq.Tables.FILLS;
import static dev.ballast.persistence.jooq.Tables.FILL_LOTS;
import static dev.ballast.persistence.jooq.Tables.LEDGER_ENTRIES;
import static org.jooq.impl.DSL.max;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.persistence.jooq.tables.records.CashFlowsRecord;
import dev.ballast.persistence.jooq.tables.records.FillLotsRecord;
import dev.ballast.persistence.jooq.tables.records.FillsRecord;
import dev.ballast.persistence.jooq.tables.records.LedgerEntriesRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Fills and cash flows in the order of booking. Rows are only ever added.
final class JooqLedger {

    private JooqLedger() {}

    static void append(DSLContext sql, LedgerEntry entry) {
        long sequence = nextSequence(sql);
        sql.executeInsert(new LedgerEntriesRecord(sequence, entry.id().value(), entry.time()));
        switch (entry) {
            case Fill fill -> {
                sql.executeInsert(row(sequence, fill));
                for (int place = 0; place < fill.lots().size(); place++) {
                    sql.executeInsert(new FillLotsRecord(
                            sequence, place + 1, fill.lots().get(place).value()));
                }
            }
            case CashFlow flow -> sql.executeInsert(row(sequence, flow));
        }
    }

    private static long nextSequence(DSLContext sql) {
        Long last =
                sql.select(max(LEDGER_ENTRIES.SEQUENCE)).from(LEDGER_ENTRIES).fetchOneInto(Long.class);
        return last == null ? 1 : last + 1;
    }

    private static FillsRecord row(long sequence, Fill fill) {
        return new FillsRecord(
                sequence,
                fill.instrument().symbol(),
                fill.side().name(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.rate(),
                fill.source().name(),
                fill.strategy(),
                fill.orderId());
    }

    private static CashFlowsRecord row(long sequence, CashFlow flow) {
        return new CashFlowsRecord(sequence, flow.kind().name(), flow.currency(), flow.amount(), flow.rate());
    }

    static List<LedgerEntry> all(DSLContext sql) {
        Map<Long, List<EntryId>> lots = chosenLots(sql);
        return sql.select()
                .from(LEDGER_ENTRIES)
                .leftJoin(FILLS)
                .on(FILLS.SEQUENCE.eq(LEDGER_ENTRIES.SEQUENCE))
                .leftJoin(CASH_FLOWS)
                .on(CASH_FLOWS.SEQUENCE.eq(LEDGER_ENTRIES.SEQUENCE))
                .orderBy(LEDGER_ENTRIES.SEQUENCE)
                .fetch(row -> entry(row, lots));
    }

    private static Map<Long, List<EntryId>> chosenLots(DSLContext sql) {
        var lots = new HashMap<Long, List<EntryId>>();
        sql.selectFrom(FILL_LOTS).orderBy(FILL_LOTS.SEQUENCE, FILL_LOTS.PLACE).forEach(row -> lots.computeIfAbsent(
                        row.getSequence(), sequence -> new ArrayList<>())
                .add(EntryId.of(row.getLot())));
        return lots;
    }

    private static LedgerEntry entry(Record row, Map<Long, List<EntryId>> lots) {
        EntryId id = EntryId.of(row.get(LEDGER_ENTRIES.ID));
        return row.get(FILLS.SEQUENCE) == null
                ? cashFlow(id, row)
                : fill(id, row, lots.getOrDefault(row.get(FILLS.SEQUENCE), List.of()));
    }

    private static Fill fill(EntryId id, Record row, List<EntryId> lots) {
        return new Fill(
                id,
                InstrumentId.of(row.get(FILLS.INSTRUMENT)),
                Side.valueOf(row.get(FILLS.SIDE)),
                row.get(FILLS.QUANTITY),
                row.get(FILLS.PRICE),
                row.get(FILLS.FEE),
                row.get(FILLS.RATE),
                row.get(LEDGER_ENTRIES.HAPPENED_AT),
                FillSource.valueOf(row.get(FILLS.SOURCE)),
                row.get(FILLS.STRATEGY),
                row.get(FILLS.ORDER_ID),
                lots);
    }

    private static CashFlow cashFlow(EntryId id, Record row) {
        return new CashFlow(
                id,
                CashFlow.Kind.valueOf(row.get(CASH_FLOWS.KIND)),
                row.get(CASH_FLOWS.CURRENCY),
                row.get(CASH_FLOWS.AMOUNT),
                row.get(CASH_FLOWS.RATE),
                row.get(LEDGER_ENTRIES.HAPPENED_AT));
    }
}
