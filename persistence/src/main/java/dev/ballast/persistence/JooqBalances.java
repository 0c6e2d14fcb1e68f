package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.CASH_BALANCE;
import static dev.ballast.persistence.jooq.Tables.HOLDINGS;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.persistence.jooq.tables.records.CashBalanceRecord;
import dev.ballast.persistence.jooq.tables.records.HoldingsRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// Cash and holdings as they were after the latest entry; written whole, row by row only where something changed.
final class JooqBalances {

    private static final short ONLY_ROW = 1;

    private JooqBalances() {}

    static void save(DSLContext sql, BigDecimal cash, List<Holding> holdings) {
        Rows.put(sql, new CashBalanceRecord(ONLY_ROW, cash));
        Map<String, HoldingsRecord> gone = sql.selectFrom(HOLDINGS).fetchMap(HOLDINGS.INSTRUMENT);
        for (Holding holding : holdings) {
            HoldingsRecord stored = gone.remove(holding.instrument().symbol());
            if (stored == null || !same(stored, holding)) {
                Rows.put(sql, row(holding));
            }
        }
        gone.values().forEach(sql::executeDelete);
    }

    private static HoldingsRecord row(Holding holding) {
        return new HoldingsRecord(
                holding.instrument().symbol(), holding.quantity(), holding.cost(), holding.realised());
    }

    private static boolean same(HoldingsRecord stored, Holding holding) {
        return stored.getQuantity().compareTo(holding.quantity()) == 0
                && stored.getCost().compareTo(holding.cost()) == 0
                && stored.getRealised().compareTo(holding.realised()) == 0;
    }

    static BigDecimal cash(DSLContext sql) {
        return sql.selectFrom(CASH_BALANCE).fetchOptional(CASH_BALANCE.CASH).orElse(BigDecimal.ZERO);
    }

    static List<Holding> holdings(DSLContext sql) {
        return sql.selectFrom(HOLDINGS)
                .orderBy(HOLDINGS.INSTRUMENT)
                .fetch(row -> new Holding(
                        InstrumentId.of(row.getInstrument()),
                        row.getQuantity(),
                        row.getCost(),
                        row.getRealised(),
                        List.of()));
    }
}
