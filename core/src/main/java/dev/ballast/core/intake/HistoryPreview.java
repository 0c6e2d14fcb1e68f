package dev.ballast.core.intake;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What price files hold, before anything is written.
///
/// @param files every file, in the order in which they were looked at
public record HistoryPreview(List<HistoryFile> files) {

    public HistoryPreview {
        files = List.copyOf(files);
    }

    /// Whether everything can be stored: something was read and nothing is refused.
    public boolean isAcceptable() {
        return refused().isEmpty() && !read().isEmpty();
    }

    public List<HistoryFile.Read> read() {
        return filesOf(HistoryFile.Read.class);
    }

    public List<HistoryFile.Refused> refused() {
        return filesOf(HistoryFile.Refused.class);
    }

    public List<HistoryFile.Skipped> skipped() {
        return filesOf(HistoryFile.Skipped.class);
    }

    /// The listed problems of all files; [#problemCount()] may be larger.
    public List<FileProblem> problems() {
        return refused().stream().flatMap(file -> file.problems().stream()).toList();
    }

    public long problemCount() {
        return refused().stream().mapToLong(HistoryFile.Refused::problemCount).sum();
    }

    /// Histories of the files that were read, one for each instrument and timeframe; files that continue one another
    /// are joined.
    public List<PriceHistory> histories() {
        Map<Object, List<PriceHistory>> parts = new LinkedHashMap<>();
        for (HistoryFile.Read file : read()) {
            for (PriceHistory history : file.histories()) {
                parts.computeIfAbsent(Series.of(history), _ -> new ArrayList<>())
                        .add(history);
            }
        }
        return parts.values().stream().map(HistoryPreview::joined).toList();
    }

    /// The histories of one timeframe.
    public List<PriceHistory> histories(Timeframe timeframe) {
        return histories().stream()
                .filter(history -> history.timeframe() == timeframe)
                .toList();
    }

    /// The instruments of the histories, by id, each in the category that `categories` gives its base currency.
    public List<Instrument> instruments(Function<String, Category> categories) {
        Stream<InstrumentId> ids =
                read().stream().flatMap(file -> file.histories().stream()).map(PriceHistory::instrument);
        return new TreeSet<>(ids.toList())
                .stream()
                        .map(id -> Instrument.of(id, categories.apply(id.base())))
                        .toList();
    }

    /// One instrument in one timeframe.
    record Series(InstrumentId instrument, Timeframe timeframe) {
        static Series of(PriceHistory history) {
            return new Series(history.instrument(), history.timeframe());
        }
    }

    private static PriceHistory joined(List<PriceHistory> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Bar> bars = parts.stream()
                .sorted(java.util.Comparator.comparing(
                        part -> part.bars().getFirst().openTime()))
                .flatMap(part -> part.bars().stream())
                .toList();
        PriceHistory first = parts.getFirst();
        return new PriceHistory(first.instrument(), first.timeframe(), bars);
    }

    private <F extends HistoryFile> List<F> filesOf(Class<F> kind) {
        return files.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
