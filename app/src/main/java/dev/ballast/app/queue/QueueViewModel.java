package dev.ballast.app.queue;

import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TriggerReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The queue and the trader's hand on it. FX thread only; answers of the engine come back through `fx`.
///
/// Every command names the version of the card that was on screen when the key was pressed. Where the engine knows a
/// newer one by then nothing is sent, and the card says so.
public final class QueueViewModel {

    /// How long Approve stays armed.
    public static final Duration ARMED = Duration.ofSeconds(5);

    private static final int NEAREST = 6;
    private static final Comparator<Proposal> BY_URGENCY_THEN_AGE = Comparator.comparing(Proposal::urgency)
            .reversed()
            .thenComparing(Proposal::raisedAt)
            .thenComparing(proposal -> proposal.id().value());
    private static final Comparator<Proposal> NEWEST_FIRST = Comparator.comparing(Proposal::raisedAt)
            .reversed()
            .thenComparing(proposal -> proposal.id().value());

    private final Workstation workstation;
    private final Executor fx;
    private final InstantSource clock;

    private final ObservableList<QueueRow> open = FXCollections.observableArrayList();
    private final ObservableList<QueueRow> decided = FXCollections.observableArrayList();
    private final ObservableList<TriggerReading> nearest = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable QueueRow> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ProposalCard> card = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ApprovalPhase> phase = new ReadOnlyObjectWrapper<>(ApprovalPhase.IDLE);
    private final ReadOnlyObjectWrapper<CardMessage> message = new ReadOnlyObjectWrapper<>(CardMessage.NONE);
    private final ReadOnlyIntegerWrapper armedSeconds = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper explained = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper proposing = new ReadOnlyBooleanWrapper();

    private final Map<ProposalId, CardMessage> messages = new HashMap<>();
    private final Set<ProposalId> sending = new HashSet<>();
    /// Versions that the engine has taken an answer to; the next snapshot will show their new state.
    private final Map<ProposalId, Integer> answered = new HashMap<>();
    private @Nullable Snapshot snapshot;
    private Instant appliedAt = Instant.EPOCH;
    private Instant armedUntil = Instant.EPOCH;
    /// The version that the hand is on while armed or rejecting.
    private @Nullable Proposal held;

    /// @param fx runs what it is given on the FX thread, soon
    /// @param clock the wall clock, for the countdowns
    public QueueViewModel(Workstation workstation, Executor fx, InstantSource clock) {
        this.workstation = workstation;
        this.fx = fx;
        this.clock = clock;
    }

