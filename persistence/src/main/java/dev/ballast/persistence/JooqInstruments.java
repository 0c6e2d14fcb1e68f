package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.INSTRUMENTS;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Tier;
import dev.ballast.persistence.jooq.tables.records.InstrumentsRecord;
import java.util.List;
import org.jooq.DSLContext;

final class JooqInstruments {

    private JooqInstruments() {}

    static void save(DSLContext sql, Instrument instrument) {
        Rows.put(
                sql,
                new InstrumentsRecord(
                        instrument.id().symbol(),
                        instrument.category().name(),
                        instrument.tier().name(),
                        instrument.priceTick(),
                        instrument.quantityStep()));
    }

    static void remove(DSLContext sql, InstrumentId instrument) {
        sql.deleteFrom(INSTRUMENTS)
                .where(INSTRUMENTS.ID.eq(instrument.symbol()))
                .execute();
    }

    static List<Instrument> all(DSLContext sql) {
        return sql.selectFrom(INSTRUMENTS)
                .orderBy(INSTRUMENTS.ID)
                .fetch(row -> new Instrument(
                        InstrumentId.of(row.getId()),
                        Category.valueOf(row.getCategory()),
                        Tier.valueOf(row.getTier()),
                        row.getPriceTick(),
                        row.getQuantityStep()));
    }
}
