package dev.ballast.persistence;

import static dev.ballast.persistence.jooq.Tables.EQUITY_POINTS;
import static org.jooq.impl.DSL.max;

import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.persistence.jooq.tables.records.EquityPointsRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Cursor;
import org.jooq.DSLContext;

/// The equity curve. All points are kept; of those more than a week older than the newest, the curve has the last of
/// each hour, so that a year of minutes loads as some thousand points.
final class JooqEquity {

    private static final Duration FINE = Duration.ofDays(7);

    private JooqEquity() {}

    static void save(DSLContext sql, EquityPoint point) {
        Rows.put(
                sql,
                new EquityPointsRecord(
                        point.time(), point.equity(), point.cash(), point.health(), Json.ofWeights(point.weights())));
    }

    static List<EquityPoint> curve(DSLContext sql) {
        Instant newest = sql.select(max(EQUITY_POINTS.RECORDED_AT))
                .from(EQUITY_POINTS)
                .fetchSingle()
                .value1();
        if (newest == null) {
            return List.of();
        }
        return thinned(sql, newest.minus(FINE));
    }

    private static List<EquityPoint> thinned(DSLContext sql, Instant fineFrom) {
        var curve = new ArrayList<EquityPoint>();
        EquityPointsRecord lastOfHour = null;
        try (Cursor<EquityPointsRecord> rows = sql.selectFrom(EQUITY_POINTS)
                .orderBy(EQUITY_POINTS.RECORDED_AT)
                .fetchSize(1000)
                .fetchLazy()) {
            for (EquityPointsRecord row : rows) {
                if (lastOfHour != null
                        && !(lastOfHour.getRecordedAt().isBefore(fineFrom) && sameHour(lastOfHour, row))) {
                    curve.add(point(lastOfHour));
                }
                lastOfHour = row;
            }
        }
        if (lastOfHour != null) {
            curve.add(point(lastOfHour));
        }
        return curve;
    }

    private static boolean sameHour(EquityPointsRecord one, EquityPointsRecord other) {
        return one.getRecordedAt()
                .truncatedTo(ChronoUnit.HOURS)
                .equals(other.getRecordedAt().truncatedTo(ChronoUnit.HOURS));
    }

    private static EquityPoint point(EquityPointsRecord row) {
        return new EquityPoint(
                row.getRecordedAt(), row.getEquity(), row.getCash(), row.getHealth(), Json.toWeights(row.getWeights()));
    }
}