    /// Shows a snapshot; one that is not newer than the last is ignored.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        appliedAt = clock.instant();
        if (last == null || !last.proposals().equals(next.proposals())) {
            reconcile(next.proposals());
        }
        if (last == null || !last.readings().equals(next.readings())) {
            nearest.setAll(nearest(next.readings()));
        }
        refresh();
    }

    /// Once a second: countdowns go on, an armed approval lapses, prices age.
    public void tick() {
        if (snapshot != null) {
            refresh();
        }
    }

    private Instant now(Snapshot current) {
        return current.asOf().plus(Duration.between(appliedAt, clock.instant()));
    }

    private void reconcile(List<Proposal> proposals) {
        Map<ProposalId, QueueRow> rows = new HashMap<>();
        open.forEach(row -> rows.put(row.id(), row));
        decided.forEach(row -> rows.put(row.id(), row));
        arrange(open, proposals.stream().filter(p -> !p.state().isFinal()).sorted(BY_URGENCY_THEN_AGE), rows);
        arrange(decided, proposals.stream().filter(p -> p.state().isFinal()).sorted(NEWEST_FIRST), rows);
        QueueRow row = selected.get();
        if (row == null || !(open.contains(row) || decided.contains(row))) {
            select(open.isEmpty() ? null : open.getFirst());
        }
    }

    private void arrange(ObservableList<QueueRow> list, Stream<Proposal> proposals, Map<ProposalId, QueueRow> rows) {
        Instant now = now(current());
        List<QueueRow> wanted = proposals
                .map(proposal -> {
                    QueueRow row = rows.computeIfAbsent(proposal.id(), _ -> new QueueRow(proposal));
                    row.update(proposal, now);
                    return row;
                })
                .toList();
        if (!wanted.equals(list)) {
            list.setAll(wanted);
        }
    }

    private void refresh() {
        Snapshot current = current();
        Instant now = now(current);
        open.forEach(row -> row.update(row.proposal(), now));
        QueueRow row = selected.get();
        ProposalCard next = row == null ? null : ProposalCard.of(row.proposal(), current, now);
        if (next == null || !next.equals(card.get())) {
            card.set(next);
        }
        watchHand();
        armedSeconds.set(secondsArmed());
        showMessage();
    }

    /// Takes the hand off where the card under it changed, may no longer be approved, or time ran out.
    private void watchHand() {
        ProposalCard shown = card.get();
        Proposal under = held;
        ApprovalPhase now = phase.get();
        if (under != null && shown != null) {
            if (under.version() != shown.proposal().version()) {
                release(CardMessage.refused(changedUnderHand(under, shown.proposal())));
            } else if (now == ApprovalPhase.ARMED && !shown.isApprovable()) {
                release(CardMessage.refused("Not approved: " + shown.blockedBecause()));
            } else if (now == ApprovalPhase.ARMED && !clock.instant().isBefore(armedUntil)) {
                release(CardMessage.info("Not approved: no second press within 5 seconds"));
            }
        }
        updatePhase();
    }

    private static String changedUnderHand(Proposal under, Proposal now) {
        return "Nothing was sent: version " + under.version() + " was on screen, the proposal is now version "
                + now.version() + " and " + Labels.state(now.state()).toLowerCase(Locale.ROOT);
    }

    private void release(CardMessage why) {
        Proposal under = held;
        held = null;
        if (under != null) {
            messages.put(under.id(), why);
        }
        phase.set(ApprovalPhase.IDLE);
        showMessage();
    }

    private void updatePhase() {
        QueueRow row = selected.get();
        if (row != null && sending.contains(row.id())) {
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

    private void showMessage() {
        QueueRow row = selected.get();
        message.set(row == null ? CardMessage.NONE : messages.getOrDefault(row.id(), CardMessage.NONE));
    }

    /// Approve pressed: arms the card, or sends it where it is armed.
    public void approve() {
        if (phase.get() == ApprovalPhase.ARMED) {
            confirm();
            return;
        }
        Optional<Proposal> shown = versionUnderHand();
        ProposalCard now = card.get();
        if (shown.isEmpty() || now == null || phase.get() != ApprovalPhase.IDLE) {
            return;
        }
        if (isAnswered(shown.get())) {
            return;
        }
        if (!now.isApprovable()) {
            say(shown.get().id(), CardMessage.refused("Cannot be approved now: nothing was sent"));
            return;
        }
        held = shown.get();
        armedUntil = clock.instant().plus(ARMED);
        phase.set(ApprovalPhase.ARMED);
        say(shown.get().id(), CardMessage.NONE);
        armedSeconds.set(secondsArmed());
    }

    /// Sends an armed approval; does nothing where none is armed.
    public void confirm() {
        Proposal under = held;
        if (phase.get() != ApprovalPhase.ARMED || under == null) {
            return;
        }
        refresh();
        if (versionUnderHand().isPresent() && phase.get() == ApprovalPhase.ARMED) {
            send(under, new Command.Approve(under.id(), under.version()));
        }
    }

    /// Reject pressed: asks for the reason.
    public void startReject() {
        ProposalCard now = card.get();
        if (now == null || phase.get() == ApprovalPhase.SENDING) {
            return;
        }
        if (!now.isOpen()) {
            say(
                    now.proposal().id(),
                    CardMessage.refused(
                            "Already decided: " + Labels.state(now.proposal().state())));
            return;
        }
        versionUnderHand().filter(shown -> !isAnswered(shown)).ifPresent(shown -> {
            held = shown;
            phase.set(ApprovalPhase.REJECTING);
            say(shown.id(), CardMessage.NONE);
        });
    }

    /// Sends the rejection that was started; OTHER needs a note.
    public void reject(RejectReason reason, String note) {
        Proposal under = held;
        if (phase.get() != ApprovalPhase.REJECTING || under == null) {
            return;
        }
        if (reason == RejectReason.OTHER && note.isBlank()) {
            say(under.id(), CardMessage.refused("The reason Other needs a note"));
            return;
        }
        if (versionUnderHand().isPresent()) {
            send(under, new Command.Reject(under.id(), under.version(), reason, note.strip()));
        }
    }

    /// Escape: takes the hand off an armed approval or a started rejection.
    public void cancel() {
        switch (phase.get()) {
            case ARMED -> release(CardMessage.info("Not approved: taken back"));
            case REJECTING -> release(CardMessage.NONE);
            case IDLE, SENDING -> {}
        }
        armedSeconds.set(0);
    }

    /// The version on screen, or none where the engine knows a newer one: then that one is shown and nothing happens.
    private Optional<Proposal> versionUnderHand() {
        ProposalCard shown = card.get();
        if (shown == null) {
            return Optional.empty();
        }
        Proposal seen = shown.proposal();
        Snapshot newest = workstation.snapshot();
        Optional<Proposal> known = newest.proposals().stream()
                .filter(proposal -> proposal.id().equals(seen.id()))
                .findFirst();
        if (known.isPresent() && known.get().version() != seen.version()) {
            held = null;
            updatePhase();
            say(seen.id(), CardMessage.refused(changedUnderHand(seen, known.get())));
            apply(newest);
            return Optional.empty();
        }
        return Optional.of(seen);
    }

    private void send(Proposal proposal, Command command) {
        ProposalId id = proposal.id();
        held = null;
        sending.add(id);
        updatePhase();
        armedSeconds.set(0);
        var _ = workstation
                .submit(command)
                .whenComplete((outcome, failure) -> fx.execute(() -> {
                    sending.remove(id);
                    if (failure == null && outcome.isDone()) {
                        answered.put(id, proposal.version());
                    }
                    updatePhase();
                    say(
                            id,
                            failure == null
                                    ? tell(outcome)
                                    : CardMessage.refused("The engine failed: " + failure.getMessage()));
                }));
    }

    private boolean isAnswered(Proposal shown) {
        return Integer.valueOf(shown.version()).equals(answered.get(shown.id()));
    }

    private static CardMessage tell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> CardMessage.done(done.message());
            case Outcome.Refused refused -> CardMessage.refused("Refused: " + refused.message());
        };
    }

    private void say(ProposalId id, CardMessage text) {
        messages.put(id, text);
        showMessage();
    }

    /// Asks the engine for a proposal now.
    public void proposeNow() {
        if (proposing.get()) {
            return;
        }
        proposing.set(true);
        var _ = workstation
                .submit(new Command.ProposeNow())
                .whenComplete((outcome, failure) -> fx.execute(() -> {
                    proposing.set(false);
                    message.set(
                            failure == null
                                    ? tell(outcome)
                                    : CardMessage.refused("The engine failed: " + failure.getMessage()));
                }));
    }

    /// Shows another card; an armed approval is taken back.
    public void select(@Nullable QueueRow row) {
        if (row == selected.get()) {
            return;
        }
        if (held != null) {
            release(CardMessage.info("Not approved: another card was chosen"));
        }
        selected.set(row);
        if (snapshot != null) {
            refresh();
        }
    }

    /// The next card down the list, open ones before decided ones.
    public void next() {
        step(1);
    }

    public void previous() {
        step(-1);
    }

    private void step(int by) {
        var all = new ArrayList<QueueRow>(open);
        all.addAll(decided);
        if (!all.isEmpty()) {
            int at = all.indexOf(selected.get());
            select(all.get(at < 0 ? 0 : Math.clamp(at + by, 0, all.size() - 1)));
        }
    }

    /// Shows or hides the long explanation.
    public void toggleExplained() {
        explained.set(!explained.get());
    }

    private static List<TriggerReading> nearest(List<TriggerReading> readings) {
        return readings.stream()
                .filter(reading -> reading.threshold() > 0)
                .sorted(Comparator.comparingDouble((TriggerReading reading) -> reading.value() / reading.threshold())
                        .reversed())
                .limit(NEAREST)
                .toList();
    }

    private Snapshot current() {
        return Objects.requireNonNull(snapshot);
    }

    /// Cards that wait or execute, most urgent first, then oldest first.
    public ObservableList<QueueRow> open() {
        return FXCollections.unmodifiableObservableList(open);
    }

    /// Cards that are over, newest first.
    public ObservableList<QueueRow> decided() {
        return FXCollections.unmodifiableObservableList(decided);
    }

    /// Readings of the triggers, the closest to firing first.
    public ObservableList<TriggerReading> nearest() {
        return FXCollections.unmodifiableObservableList(nearest);
    }

    public ReadOnlyObjectProperty<@Nullable QueueRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ProposalCard> cardProperty() {
        return card.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ApprovalPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<CardMessage> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Seconds for which Approve stays armed; 0 where it is not.
    public ReadOnlyIntegerProperty armedSecondsProperty() {
        return armedSeconds.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty explainedProperty() {
        return explained.getReadOnlyProperty();
    }

    /// Whether a proposal was asked for and the answer is not here yet.
    public ReadOnlyBooleanProperty proposingProperty() {
        return proposing.getReadOnlyProperty();
    }
}
