package dev.ballast.app.queue;

import dev.ballast.core.engine.Command;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Recalculation;
import dev.ballast.core.rebalance.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The trader's answer to the card on screen: approve (armed first), take back, reject, recalculate. FX thread only.
final class ApprovalHand {

    private final CardDesk desk;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<ApprovalPhase> phase = new ReadOnlyObjectWrapper<>(ApprovalPhase.IDLE);
    private final ReadOnlyIntegerWrapper armedSeconds = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<OrderRoute> route = new ReadOnlyObjectWrapper<>(OrderRoute.BROKER);
    private Instant armedUntil = Instant.EPOCH;
    /// The version that the hand is on while armed or asked for a reason.
    private @Nullable Proposal held;

    ApprovalHand(CardDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /// Takes the hand off where the card under it changed, may no longer be approved, or time ran out.
    void watch() {
        ProposalCard shown = desk.shown();
        Proposal under = held;
        ApprovalPhase now = phase.get();
        if (under != null && shown != null) {
            if (under.version() != shown.proposal().version()) {
                release(CardMessage.refused(CardDesk.changed(under, shown.proposal())));
            } else if (now == ApprovalPhase.ARMED && !shown.isApprovable()) {
                release(CardMessage.refused("Not approved: " + shown.blockedBecause()));
            } else if (now == ApprovalPhase.ARMED && !clock.instant().isBefore(armedUntil)) {
                release(CardMessage.info("Not approved: no second press within 5 seconds"));
            }
        }
        updatePhase();
        armedSeconds.set(secondsArmed());
    }

    private void release(CardMessage why) {
        Proposal under = held;
        held = null;
        phase.set(ApprovalPhase.IDLE);
        if (under != null) {
            desk.say(under.id(), why);
        }
    }

    void updatePhase() {
        ProposalCard shown = desk.shown();
        if (shown != null && desk.isSending(shown.proposal().id())) {
            phase.set(ApprovalPhase.SENDING);
        } else if (held == null) {
            phase.set(ApprovalPhase.IDLE);
        }
    }

    private int secondsArmed() {
        if (phase.get() != ApprovalPhase.ARMED) {
            return 0;
        }
        long millis = Duration.between(clock.instant(), armedUntil).toMillis();
        return (int) Math.max(0, (millis + 999) / 1000);
    }

    /// Approve pressed: arms the card, or sends it where it is armed.
    void approve() {
        if (phase.get() == ApprovalPhase.ARMED) {
            confirm();
            return;
        }
        Optional<Proposal> shown = underHand();
        ProposalCard now = desk.shown();
        if (shown.isEmpty() || now == null || phase.get() != ApprovalPhase.IDLE || desk.isAnswered(shown.get())) {
            return;
        }
        if (!now.isApprovable()) {
            desk.say(shown.get().id(), CardMessage.refused("Cannot be approved now: nothing was sent"));
            return;
        }
        held = shown.get();
        armedUntil = clock.instant().plus(QueueViewModel.ARMED);
        phase.set(ApprovalPhase.ARMED);
        desk.say(shown.get().id(), CardMessage.NONE);
        armedSeconds.set(secondsArmed());
    }

    /// Sends an armed approval; does nothing where none is armed.
    void confirm() {
        Proposal under = held;
        if (phase.get() != ApprovalPhase.ARMED || under == null) {
            return;
        }
        watch();
        if (phase.get() == ApprovalPhase.ARMED && underHand().isPresent()) {
            send(under, new Command.Approve(under.id(), under.version(), route.get()));
        }
    }

    /// Reject pressed: asks for the reason.
    void startReject() {
        ProposalCard now = desk.shown();
        if (now == null || phase.get() == ApprovalPhase.SENDING) {
            return;
        }
        ProposalState state = now.proposal().state();
        if (state != ProposalState.PROPOSED) {
            desk.say(now.proposal().id(), CardMessage.refused("Already decided: " + Labels.state(state)));
            return;
        }
        ask(ApprovalPhase.REJECTING);
    }

    /// Cancel pressed on a proposal whose orders are out: asks for the reason.
    void startCancelOrders() {
        ProposalCard now = desk.shown();
        if (now != null && now.proposal().state() == ProposalState.EXECUTING && phase.get() == ApprovalPhase.IDLE) {
            ask(ApprovalPhase.CANCELLING);
        }
    }

    private void ask(ApprovalPhase next) {
        underHand().filter(shown -> !desk.isAnswered(shown)).ifPresent(shown -> {
            held = shown;
            phase.set(next);
            desk.say(shown.id(), CardMessage.NONE);
        });
    }

    /// Sends the rejection that was started; OTHER needs a note.
    void reject(RejectReason reason, String note) {
        Proposal under = held;
        if (phase.get() != ApprovalPhase.REJECTING || under == null) {
            return;
        }
        if (reason == RejectReason.OTHER && note.isBlank()) {
            desk.say(under.id(), CardMessage.refused("The reason Other needs a note"));
            return;
        }
        if (underHand().isPresent()) {
            send(under, new Command.Reject(under.id(), under.version(), reason, note.strip()));
        }
    }

    /// Sends the cancellation that was started; it needs a reason.
    void cancelOrders(String reason) {
        Proposal under = held;
        if (phase.get() != ApprovalPhase.CANCELLING || under == null) {
            return;
        }
        if (reason.isBlank()) {
            desk.say(under.id(), CardMessage.refused("Cancelling orders needs a reason"));
            return;
        }
        if (underHand().isPresent()) {
            send(under, new Command.CancelOrders(under.id(), under.version(), reason.strip()));
        }
    }

    /// Makes the figures anew from present prices.
    void recalculate(Recalculation mode) {
        ProposalCard now = desk.shown();
        if (now == null || !now.isOpen() || phase.get() != ApprovalPhase.IDLE) {
            return;
        }
        underHand()
                .filter(shown -> !desk.isAnswered(shown))
                .ifPresent(shown -> send(shown, new Command.Recalculate(shown.id(), shown.version(), mode)));
    }

    /// Escape: takes the hand off, or back an approval whose orders have not left.
    void cancel() {
        switch (phase.get()) {
            case ARMED -> release(CardMessage.info("Not approved: taken back"));
            case REJECTING, CANCELLING -> release(CardMessage.NONE);
            case IDLE -> undo();
            case SENDING -> {}
        }
        armedSeconds.set(0);
    }

    private void undo() {
        ProposalCard now = desk.shown();
        if (now != null && now.proposal().state() == ProposalState.APPROVED) {
            underHand()
                    .filter(shown -> !desk.isAnswered(shown))
                    .ifPresent(shown -> send(shown, new Command.UndoApproval(shown.id(), shown.version())));
        }
    }

    /// Takes the hand off before another card is shown.
    void leave() {
        if (held != null) {
            release(
                    phase.get() == ApprovalPhase.ARMED
                            ? CardMessage.info("Not approved: another card was chosen")
                            : CardMessage.NONE);
        }
    }

    /// Where orders of the next approval go.
    void switchRoute() {
        if (phase.get() == ApprovalPhase.IDLE) {
            route.set(route.get() == OrderRoute.BROKER ? OrderRoute.EXPORT : OrderRoute.BROKER);
        }
    }

    private Optional<Proposal> underHand() {
        Optional<Proposal> under = desk.underHand();
        if (under.isEmpty()) {
            held = null;
            updatePhase();
        }
        return under;
    }

    private void send(Proposal proposal, Command command) {
        held = null;
        desk.send(proposal, command, _ -> updatePhase());
        updatePhase();
        armedSeconds.set(0);
    }

    ReadOnlyObjectProperty<ApprovalPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty armedSecondsProperty() {
        return armedSeconds.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<OrderRoute> routeProperty() {
        return route.getReadOnlyProperty();
    }
}
