package dev.ballast.core.feed.history;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An archive that forgets everything with the process.
final class MemoryArchive implements BarArchive {

    private final Map<String, TreeMap<Instant, Bar>> bars = new HashMap<>();
    private final Map<String, AskedRanges> asked = new HashMap<>();
    private final List<Page> pages = new ArrayList<>();

    @Override
    public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
        return List.copyOf(
                bars.getOrDefault(key(instrument, timeframe), new TreeMap<>()).values());
    }

    @Override
    public AskedRanges asked(InstrumentId instrument, Timeframe timeframe) {
        return AskedRanges.parse(
                asked.getOrDefault(key(instrument, timeframe), AskedRanges.NONE).format());
    }

    @Override
    public void store(Page page) {
        String key = key(page.instrument(), page.timeframe());
        page.bars()
                .forEach(bar -> bars.computeIfAbsent(key, _ -> new TreeMap<>()).put(bar.openTime(), bar));
        asked.put(key, page.asked());
        pages.add(page);
    }

    List<Page> pages() {
        return pages;
    }

    /// Forgets the bars of a stretch, as if they had never come.
    void lose(InstrumentId instrument, Timeframe timeframe, TimeRange range) {
        String key = key(instrument, timeframe);
        bars.getOrDefault(key, new TreeMap<>()).keySet().removeIf(range::contains);
        asked.remove(key);
    }

    private static String key(InstrumentId instrument, Timeframe timeframe) {
        return instrument + " " + timeframe;
    }
}
