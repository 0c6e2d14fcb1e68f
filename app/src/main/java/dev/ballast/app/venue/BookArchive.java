package dev.ballast.app.venue;

import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Command.ImportHistory;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.feed.history.AskedRanges;
import dev.ballast.core.feed.history.BarArchive;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.store.WorkstationStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A book as the archive of a backfill: every page is one command of the engine, journaled and durable with the note
/// of how far the series has come.
public final class BookArchive implements BarArchive {

    private final WorkstationStore store;
    private final Function<Command, Outcome> engine;
    private final Function<String, Category> categories;

    /// @param engine carries a command out and waits for what becomes of it
    /// @param categories category by base currency, for instruments that are new
    public BookArchive(
            WorkstationStore store, Function<Command, Outcome> engine, Function<String, Category> categories) {
        this.store = store;
        this.engine = engine;
        this.categories = categories;
    }

    @Override
    public List<Bar> bars(InstrumentId instrument, Timeframe timeframe) {
        return store.bars(instrument, timeframe);
    }

    @Override
    public AskedRanges asked(InstrumentId instrument, Timeframe timeframe) {
        return store.setting(AskedRanges.setting(instrument, timeframe))
                .map(AskedRanges::parse)
                .orElse(AskedRanges.NONE);
    }

    @Override
    public void store(Page page) {
        store(List.of(page));
    }

    @Override
    public void store(List<Page> pages) {
        List<PriceHistory> histories = pages.stream()
                .filter(page -> !page.bars().isEmpty())
                .map(page -> new PriceHistory(page.instrument(), page.timeframe(), page.bars()))
                .toList();
        List<Instrument> instruments = pages.stream()
                .map(Page::instrument)
                .distinct()
                .map(instrument -> Instrument.of(instrument, categories.apply(instrument.base())))
                .toList();
        Map<String, String> notes = pages.stream()
                .collect(Collectors.toMap(
                        page -> AskedRanges.setting(page.instrument(), page.timeframe()),
                        page -> page.asked().format()));
        var command = new ImportHistory(histories, instruments, origin(pages), notes);
        switch (engine.apply(command)) {
            case Outcome.Done _ -> {}
            case Outcome.Refused refused -> throw new IllegalArgumentException(refused.message());
        }
    }

    private static String origin(List<Page> pages) {
        if (pages.size() == 1) {
            return origin(pages.getFirst());
        }
        long series = pages.stream().filter(page -> !page.bars().isEmpty()).count();
        return series + " series of "
                + pages.stream()
                        .map(page -> page.origin().name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" and "));
    }

    private static String origin(Page page) {
        return "%s %s of %s"
                .formatted(
                        page.instrument(),
                        page.timeframe(),
                        page.origin().name().toLowerCase(Locale.ROOT));
    }
}
