package dev.ballast.core.portfolio;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The book replayed over its own past, kept while ledger and history grow: equity at each UTC daily close since the
/// first entry (ACC-7), and every sale lot by lot.
///
/// A point stands at midnight, the end of its day, and holds the entries booked before that midnight. The price of a
/// holding is the close of the latest bar that had ended by then: over a gap the last known close is carried forward.
/// Before an instrument's first close, or where its currency has no rate, it counts at its cost. Health is NaN: it is
/// not computed for the past.
///
/// What was computed stays as far as nothing before it changed: a fill of today costs what it adds, one booked late or
/// a corrected bar what comes after it. The answer is always that of a replay from the first entry. Not safe for use
/// by several threads.
public final class BookPast {

    private final List<LedgerEntry> ordered = new ArrayList<>();
    private final List<LotSale> sales = new ArrayList<>();
    private final List<Day> days = new ArrayList<>();
    private LotMethod method = LotMethod.FIFO;
    private Book book = Book.empty(LotMethod.FIFO);
    private Map<InstrumentId, PriceHistory> histories = Map.of();
    private @Nullable CurrencyRates rates;

    /// A point, the book as it was then, and the number of entries in it.
    private record Day(EquityPoint point, Book book, int entries) {}

    /// Takes in what is new and values every midnight up to `until`; no points for an empty ledger.
    ///
    /// O(new entries + new days × holdings), and a look at the bars of histories that changed.
    /// `RefusedException` where the ledger does not fit together; then nothing is kept.
    ///
    /// @param entries all of the ledger, in the order in which it was booked
    /// @param dailyHistory daily bars by instrument; may lack some
    /// @return points oldest first, the last at or before `until`
    public List<EquityPoint> daily(
            LotMethod lots,
            Collection<? extends LedgerEntry> entries,
            Map<InstrumentId, PriceHistory> dailyHistory,
            CurrencyRates currencies,
            Instant until) {
        take(lots, entries);
        if (!currencies.equals(rates)) {
            days.clear();
        }
        Instant changed = firstChange(dailyHistory);
        while (!days.isEmpty()
                && (!days.getLast().point().time().isBefore(changed)
                        || days.getLast().point().time().isAfter(until))) {
            days.removeLast();
        }
        rates = currencies;
        histories = Map.copyOf(dailyHistory);
        extend(currencies, until);
        return days.stream().map(Day::point).toList();
    }

    /// Every sale of `entries`, lot by lot, oldest first. O(new entries).
    ///
    /// @param entries all of the ledger, in the order in which it was booked
    public List<LotSale> sales(LotMethod lots, Collection<? extends LedgerEntry> entries) {
        take(lots, entries);
        return List.copyOf(sales);
    }

    private void take(LotMethod lots, Collection<? extends LedgerEntry> entries) {
        List<LedgerEntry> more = inOrder(entries, ordered.size());
        boolean appends = lots == method
                && entries.size() >= ordered.size()
                && (ordered.isEmpty()
                        || more.isEmpty()
                        || LedgerEntry.BY_TIME.compare(more.getFirst(), ordered.getLast()) >= 0);
        if (!appends) {
            forget();
            method = lots;
            book = Book.empty(lots);
            more = inOrder(entries, 0);
        }
        if (more.isEmpty()) {
            return;
        }
        Instant first = more.getFirst().time();
        while (!days.isEmpty() && days.getLast().point().time().isAfter(first)) {
            days.removeLast();
        }
        try {
            for (LedgerEntry entry : more) {
                book = book.plus(entry);
                sales.addAll(book.latestSales());
                ordered.add(entry);
            }
        } catch (RuntimeException misfit) {
            forget();
            book = Book.empty(method);
            throw misfit;
        }
    }

    private static List<LedgerEntry> inOrder(Collection<? extends LedgerEntry> entries, int known) {
        var more = new ArrayList<LedgerEntry>(Math.max(0, entries.size() - known));
        int index = 0;
        for (LedgerEntry entry : entries) {
            if (index++ >= known) {
                more.add(entry);
            }
        }
        more.sort(LedgerEntry.BY_TIME);
        return more;
    }

    private void forget() {
        ordered.clear();
        sales.clear();
        days.clear();
    }

    /// End of the earliest bar that is new, gone or another one; MAX where none is.
    private Instant firstChange(Map<InstrumentId, PriceHistory> next) {
        Set<InstrumentId> all = new HashSet<>(histories.keySet());
        all.addAll(next.keySet());
        Instant first = Instant.MAX;
        for (InstrumentId id : all) {
            PriceHistory before = histories.get(id);
            PriceHistory after = next.get(id);
            if (!Objects.equals(before, after)) {
                Instant change = firstChange(before, after);
                first = change.isBefore(first) ? change : first;
            }
        }
        return first;
    }

    private static Instant firstChange(@Nullable PriceHistory before, @Nullable PriceHistory after) {
        if (before != null && after != null && before.timeframe() != after.timeframe()) {
            return Instant.MIN;
        }
        List<Bar> old = before == null ? List.of() : before.bars();
        List<Bar> now = after == null ? List.of() : after.bars();
        int same = 0;
        while (same < old.size() && same < now.size() && old.get(same).equals(now.get(same))) {
            same++;
        }
        Instant first = Instant.MAX;
        if (before != null && same < old.size()) {
            first = before.end(same);
        }
        if (after != null && same < now.size() && after.end(same).isBefore(first)) {
            first = after.end(same);
        }
        return first;
    }

    private void extend(CurrencyRates currencies, Instant until) {
        if (ordered.isEmpty()) {
            return;
        }
        Instant close = days.isEmpty()
                ? nextMidnight(ordered.getFirst().time())
                : days.getLast().point().time().plus(1, ChronoUnit.DAYS);
        Book then = days.isEmpty() ? Book.empty(method) : days.getLast().book();
        int next = days.isEmpty() ? 0 : days.getLast().entries();
        for (; !close.isAfter(until); close = close.plus(1, ChronoUnit.DAYS)) {
            while (next < ordered.size() && ordered.get(next).time().isBefore(close)) {
                then = then.plus(ordered.get(next));
                next++;
            }
            days.add(new Day(point(then, currencies, close), then, next));
        }
    }

    private static Instant nextMidnight(Instant time) {
        return time.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
    }

    private EquityPoint point(Book then, CurrencyRates currencies, Instant close) {
        var values = new TreeMap<InstrumentId, Double>();
        for (Holding holding : then.openHoldings()) {
            values.put(holding.instrument(), value(holding, currencies, close));
        }
        double cash = then.cash().doubleValue();
        double equity = cash + values.values().stream().mapToDouble(v -> v).sum();
        values.replaceAll((instrument, value) -> equity > 0 ? value / equity : 0.0);
        return new EquityPoint(close, equity, cash, Double.NaN, values);
    }

    private double value(Holding holding, CurrencyRates currencies, Instant close) {
        InstrumentId id = holding.instrument();
        PriceHistory history = histories.get(id);
        int known = history == null ? 0 : history.ended(close);
        if (known == 0 || !currencies.knows(id.quote())) {
            return holding.cost().doubleValue();
        }
        BigDecimal rate = currencies.rate(id.quote());
        return holding.quantity().doubleValue()
                * Objects.requireNonNull(history).bars().get(known - 1).close()
                * rate.doubleValue();
    }
}
