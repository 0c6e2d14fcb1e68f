package dev.ballast.app.optimizer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Steps back and forth through what the trader chose. Changes of the same thing in a row, as by a slider that is
/// dragged, are one step.
final class SetupHistory {

    private static final int DEEPEST = 100;

    /// One step.
    ///
    /// @param setup to go to
    /// @param what was changed, for the message
    record Step(Setup setup, String what) {}

    private final Deque<Step> back = new ArrayDeque<>();
    private final Deque<Step> forth = new ArrayDeque<>();
    private String last = "";

    /// Remembers what was before a change.
    void changed(Setup before, String what) {
        if (!what.equals(last)) {
            back.push(new Step(before, what));
            if (back.size() > DEEPEST) {
                back.removeLast();
            }
        }
        last = what;
        forth.clear();
    }

    Optional<Step> undo(Setup now) {
        return go(now, back, forth);
    }

    Optional<Step> redo(Setup now) {
        return go(now, forth, back);
    }

    private Optional<Step> go(Setup now, Deque<Step> from, Deque<Step> to) {
        last = "";
        Step step = from.poll();
        if (step != null) {
            to.push(new Step(now, step.what()));
        }
        return Optional.ofNullable(step);
    }

    boolean canUndo() {
        return !back.isEmpty();
    }

    boolean canRedo() {
        return !forth.isEmpty();
    }
}
