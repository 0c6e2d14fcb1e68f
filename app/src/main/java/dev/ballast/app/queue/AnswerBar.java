package dev.ballast.app.queue;

import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Recalculation;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The trader's answer: buttons for what the state of the card allows, what stands against it, what came of it.
///
/// Two rows of fixed height: forms for a reason take the place of the message, nothing below moves.
final class AnswerBar extends VBox {

    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed-now");
    private static final double ROW = 32;

    /// Two lines of the hint.
    private static final double BUTTONS = 36;

    private final QueueViewModel model;
    private final Button approve = button("queue-approve", "Approve  A");
    private final Button reject = button("queue-reject", "Reject  R");
    private final Button anew = button("queue-recalculate", "Recalculate  C");
    private final Button route = button("queue-route", "");
    private final Button undo = button("queue-undo", "Take back  Esc");
    private final Button cancel = button("queue-cancel-orders", "Cancel orders …");
    private final Button export = button("queue-export", "Orders CSV");
    private final Label hint = new Label();
    private final Label message = new Label();
    private final RejectForm form;
    private final ReasonForm why;
    private final Subscription subscription;

    /// @param export saves the orders as a file
    AnswerBar(QueueViewModel model, Runnable export) {
        this.model = model;
        this.form = new RejectForm(model);
        this.why = new ReasonForm(model);
        getStyleClass().add("answer-bar");
        approve.getStyleClass().add("accent");
        approve.setOnAction(_ -> model.approve());
        reject.setOnAction(_ -> model.startReject());
        anew.setOnAction(_ -> model.recalculate(Recalculation.KEEP_EDITS));
        route.setOnAction(_ -> model.switchRoute());
        undo.setOnAction(_ -> model.cancel());
        cancel.setOnAction(_ -> model.startCancelOrders());
        this.export.setOnAction(_ -> export.run());
        hint.setId("queue-hint");
        hint.getStyleClass().add("queue-hint");
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMinWidth(0);
        // Two lines fit beside the buttons where one is too narrow.
        hint.setWrapText(true);
        hint.setMaxHeight(BUTTONS);
        message.setId("queue-message");
        message.getStyleClass().add("queue-message");
        var buttons = new HBox(8, approve, reject, undo, cancel, anew, route, this.export, hint);
        buttons.setAlignment(Pos.CENTER_LEFT);
        var below = new StackPane(message, form, why);
        below.setAlignment(Pos.CENTER_LEFT);
        Parts.fixHeight(buttons, BUTTONS);
        Parts.fixHeight(below, ROW);
        getChildren().addAll(buttons, below);
        setMinHeight(USE_PREF_SIZE);
        subscription = Subscription.combine(
                model.phaseProperty().subscribe(this::phase),
                model.armedSecondsProperty().subscribe(_ -> hint()),
                model.messageProperty().subscribe(this::say),
                model.routeProperty().subscribe(this::route));
    }

    private static Button button(String id, String text) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    void show(ProposalCard card) {
        ProposalState state = card.proposal().state();
        boolean waits = state == ProposalState.PROPOSED;
        visible(approve, waits);
        visible(reject, waits);
        visible(anew, waits);
        visible(route, waits);
        visible(undo, state == ProposalState.APPROVED);
        visible(cancel, state == ProposalState.EXECUTING);
        enable();
        hint();
        say(model.messageProperty().get());
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void phase(ApprovalPhase phase) {
        boolean rejecting = phase == ApprovalPhase.REJECTING;
        boolean cancelling = phase == ApprovalPhase.CANCELLING;
        form.setVisible(rejecting);
        why.setVisible(cancelling);
        message.setVisible(!rejecting && !cancelling);
        if (rejecting) {
            form.open();
        } else if (cancelling) {
            why.open();
        }
        approve.pseudoClassStateChanged(ARMED, phase == ApprovalPhase.ARMED);
        approve.setText(
                switch (phase) {
                    case IDLE, REJECTING, CANCELLING -> "Approve  A";
                    case ARMED -> "Approve now  A";
                    case SENDING -> "Sending …";
                });
        enable();
        hint();
    }

    private void route(OrderRoute now) {
        route.setText("Orders: " + (now == OrderRoute.BROKER ? "broker" : "export") + "  X");
    }

    private void enable() {
        ProposalCard card = model.cardProperty().get();
        ApprovalPhase phase = model.phaseProperty().get();
        boolean idle = phase == ApprovalPhase.IDLE || phase == ApprovalPhase.ARMED;
        approve.setDisable(card == null || !card.isApprovable() || !idle);
        reject.setDisable(card == null || !card.isOpen() || phase == ApprovalPhase.SENDING);
        anew.setDisable(card == null || !card.isOpen() || phase != ApprovalPhase.IDLE);
        undo.setDisable(card == null || !card.isUndoable() || phase != ApprovalPhase.IDLE);
        cancel.setDisable(phase != ApprovalPhase.IDLE);
    }

    private void hint() {
        ProposalCard card = model.cardProperty().get();
        Hint said = card == null ? new Hint("", Marks.Tone.PLAIN) : hint(card);
        if (card != null && card.isOpen() && !card.isApprovable()) {
            hint.setText(said.text());
            Parts.tip(hint, card.blockedWhole());
        } else {
            Parts.oneLine(hint, said.text());
        }
        Marks.tone(hint, said.tone());
    }

    private record Hint(String text, Marks.Tone tone) {}

    private Hint hint(ProposalCard card) {
        return switch (card.proposal().state()) {
            case PROPOSED -> waiting(card);
            case APPROVED ->
                card.isUndoable()
                        ? new Hint(
                                "! Orders leave in " + card.untilOrders().toSeconds() + " s, Esc takes it back",
                                Marks.Tone.WARN)
                        : new Hint("… Orders leave now", Marks.Tone.PLAIN);
            case EXECUTING -> new Hint("… Orders are out", Marks.Tone.PLAIN);
            case EXECUTED, PARTIAL, FAILED, REJECTED, EXPIRED, SUPERSEDED -> new Hint("", Marks.Tone.PLAIN);
        };
    }

    private Hint waiting(ProposalCard card) {
        if (model.phaseProperty().get() == ApprovalPhase.ARMED) {
            return new Hint(
                    "! Press A again or Enter within "
                            + model.armedSecondsProperty().get() + " s, Esc reverts",
                    Marks.Tone.WARN);
        }
        return card.isApprovable()
                ? new Hint("✓ Prices fresh and within the guard, cash sufficient, trading active", Marks.Tone.GOOD)
                : new Hint("× Cannot be approved now: " + card.blockedInShort(), Marks.Tone.BAD);
    }

    private void say(CardMessage said) {
        ProposalCard card = model.cardProperty().get();
        if (said.text().isEmpty() && card != null && !card.takenBack().isEmpty()) {
            Parts.oneLine(message, "! " + card.takenBack());
            Marks.tone(message, Marks.Tone.WARN);
            return;
        }
        Parts.oneLine(
                message,
                switch (said.tone()) {
                    case INFO -> said.text();
                    case DONE -> "✓ " + said.text();
                    case REFUSED -> "× " + said.text();
                });
        Marks.tone(
                message,
                switch (said.tone()) {
                    case INFO -> Marks.Tone.PLAIN;
                    case DONE -> Marks.Tone.GOOD;
                    case REFUSED -> Marks.Tone.BAD;
                });
    }

    void close() {
        subscription.unsubscribe();
    }
}
