package dev.ballast.app.queue;

import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.result.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The card on screen and the one way from it to the engine: every command names the version that was on screen. FX
/// thread only; answers come back through `fx`.
final class CardDesk {

    private final Workstation workstation;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<@Nullable ProposalCard> card = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CardMessage> message = new ReadOnlyObjectWrapper<>(CardMessage.NONE);
    private final Map<ProposalId, CardMessage> messages = new HashMap<>();
    /// The answer to what belongs to no card; it stands until the next such question.
    private CardMessage general = CardMessage.NONE;
    private final Set<ProposalId> sending = new HashSet<>();
    /// Versions that the engine has taken an answer to; the next snapshot will show their new state.
    private final Map<ProposalId, Integer> answered = new HashMap<>();
    /// Brings the screen up to the newest snapshot.
    private Runnable catchUp = () -> {};

    CardDesk(Workstation workstation, Executor fx) {
        this.workstation = workstation;
        this.fx = fx;
    }

    void onCatchUp(Runnable action) {
        catchUp = action;
    }

    void show(@Nullable ProposalCard next) {
        if (next == null || !next.equals(card.get())) {
            card.set(next);
        }
        showMessage();
    }

    private void showMessage() {
        ProposalCard shown = card.get();
        message.set(
                shown == null ? general : messages.getOrDefault(shown.proposal().id(), CardMessage.NONE));
    }

    @Nullable
    ProposalCard shown() {
        return card.get();
    }

    /// The version on screen, or none where the engine knows a newer one: then that one is shown and nothing happens.
    Optional<Proposal> underHand() {
        ProposalCard shown = card.get();
        if (shown == null) {
            return Optional.empty();
        }
        Proposal seen = shown.proposal();
        Optional<Proposal> known = workstation.snapshot().proposals().stream()
                .filter(proposal -> proposal.id().equals(seen.id()))
                .findFirst();
        if (known.isPresent() && known.get().version() != seen.version()) {
            say(seen.id(), CardMessage.refused(changed(seen, known.get())));
            catchUp.run();
            return Optional.empty();
        }
        return Optional.of(seen);
    }

    static String changed(Proposal under, Proposal now) {
        return "Nothing was sent: version " + under.version() + " was on screen, the proposal is now version "
                + now.version() + " and " + Labels.state(now.state()).toLowerCase(Locale.ROOT);
    }

    /// @param then told once the engine has answered, with whether it did what it was told
    void send(Proposal proposal, Command command, Consumer<Answer> then) {
        ProposalId id = proposal.id();
        sending.add(id);
        var _ = workstation
                .submit(command)
                .whenComplete((outcome, failure) -> fx.execute(() -> {
                    sending.remove(id);
                    boolean done = failure == null && outcome.isDone();
                    if (done) {
                        answered.put(id, proposal.version());
                    }
                    say(id, tell(outcome, failure));
                    then.accept(done ? Answer.DONE : Answer.REFUSED);
                }));
    }

    /// How the engine answered.
    enum Answer {
        DONE,
        REFUSED
    }

    /// Sends what belongs to no card; the answer is told on the card that is on screen then, or where none is.
    void send(Command command, Runnable then) {
        general = CardMessage.NONE;
        var _ = workstation
                .submit(command)
                .whenComplete((outcome, failure) -> fx.execute(() -> {
                    general = tell(outcome, failure);
                    ProposalCard shown = card.get();
                    if (shown != null) {
                        messages.put(shown.proposal().id(), general);
                    }
                    showMessage();
                    then.run();
                }));
    }

    private static CardMessage tell(@Nullable Outcome outcome, @Nullable Throwable failure) {
        return switch (outcome) {
            case Outcome.Done done -> CardMessage.done(done.message());
            case Outcome.Refused refused ->
                CardMessage.refused("Refused: "
                        + String.join(
                                "; ",
                                refused.refusals().stream().map(Refusal::coded).toList()));
            case null ->
                CardMessage.refused("The engine failed: " + (failure == null ? "no answer" : failure.getMessage()));
        };
    }

    boolean isSending(ProposalId id) {
        return sending.contains(id);
    }

    /// Whether the engine has taken an answer to this very version.
    boolean isAnswered(Proposal shown) {
        return Integer.valueOf(shown.version()).equals(answered.get(shown.id()));
    }

    void say(ProposalId id, CardMessage text) {
        messages.put(id, text);
        showMessage();
    }

    ReadOnlyObjectProperty<@Nullable ProposalCard> cardProperty() {
        return card.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CardMessage> messageProperty() {
        return message.getReadOnlyProperty();
    }
}
