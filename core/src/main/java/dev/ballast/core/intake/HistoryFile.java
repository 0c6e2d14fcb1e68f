package dev.ballast.core.intake;

import dev.ballast.core.market.PriceHistory;
import java.util.List;

/// What became of one price file: read whole or refused whole, never half.
public sealed interface HistoryFile {

    /// Name of the file, without its folder.
    String file();

    /// Every row of the file is good.
    ///
    /// @param histories one for each instrument, in the order of the file
    record Read(String file, HistoryFormat format, List<PriceHistory> histories) implements HistoryFile {
        public Read {
            histories = List.copyOf(histories);
        }

        public int barCount() {
            return histories.stream().mapToInt(history -> history.bars().size()).sum();
        }
    }

    /// Something is wrong with the file, so nothing of it is taken.
    ///
    /// @param problems the first 20 of them
    /// @param problemCount how many there are
    record Refused(String file, List<FileProblem> problems, long problemCount) implements HistoryFile {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(FileProblem problem) {
            return new Refused(problem.file(), List.of(problem), 1);
        }
    }

    /// A neighbour in a folder that is no price file.
    record Skipped(String file, String reason) implements HistoryFile {}
}
