package dev.ballast.core.intake;

import dev.ballast.core.portfolio.LedgerEntry;
import java.util.List;
import java.util.stream.Stream;

/// What a file of fills would do, row by row, before anything is written (ACC-10).
///
/// It is all or nothing: with one refused row nothing of the file may be booked.
///
/// @param file name of the file
/// @param rows every row, in the order of the file
/// @param fileProblems why the file as a whole cannot be read; then there are no rows
public record FillsPreview(String file, List<FillRow> rows, List<FileProblem> fileProblems) {

    public FillsPreview {
        rows = List.copyOf(rows);
        fileProblems = List.copyOf(fileProblems);
    }

    static FillsPreview unreadable(FileProblem problem) {
        return new FillsPreview(problem.file(), List.of(), List.of(problem));
    }

    /// Whether [#entries()] can be booked: nothing is refused. A file of duplicates alone is acceptable too.
    public boolean isAcceptable() {
        return fileProblems.isEmpty() && refused().isEmpty();
    }

    /// The entries to book, in the order of the file; empty unless the file is acceptable.
    public List<LedgerEntry> entries() {
        return isAcceptable() ? additions().stream().map(FillRow.New::entry).toList() : List.of();
    }

    /// Rows that would be booked.
    public List<FillRow.New> additions() {
        return rowsOf(FillRow.New.class);
    }

    /// Rows that are booked already.
    public List<FillRow.Duplicate> duplicates() {
        return rowsOf(FillRow.Duplicate.class);
    }

    /// Rows that cannot be booked.
    public List<FillRow.Refused> refused() {
        return rowsOf(FillRow.Refused.class);
    }

    /// Everything that is wrong, of the file and of its rows, in the order of the file.
    public List<FileProblem> problems() {
        return Stream.concat(fileProblems.stream(), refused().stream().flatMap(row -> row.problems().stream()))
                .toList();
    }

    private <R extends FillRow> List<R> rowsOf(Class<R> kind) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
