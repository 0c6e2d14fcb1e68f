package dev.ballast.core.intake;

import java.util.ArrayList;
import java.util.List;

/// Problems of one file: the first 20 in full, the rest as a count, so that a ruined file does not flood the screen.
final class ProblemLog {

    static final int SHOWN = 20;

    private final String file;
    private final List<FileProblem> shown = new ArrayList<>();
    private long count;

    ProblemLog(String file) {
        this.file = file;
    }

    void add(long line, String field, String value, String reason) {
        count++;
        if (shown.size() < SHOWN) {
            shown.add(new FileProblem(file, line, field, value, reason));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    List<FileProblem> shown() {
        return List.copyOf(shown);
    }
}
