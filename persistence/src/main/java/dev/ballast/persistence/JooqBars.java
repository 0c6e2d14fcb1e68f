package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.BARS;
import static dev.ballast.persistence.jooq.Tables.PRICE_SERIES;
import static org.jooq.impl.DSL.max;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.persistence.jooq.tables.records.PriceSeriesRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// Price history. jOOQ words the statements, plain JDBC moves the rows: there are hundreds of thousands of them, and
/// a record object for each costs four times as much as the row itself.
final class JooqBars {

    /// Bits of a slot that hold the second; enough for a thousand years on either side of 1970.
    private static final int SECOND_BITS = 36;

    private static final long SECOND_OFFSET = 1L << (SECOND_BITS - 1);

    private JooqBars() {}

    static void save(DSLContext sql, InstrumentId instrument, Timeframe timeframe, List<Bar> bars) {
        if (bars.isEmpty()) {
            return;
        }
        int series = series(sql, instrument, timeframe);
        SortedMap<Long, Bar> offered = new TreeMap<>();
        bars.forEach(bar -> offered.put(slot(series, bar.openTime()), bar));
        Condition range = BARS.SLOT.between(offered.firstKey(), offered.lastKey());
        SortedMap<Long, Bar> merged = new TreeMap<>();
        read(sql, range).forEach(bar -> merged.put(slot(series, bar.openTime()), bar));
        if (!merged.isEmpty()) {
            sql.deleteFrom(BARS).where(range).execute();
        }
        merged.putAll(offered);
        insert(sql, merged);
    }

    /// Forgets every series of an instrument.
    static void remove(DSLContext sql, InstrumentId instrument) {
        for (PriceSeriesRecord series : sql.selectFrom(PRICE_SERIES)
                .where(PRICE_SERIES.INSTRUMENT.eq(instrument.symbol()))
                .fetch()) {
            sql.deleteFrom(BARS).where(ofSeries(series.getId())).execute();
            series.delete();
        }
    }

    private static long slot(int series, Instant openTime) {
        return ((long) series << SECOND_BITS) + SECOND_OFFSET + openTime.getEpochSecond();
    }

    private static Condition ofSeries(int series) {
        return BARS.SLOT.ge((long) series << SECOND_BITS).and(BARS.SLOT.lt((series + 1L) << SECOND_BITS));
    }

    private static int series(DSLContext sql, InstrumentId instrument, Timeframe timeframe) {
        Integer known = known(sql, instrument, timeframe);
        if (known != null) {
            return known;
        }
        Integer last = sql.select(max(PRICE_SERIES.ID)).from(PRICE_SERIES).fetchOneInto(Integer.class);
        int next = last == null ? 1 : last + 1;
        sql.executeInsert(new PriceSeriesRecord(next, instrument.symbol(), timeframe.name()));
        return next;
    }

    private static @Nullable Integer known(DSLContext sql, InstrumentId instrument, Timeframe timeframe) {
        return sql.select(PRICE_SERIES.ID)
                .from(PRICE_SERIES)
                .where(PRICE_SERIES.INSTRUMENT.eq(instrument.symbol()))
                .and(PRICE_SERIES.TIMEFRAME.eq(timeframe.name()))
                .fetchOneInto(Integer.class);
    }

    /// The bars of one series; none where it is not stored.
    static List<Bar> of(DSLContext sql, InstrumentId instrument, Timeframe timeframe) {
        Integer series = known(sql, instrument, timeframe);
        return series == null ? List.of() : read(sql, ofSeries(series));
    }

    private static void insert(DSLContext sql, SortedMap<Long, Bar> bars) {
        String statement = sql.render(sql.insertInto(
                        BARS,
                        BARS.SLOT,
                        BARS.OPEN_TIME,
                        BARS.OPEN_PRICE,
                        BARS.HIGH_PRICE,
                        BARS.LOW_PRICE,
                        BARS.CLOSE_PRICE,
                        BARS.VOLUME)
                .values((Long) null, null, null, null, null, null, null));
        sql.connection(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(statement)) {
                for (Map.Entry<Long, Bar> entry : bars.entrySet()) {
                    Bar bar = entry.getValue();
                    insert.setLong(1, entry.getKey());
                    insert.setObject(2, bar.openTime());
                    insert.setDouble(3, bar.open());
                    insert.setDouble(4, bar.high());
                    insert.setDouble(5, bar.low());
                    insert.setDouble(6, bar.close());
                    insert.setDouble(7, bar.volume());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /// Daily bars of every instrument that has some.
    static Map<InstrumentId, PriceHistory> dailyHistory(DSLContext sql) {
        return histories(sql, PRICE_SERIES.TIMEFRAME.eq(Timeframe.D1.name()), Timeframe.D1);
    }

    /// Bars of those instruments that have some in this timeframe.
    static Map<InstrumentId, PriceHistory> of(
            DSLContext sql, Collection<InstrumentId> instruments, Timeframe timeframe) {
        List<String> symbols = instruments.stream().map(InstrumentId::symbol).toList();
        Condition wanted = PRICE_SERIES.TIMEFRAME.eq(timeframe.name()).and(PRICE_SERIES.INSTRUMENT.in(symbols));
        return histories(sql, wanted, timeframe);
    }

    private static Map<InstrumentId, PriceHistory> histories(DSLContext sql, Condition wanted, Timeframe timeframe) {
        Map<InstrumentId, PriceHistory> histories = new LinkedHashMap<>();
        for (PriceSeriesRecord series : sql.selectFrom(PRICE_SERIES)
                .where(wanted)
                .orderBy(PRICE_SERIES.INSTRUMENT)
                .fetch()) {
            InstrumentId instrument = InstrumentId.of(series.getInstrument());
            List<Bar> bars = read(sql, ofSeries(series.getId()));
            histories.put(instrument, new PriceHistory(instrument, timeframe, bars));
        }
        return histories;
    }

    private static List<Bar> read(DSLContext sql, Condition range) {
        ResultQuery<?> query = sql.select(
                        BARS.OPEN_TIME, BARS.OPEN_PRICE, BARS.HIGH_PRICE, BARS.LOW_PRICE, BARS.CLOSE_PRICE, BARS.VOLUME)
                .from(BARS)
                .where(range)
                .orderBy(BARS.SLOT);
        var bars = new ArrayList<Bar>();
        try (ResultSet rows = query.fetchResultSet()) {
            while (rows.next()) {
                bars.add(new Bar(
                        rows.getObject(1, Instant.class),
                        rows.getDouble(2),
                        rows.getDouble(3),
                        rows.getDouble(4),
                        rows.getDouble(5),
                        rows.getDouble(6)));
            }
        } catch (SQLException e) {
            throw new DataAccessException("reading bars", e);
        }
        return bars;
    }
}
