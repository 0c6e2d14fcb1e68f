package dev.ballast.core.engine;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Stores the bars that a feed says are whole, so that estimates follow while Ballast runs.
///
/// All that came together is one transaction with one audit entry. Where the store fails, the bars wait for the next
/// try. A demo's book takes made-up bars alone and the trader's own book none of them: two markets in one history would
/// be a jump that nobody traded.
final class BarDesk {

    /// A bar is over by its venue's clock; by ours it may be some seconds early.
    private final List<ClosedBar> waiting = new ArrayList<>();

    private final DeskState state;
    private final Committer committer;

    /// A series of bars.
    private record Series(InstrumentId instrument, Timeframe timeframe) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            int byTimeframe = timeframe.compareTo(other.timeframe);
            return byTimeframe != 0 ? byTimeframe : instrument.compareTo(other.instrument);
        }
    }

    BarDesk(DeskState state, Committer committer) {
        this.state = state;
        this.committer = committer;
    }

    /// Takes bars over, and stores those that are over by `now`.
    void store(List<ClosedBar> came, Instant now) {
        came.stream().filter(this::isWanted).forEach(waiting::add);
        if (waiting.isEmpty()) {
            return;
        }
        List<ClosedBar> over =
                waiting.stream().filter(bar -> !end(bar).isAfter(now)).toList();
        Map<Series, SortedMap<Instant, Bar>> fresh = new TreeMap<>();
        var sources = new TreeSet<QuoteSource>();
        for (ClosedBar bar : over) {
            if (state.instruments.containsKey(bar.instrument()) && !isKnown(bar)) {
                sources.add(bar.source());
                fresh.computeIfAbsent(new Series(bar.instrument(), bar.timeframe()), _ -> new TreeMap<>())
                        .put(bar.bar().openTime(), bar.bar());
            }
        }
        if (!fresh.isEmpty()) {
            commit(fresh, sources, now);
        }
        waiting.removeAll(new HashSet<>(over));
    }

    private void commit(Map<Series, SortedMap<Instant, Bar>> fresh, SortedSet<QuoteSource> sources, Instant now) {
        Committer.Batch batch = committer.begin(now);
        var stored = new ArrayList<PriceHistory>();
        var counts = new TreeMap<String, Integer>();
        var instruments = new TreeMap<InstrumentId, Boolean>();
        fresh.forEach((series, bars) -> {
            var history = new PriceHistory(series.instrument, series.timeframe, List.copyOf(bars.values()));
            batch.change(new Change.BarsSaved(series.instrument, series.timeframe, history.bars()));
            counts.merge(series.timeframe.label(), bars.size(), Integer::sum);
            instruments.put(series.instrument, true);
            stored.add(history);
        });
        batch.journal(
                        JournalType.HISTORY_IMPORTED,
                        sources.stream().map(QuoteSource::name).collect(Collectors.joining(" and "))
                                + " as they closed",
                        Payload.of("instruments", instruments.size())
                                .and(
                                        "bars",
                                        counts.values().stream()
                                                .mapToInt(Integer::intValue)
                                                .sum())
                                .and("timeframes", counts))
                .commit();
        stored.stream()
                .filter(bars -> bars.timeframe() == Timeframe.D1)
                .forEach(days -> state.putHistory(state.merged(days)));
        state.market = state.market.with(state.market.revisions().plus(stored));
    }

    private boolean isWanted(ClosedBar bar) {
        return switch (bar.source()) {
            case COINBASE, BINANCE -> state.kind == BookKind.OWN;
            case SIMULATED -> state.kind == BookKind.DEMO;
            case REPLAY, LAST_CLOSE -> false;
        };
    }

    /// Only the days are at hand; shorter bars that come again are stored again, which changes nothing.
    private boolean isKnown(ClosedBar bar) {
        PriceHistory daily = state.history.get(bar.instrument());
        return bar.timeframe() == Timeframe.D1
                && daily != null
                && daily.bars().stream().anyMatch(bar.bar()::isSameAs);
    }

    private static Instant end(ClosedBar bar) {
        return bar.bar().openTime().plus(bar.timeframe().length());
    }
}
