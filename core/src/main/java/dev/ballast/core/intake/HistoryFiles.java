package dev.ballast.core.intake;

import dev.ballast.core.market.PriceHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Price history from files: `.csv`, `.csv.gz` or `.gz`, or a folder of them (its own files only, by name).
///
/// The layout is told by the header (see [HistoryFormat]); times by [CellTime], names by [InstrumentNames]. A file in
/// which anything is wrong (a cell that is no number, NaN, a price ≤ 0, high below low, a time twice or out of order,
/// a row too short, an unknown name, a broken archive) is refused whole, with line, column, text and reason.
///
/// Nothing here writes: the result is a [HistoryPreview]. No file content makes these methods throw.
public final class HistoryFiles {

    private HistoryFiles() {}

    /// What one file or folder holds.
    public static HistoryPreview read(Path path) {
        return read(List.of(path));
    }

    /// What several files and folders hold.
    public static HistoryPreview read(List<Path> paths) {
        List<HistoryFile> files = new ArrayList<>();
        paths.forEach(path -> files.addAll(Files.isDirectory(path) ? folder(path) : List.of(file(path))));
        return new HistoryPreview(withoutOverlaps(files));
    }

    private static HistoryFile file(Path path) {
        String name = FileText.nameOf(path);
        if (Files.exists(path) && !FileStem.isPriceFile(name)) {
            return HistoryFile.Refused.of(
                    FileProblem.ofFile(name, "is no price file: its name must end in .csv, .csv.gz or .gz"));
        }
        return HistoryFileReader.read(FileText.read(path));
    }

    private static List<HistoryFile> folder(Path folder) {
        List<Path> paths;
        try (Stream<Path> listed = Files.list(folder)) {
            paths = listed.sorted().toList();
        } catch (IOException e) {
            return List.of(HistoryFile.Refused.of(
                    FileProblem.ofFile(FileText.nameOf(folder), "cannot be listed: " + e.getMessage())));
        }
        List<HistoryFile> files = new ArrayList<>();
        for (Path path : paths) {
            String name = FileText.nameOf(path);
            if (Files.isDirectory(path)) {
                files.add(new HistoryFile.Skipped(name, "is a folder inside a folder"));
            } else if (name.startsWith(".") || !FileStem.isPriceFile(name)) {
                files.add(new HistoryFile.Skipped(name, "does not end in .csv, .csv.gz or .gz"));
            } else {
                files.add(file(path));
            }
        }
        if (files.stream().allMatch(HistoryFile.Skipped.class::isInstance)) {
            files.add(HistoryFile.Refused.of(
                    FileProblem.ofFile(FileText.nameOf(folder), "is a folder without .csv, .csv.gz or .gz files")));
        }
        return files;
    }

    /// Refuses a file whose bars of an instrument lie within the span of those of a file before it.
    private static List<HistoryFile> withoutOverlaps(List<HistoryFile> files) {
        Map<HistoryPreview.Series, List<Span>> taken = new HashMap<>();
        List<HistoryFile> judged = new ArrayList<>();
        for (HistoryFile file : files) {
            if (!(file instanceof HistoryFile.Read read)) {
                judged.add(file);
                continue;
            }
            var log = new ProblemLog(read.file());
            for (PriceHistory history : read.histories()) {
                Span span = Span.of(read.file(), history);
                taken.getOrDefault(HistoryPreview.Series.of(history), List.of()).stream()
                        .filter(span::overlaps)
                        .findFirst()
                        .ifPresent(other -> log.add(
                                0,
                                "",
                                history.instrument().symbol(),
                                "stands in " + other.file + " too, for the same time"));
            }
            if (log.isEmpty()) {
                read.histories().forEach(history -> taken.computeIfAbsent(
                                HistoryPreview.Series.of(history), _ -> new ArrayList<>())
                        .add(Span.of(read.file(), history)));
                judged.add(read);
            } else {
                judged.add(new HistoryFile.Refused(read.file(), log.shown(), log.count()));
            }
        }
        return judged;
    }

    /// From the first to the last bar of an instrument in one file.
    private record Span(String file, Instant from, Instant to) {

        static Span of(String file, PriceHistory history) {
            return new Span(
                    file,
                    history.bars().getFirst().openTime(),
                    history.bars().getLast().openTime());
        }

        boolean overlaps(Span other) {
            return !from.isAfter(other.to) && !other.from.isAfter(to);
        }
    }
}
