package dev.ballast.core.intake;

import dev.ballast.core.intake.HistoryLayout.Role;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tables with one bar in each row: klines, bars of one instrument, long tables.
final class BarRows extends HistoryRows {

    private final Map<InstrumentId, SeriesBuilder> series = new LinkedHashMap<>();
    private final Map<String, SeriesBuilder> bySymbol = new HashMap<>();
    private final @Nullable SeriesBuilder only;
    private final boolean ranges;
    private @Nullable SeriesBuilder current;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;

    private BarRows(HistoryLayout layout, ProblemLog log, @Nullable SeriesBuilder only) {
        super(layout, log);
        this.only = only;
        this.ranges = layout.roles().contains(Role.OPEN);
        if (only != null) {
            series.put(only.instrument(), only);
        }
    }

    /// Rows of one instrument.
    static BarRows of(HistoryLayout layout, ProblemLog log, InstrumentId instrument) {
        return new BarRows(layout, log, new SeriesBuilder(instrument));
    }

    /// Rows that name their symbol.
    static BarRows bySymbol(HistoryLayout layout, ProblemLog log) {
        return new BarRows(layout, log, null);
    }

    @Override
    void clear() {
        current = only;
        open = high = low = close = Double.NaN;
        volume = 0;
    }

    @Override
    void cell(int column, Role role, char[] buffer, int offset, int length) {
        switch (role) {
            case OPEN -> open = price(column, buffer, offset, length);
            case HIGH -> high = price(column, buffer, offset, length);
            case LOW -> low = price(column, buffer, offset, length);
            case CLOSE -> close = price(column, buffer, offset, length);
            case VOLUME -> volume = volume(column, buffer, offset, length);
            case SYMBOL -> current = symbol(column, new String(buffer, offset, length));
            case TIME, PRICE, IGNORED -> throw new IllegalStateException("no cell of a bar has the role " + role);
        }
    }

    private @Nullable SeriesBuilder symbol(int column, String text) {
        SeriesBuilder known = bySymbol.get(text);
        if (known != null) {
            return known;
        }
        return switch (InstrumentNames.ofCell(text)) {
            case Result.Known<InstrumentId>(InstrumentId instrument) -> {
                SeriesBuilder builder = series.computeIfAbsent(instrument, SeriesBuilder::new);
                bySymbol.put(text, builder);
                yield builder;
            }
            case Result.Missing<InstrumentId>(String reason) -> {
                problem(column, text, reason);
                yield null;
            }
        };
    }

    @Override
    void row(long line, long time) {
        SeriesBuilder builder = current;
        if (builder == null) {
            return;
        }
        String collision = builder.order().collision(time);
        if (!collision.isEmpty()) {
            problem(columnOf(Role.TIME), Instant.ofEpochMilli(time).toString(), collision);
            return;
        }
        builder.order().add(line, time);
        Instant openTime = Instant.ofEpochMilli(time);
        if (!ranges && close > 0 && volume >= 0) {
            builder.add(new Bar(openTime, close, close, close, close, volume));
        } else if (open > 0 && high > 0 && low > 0 && close > 0 && volume >= 0 && isOrdered()) {
            builder.add(new Bar(openTime, open, high, low, close, volume));
        }
    }

    private boolean isOrdered() {
        if (low > Math.min(open, close)) {
            String other = low > open ? "open " + plain(open) : "close " + plain(close);
            problem(columnOf(Role.LOW), plain(low), "is above the " + other);
            return false;
        }
        if (high < Math.max(open, close)) {
            String other = high < open ? "open " + plain(open) : "close " + plain(close);
            problem(columnOf(Role.HIGH), plain(high), "is below the " + other);
            return false;
        }
        return true;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    List<SeriesBuilder> series() {
        return new ArrayList<>(series.values());
    }

    @Override
    TimeOrder densest() {
        return series.values().stream()
                .map(SeriesBuilder::order)
                .min(Comparator.comparingLong(TimeOrder::leastSpacing))
                .orElseGet(TimeOrder::new);
    }
}
