package dev.ballast.core.intake;

import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.result.Refusal;
import java.util.List;

/// What becomes of one row of a file of fills (ACC-10).
public sealed interface FillRow {

    /// Line of the row in the file, from 1; the header is line 1.
    long line();

    /// The row is good and not booked yet.
    record New(long line, LedgerEntry entry) implements FillRow {}

    /// The same entry is booked already, or stands further up in the file: nothing is done.
    ///
    /// @param reason where the first one is
    record Duplicate(long line, LedgerEntry entry, String reason) implements FillRow {}

    /// The row cannot be booked.
    ///
    /// @param refusal the first thing wrong with it
    /// @param problems everything wrong with it, at least one
    record Refused(long line, Refusal refusal, List<FileProblem> problems) implements FillRow {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
