package dev.ballast.core.portfolio;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The book replayed over its own past: equity at each UTC daily close since the first entry (ACC-7).
///
/// A point stands at midnight, the end of its day, and holds the entries booked before that midnight. The price of a
/// holding is the close of the latest bar that had ended by then: over a gap the last known close is carried forward.
/// Before an instrument's first close, or where its currency has no rate, it counts at its cost. Health is NaN: it is
/// not computed for the past.
public final class BookHistory {

    private BookHistory() {}

    /// Points oldest first, the last at or before `until`; none for an empty ledger.
    ///
    /// Folds each entry once and moves one index per history: O(entries + days × holdings).
    /// `RefusedException` where the ledger does not fit together.
    ///
    /// @param dailyHistory daily bars by instrument; may lack some
    public static List<EquityPoint> daily(
            LotMethod method,
            Collection<? extends LedgerEntry> entries,
            Map<InstrumentId, PriceHistory> dailyHistory,
            CurrencyRates rates,
            Instant until) {
        if (entries.isEmpty()) {
            return List.of();
        }
        var ordered = new ArrayList<LedgerEntry>(entries);
        ordered.sort(LedgerEntry.BY_TIME);
        var closes = new Closes(dailyHistory, rates);
        var points = new ArrayList<EquityPoint>();
        Book book = Book.empty(method);
        int next = 0;
        for (Instant close = nextMidnight(ordered.getFirst().time());
                !close.isAfter(until);
                close = close.plus(1, ChronoUnit.DAYS)) {
            while (next < ordered.size() && ordered.get(next).time().isBefore(close)) {
                book = book.plus(ordered.get(next));
                next++;
            }
            points.add(point(book, closes, close));
        }
        return List.copyOf(points);
    }

    private static Instant nextMidnight(Instant time) {
        return time.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
    }

    private static EquityPoint point(Book book, Closes closes, Instant close) {
        var values = new TreeMap<InstrumentId, Double>();
        for (Holding holding : book.openHoldings()) {
            values.put(holding.instrument(), closes.value(holding, close));
        }
        double cash = book.cash().doubleValue();
        double equity = cash + values.values().stream().mapToDouble(v -> v).sum();
        values.replaceAll((instrument, value) -> equity > 0 ? value / equity : 0.0);
        return new EquityPoint(close, equity, cash, Double.NaN, values);
    }

    /// Walks every history forward once, as the days go by.
    private static final class Closes {

        private final Map<InstrumentId, PriceHistory> histories;
        private final CurrencyRates rates;
        /// Number of bars that had ended at the latest close asked for.
        private final Map<InstrumentId, Integer> ended = new HashMap<>();

        Closes(Map<InstrumentId, PriceHistory> histories, CurrencyRates rates) {
            this.histories = histories;
            this.rates = rates;
        }

        double value(Holding holding, Instant close) {
            InstrumentId id = holding.instrument();
            PriceHistory history = histories.get(id);
            int known = history == null ? 0 : advance(history, close);
            if (history == null || known == 0 || !rates.knows(id.quote())) {
                return holding.cost().doubleValue();
            }
            BigDecimal rate = rates.rate(id.quote());
            return holding.quantity().doubleValue()
                    * history.bars().get(known - 1).close()
                    * rate.doubleValue();
        }

        private int advance(PriceHistory history, Instant close) {
            List<Bar> bars = history.bars();
            Duration length = history.timeframe().length();
            int known = ended.getOrDefault(history.instrument(), 0);
            while (known < bars.size()
                    && !bars.get(known).openTime().plus(length).isAfter(close)) {
                known++;
            }
            ended.put(history.instrument(), known);
            return known;
        }
    }
}
