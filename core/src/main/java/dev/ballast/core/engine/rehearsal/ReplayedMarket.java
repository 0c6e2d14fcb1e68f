package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Stored daily bars as days go by: what has closed is known, what has not is not.
final class ReplayedMarket {

    private final Map<InstrumentId, PriceHistory> histories;
    private final double spread;
    private final SortedMap<InstrumentId, Double> closes = new TreeMap<>();

    ReplayedMarket(Map<InstrumentId, PriceHistory> histories, double spread) {
        this.histories = new TreeMap<>(histories);
        this.spread = spread;
    }

    /// Bars that had closed before `day` began.
    Map<InstrumentId, PriceHistory> before(LocalDate day) {
        Instant start = midnight(day);
        var known = new TreeMap<InstrumentId, PriceHistory>();
        histories.forEach((instrument, history) -> {
            List<Bar> bars = history.bars().stream()
                    .filter(bar -> !end(history, bar).isAfter(start))
                    .toList();
            if (!bars.isEmpty()) {
                known.put(instrument, new PriceHistory(instrument, history.timeframe(), bars));
            }
        });
        return known;
    }

    /// The bars that open within `day`, one history each; remembers their closes.
    List<PriceHistory> bars(LocalDate day) {
        Instant start = midnight(day);
        Instant end = midnight(day.plusDays(1));
        var bars = new ArrayList<PriceHistory>();
        histories.forEach((instrument, history) -> {
            List<Bar> within = history.bars().stream()
                    .filter(bar ->
                            !bar.openTime().isBefore(start) && bar.openTime().isBefore(end))
                    .toList();
            if (!within.isEmpty()) {
                bars.add(new PriceHistory(instrument, Timeframe.D1, within));
                closes.put(instrument, within.getLast().close());
            }
        });
        return bars;
    }

    /// Last closes so far, in quote currency.
    SortedMap<InstrumentId, Double> closes() {
        return closes;
    }

    /// Bid and ask around the closes of the day whose bars these are, half the spread on either side.
    List<Quote> quotes(List<PriceHistory> bars, Instant now) {
        return bars.stream()
                .map(history -> {
                    double close = history.last().close();
                    return new Quote(
                            history.instrument(),
                            close * (1 - spread / 2),
                            close * (1 + spread / 2),
                            close,
                            QuoteSource.REPLAY,
                            now);
                })
                .toList();
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(PriceHistory history, Bar bar) {
        return bar.openTime().plus(history.timeframe().length());
    }
}
