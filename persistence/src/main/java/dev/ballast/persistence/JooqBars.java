package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.BARS;
import static dev.ballast.persistence.jooq.Tables.PRICE_SERIES;
import static org.jooq.impl.DSL.max;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.persistence.jooq.tables.records.BarsRecord;
import dev.ballast.persistence.jooq.tables.records.PriceSeriesRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Cursor;
import org.jooq.DSLContext;

/// Price history. Bars are written in batches: first the stored ones of the same times go, then all are added.
final class JooqBars {

    private static final int FETCH = 5000;

    private JooqBars() {}

    static void save(DSLContext sql, InstrumentId instrument, Timeframe timeframe, List<Bar> bars) {
        var byTime = new TreeMap<Instant, Bar>();
        bars.forEach(bar -> byTime.put(bar.openTime(), bar));
        if (byTime.isEmpty()) {
            return;
        }
        int series = series(sql, instrument, timeframe);
        deleteStored(sql, series, byTime);
        insert(sql, series, byTime.values());
    }

    private static int series(DSLContext sql, InstrumentId instrument, Timeframe timeframe) {
        Integer known = sql.select(PRICE_SERIES.ID)
                .from(PRICE_SERIES)
                .where(PRICE_SERIES.INSTRUMENT.eq(instrument.symbol()))
                .and(PRICE_SERIES.TIMEFRAME.eq(timeframe.name()))
                .fetchOneInto(Integer.class);
        if (known != null) {
            return known;
        }
        Integer last = sql.select(max(PRICE_SERIES.ID)).from(PRICE_SERIES).fetchOneInto(Integer.class);
        int next = last == null ? 1 : last + 1;
        sql.executeInsert(new PriceSeriesRecord(next, instrument.symbol(), timeframe.name()));
        return next;
    }

    private static void deleteStored(DSLContext sql, int series, SortedMap<Instant, Bar> bars) {
        Set<Instant> stored = sql.select(BARS.OPEN_TIME)
                .from(BARS)
                .where(BARS.SERIES.eq(series))
                .and(BARS.OPEN_TIME.between(bars.firstKey(), bars.lastKey()))
                .fetchSet(BARS.OPEN_TIME);
        stored.retainAll(bars.keySet());
        if (stored.isEmpty()) {
            return;
        }
        var delete =
                sql.batch(sql.deleteFrom(BARS).where(BARS.SERIES.eq(series)).and(BARS.OPEN_TIME.eq(bars.firstKey())));
        for (Instant time : stored) {
            delete = delete.bind(series, time);
        }
        delete.execute();
    }

    private static void insert(DSLContext sql, int series, Collection<Bar> bars) {
        var rows = new ArrayList<BarsRecord>(bars.size());
        for (Bar bar : bars) {
            rows.add(new BarsRecord(
                    series, bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()));
        }
        sql.batchInsert(rows).execute();
    }

    /// Daily bars of every instrument that has some.
    static Map<InstrumentId, PriceHistory> dailyHistory(DSLContext sql) {
        Map<Integer, InstrumentId> names = new HashMap<>();
        sql.selectFrom(PRICE_SERIES)
                .where(PRICE_SERIES.TIMEFRAME.eq(Timeframe.D1.name()))
                .forEach(row -> names.put(row.getId(), InstrumentId.of(row.getInstrument())));
        Map<InstrumentId, List<Bar>> bars = new LinkedHashMap<>();
        try (Cursor<BarsRecord> rows = sql.selectFrom(BARS)
                .where(BARS.SERIES.in(names.keySet()))
                .orderBy(BARS.SERIES, BARS.OPEN_TIME)
                .fetchSize(FETCH)
                .fetchLazy()) {
            for (BarsRecord row : rows) {
                InstrumentId instrument = names.get(row.getSeries());
                if (instrument != null) {
                    bars.computeIfAbsent(instrument, id -> new ArrayList<>()).add(bar(row));
                }
            }
        }
        Map<InstrumentId, PriceHistory> histories = new LinkedHashMap<>();
        bars.forEach((instrument, list) -> histories.put(instrument, new PriceHistory(instrument, Timeframe.D1, list)));
        return histories;
    }

    private static Bar bar(BarsRecord row) {
        return new Bar(
                row.getOpenTime(),
                row.getOpenPrice(),
                row.getHighPrice(),
                row.getLowPrice(),
                row.getClosePrice(),
                row.getVolume());
    }
}
