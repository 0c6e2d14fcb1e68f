package dev.ballast.app.optimizer;

import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TriggerKind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Hands weights to the approval queue as a proposal, and takes them back. FX thread only.
public final class Submission {

    /// What became of the last thing the trader asked for.
    ///
    /// @param tone how to show it; never by colour alone
    /// @param text one sentence, empty for nothing to say
    public record Note(Tone tone, String text) {

        static final Note NONE = new Note(Tone.INFO, "");

        /// How to show it.
        public enum Tone {
            INFO,
            DONE,
            REFUSED
        }
    }

    private final Workstation workstation;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Note> note = new ReadOnlyObjectWrapper<>(Note.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Proposal>> open = new ReadOnlyObjectWrapper<>(Optional.empty());

    Submission(Workstation workstation, Executor fx) {
        this.workstation = workstation;
        this.fx = fx;
    }

    void apply(Snapshot snapshot) {
        open.set(snapshot.proposals().stream()
                .filter(each -> each.state() == ProposalState.PROPOSED
                        && each.cause().equals(TriggerKind.CHOSEN_WEIGHTS.name()))
                .findFirst());
    }

    /// @param limits whose flags the proposal keeps to
    void send(Map<InstrumentId, Double> weights, String method, Limits limits) {
        submit(
                new Command.ProposeWeights(weights, method, limits.doNotBuy(), limits.doNotSell()),
                " of " + method + "; targets unchanged");
    }

    /// Takes the open proposal out of the queue again.
    void withdraw() {
        open.get()
                .ifPresentOrElse(
                        proposal -> submit(
                                new Command.Reject(
                                        proposal.id(),
                                        proposal.version(),
                                        RejectReason.OTHER,
                                        "Withdrawn in the optimiser"),
                                ""),
                        () -> say(new Note(Note.Tone.INFO, "Nothing of the optimiser's waits in the queue.")));
    }

    void say(Note said) {
        note.set(said);
    }

    private void submit(Command command, String more) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        var _ = workstation
                .submit(command)
                .whenComplete((outcome, failure) -> fx.execute(() -> {
                    busy.set(false);
                    note.set(
                            failure == null
                                    ? told(outcome, more)
                                    : new Note(Note.Tone.REFUSED, "The engine failed: " + failure.getMessage()));
                    apply(workstation.snapshot());
                }));
    }

    private static Note told(Outcome outcome, String more) {
        return switch (outcome) {
            case Outcome.Done done -> new Note(Note.Tone.DONE, done.message() + more);
            case Outcome.Refused refused -> new Note(Note.Tone.REFUSED, "Not raised: " + refused.message());
        };
    }

    public ReadOnlyObjectProperty<Note> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Whether a command is on its way.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// The proposal of chosen weights that waits in the queue.
    public ReadOnlyObjectProperty<Optional<Proposal>> openProperty() {
        return open.getReadOnlyProperty();
    }
}
