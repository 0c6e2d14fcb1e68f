package dev.ballast.core.engine;

import dev.ballast.core.result.Refusal;
import java.util.List;

/// What became of a command. `Done` means it is on disk.
public sealed interface Outcome {

    /// Committed.
    ///
    /// @param message one sentence for the screen
    /// @param journalSequence last journal entry it made, or the last one before where it changed nothing
    record Done(String message, long journalSequence) implements Outcome {}

    /// Not done; nothing was changed.
    ///
    /// @param refusals why, at least one
    record Refused(List<Refusal> refusals) implements Outcome {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refused command needs a refusal");
            }
        }

        /// All reasons in one line.
        public String message() {
            return String.join("; ", refusals.stream().map(Refusal::message).toList());
        }
    }

    default boolean isDone() {
        return this instanceof Done;
    }
}
