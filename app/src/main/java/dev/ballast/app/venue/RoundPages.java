package dev.ballast.app.venue;

import dev.ballast.core.feed.history.AskedRanges;
import dev.ballast.core.feed.history.BarArchive;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The book's archive while a round runs: small pages wait for one another and are stored together, so that an hour of
/// fifty coins is a few transactions with an entry each, after which estimates follow, and not fifty. What
/// waits is read as if it were stored. Pages of an instrument that left the desk meanwhile are dropped:
/// storing them would bring it back. Not thread-safe.
final class RoundPages implements BarArchive {

    /// A page of more bars than this is stored at once: it took a request of its own.
    private static final int SMALL = 48;
    /// Pages that wait at most.
    private static final int MOST = 24;

    private final BarArchive book;
    private final Supplier<Set<InstrumentId>> instruments;
    private final Map<Place, Page> waiting = new LinkedHashMap<>();

    private record Place(InstrumentId instrument, Timeframe timeframe) {}

    /// @param instruments that the desk knows at this moment
    RoundPages(BarArchive book, Supplier<Set<InstrumentId>> instruments) {
        this.book = book;
        this.instruments = instruments;
    }

    @Override
    public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
        List<Bar> stored = book.bars(instrument, timeframe);
        Page page = waiting.get(new Place(instrument, timeframe));
        return page == null ? stored : joined(stored, page.bars());
    }

    @Override
    public AskedRanges asked(InstrumentId instrument, Timeframe timeframe) {
        Page page = waiting.get(new Place(instrument, timeframe));
        return page == null ? book.asked(instrument, timeframe) : page.asked();
    }

    @Override
    public void store(Page page) {
        waiting.merge(
                new Place(page.instrument(), page.timeframe()),
                page,
                (first, next) -> new Page(
                        next.instrument(),
                        next.timeframe(),
                        next.origin(),
                        joined(first.bars(), next.bars()),
                        next.asked()));
        if (page.bars().size() > SMALL || waiting.size() >= MOST) {
            flush();
        }
    }

    /// Stores what waits; where that fails it still waits.
    void flush() {
        Set<InstrumentId> known = instruments.get();
        List<Page> pages = waiting.values().stream()
                .filter(page -> known.contains(page.instrument()))
                .toList();
        if (!pages.isEmpty()) {
            book.store(pages);
        }
        waiting.clear();
    }

    /// Gives up what waits, and says of which instruments.
    Set<InstrumentId> drop() {
        Set<InstrumentId> dropped = Set.copyOf(
                waiting.keySet().stream().map(Place::instrument).distinct().toList());
        waiting.clear();
        return dropped;
    }

    private static List<Bar> joined(List<Bar> first, List<Bar> next) {
        NavigableMap<Instant, Bar> bars = new TreeMap<>();
        Stream.concat(first.stream(), next.stream()).forEach(bar -> bars.put(bar.openTime(), bar));
        return List.copyOf(bars.values());
    }
}
