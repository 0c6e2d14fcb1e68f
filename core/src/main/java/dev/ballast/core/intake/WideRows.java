package dev.ballast.core.intake;

import dev.ballast.core.intake.HistoryLayout.Role;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Tables with one row for each time and one column for each symbol; an empty cell is no price.
final class WideRows extends HistoryRows {

    private final List<SeriesBuilder> series;
    private final TimeOrder rows = new TimeOrder();
    private final double[] prices;

    /// @param instruments of the columns after the first
    WideRows(HistoryLayout layout, ProblemLog log, List<InstrumentId> instruments) {
        super(layout, log);
        this.series = instruments.stream().map(SeriesBuilder::new).toList();
        this.prices = new double[instruments.size()];
    }

    @Override
    void clear() {
        Arrays.fill(prices, Double.NaN);
    }

    @Override
    void cell(int column, Role role, char[] buffer, int offset, int length) {
        if (length > 0) {
            prices[column - 1] = price(column, buffer, offset, length);
        }
    }

    @Override
    void row(long line, long time) {
        String collision = rows.collision(time);
        if (!collision.isEmpty()) {
            problem(0, Instant.ofEpochMilli(time).toString(), collision);
            return;
        }
        rows.add(line, time);
        for (int i = 0; i < prices.length; i++) {
            if (!Double.isNaN(prices[i])) {
                series.get(i).add(Bar.ofClose(Instant.ofEpochMilli(time), prices[i]));
            }
        }
    }

    @Override
    List<SeriesBuilder> series() {
        return series;
    }

    @Override
    TimeOrder densest() {
        return rows;
    }
}
