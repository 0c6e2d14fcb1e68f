package dev.ballast.app.queue;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Approve, reject, why; what stands against it; what came of it.
final class AnswerBar extends VBox {

    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed-now");

    private final QueueViewModel model;
    private final Button approve = new Button();
    private final Button reject = new Button("Reject  R");
    private final ToggleButton why = new ToggleButton("Why  ?");
    private final Label hint = new Label();
    private final Label message = new Label();
    private final HBox buttons;
    private final RejectForm form;
    private final Subscription subscription;

    AnswerBar(QueueViewModel model) {
        this.model = model;
        this.form = new RejectForm(model);
        getStyleClass().add("answer-bar");
        approve.setId("queue-approve");
        approve.getStyleClass().add("accent");
        approve.setMinWidth(USE_PREF_SIZE);
        approve.setOnAction(_ -> model.approve());
        reject.setId("queue-reject");
        reject.setMinWidth(USE_PREF_SIZE);
        reject.setOnAction(_ -> model.startReject());
        why.setId("queue-why");
        why.setMinWidth(USE_PREF_SIZE);
        why.setOnAction(_ -> model.toggleExplained());
        hint.setId("queue-hint");
        hint.getStyleClass().add("queue-hint");
        hint.setWrapText(true);
        message.setId("queue-message");
        message.getStyleClass().add("queue-message");
        message.setWrapText(true);
        buttons = new HBox(8, approve, reject, why, hint);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(buttons, form, message);
        subscription = Subscription.combine(
                model.phaseProperty().subscribe(this::phase),
                model.armedSecondsProperty().subscribe(_ -> hint()),
                model.messageProperty().subscribe(this::say),
                model.explainedProperty().subscribe(why::setSelected));
    }

    void show(ProposalCard card) {
        buttons.setVisible(card.isOpen());
        buttons.setManaged(card.isOpen());
        showOrHide();
        enable();
        hint();
    }

    /// A decided card without a message needs no bar.
    private void showOrHide() {
        // The line of the message stays free on an open card: nothing below moves when it speaks.
        message.setManaged(buttons.isManaged() || message.isVisible());
        boolean any = buttons.isManaged() || message.isManaged();
        setVisible(any);
        setManaged(any);
    }

    private void phase(ApprovalPhase phase) {
        boolean rejecting = phase == ApprovalPhase.REJECTING;
        form.setVisible(rejecting);
        form.setManaged(rejecting);
        if (rejecting) {
            form.open();
        }
        approve.pseudoClassStateChanged(ARMED, phase == ApprovalPhase.ARMED);
        approve.setText(
                switch (phase) {
                    case IDLE, REJECTING -> "Approve  A";
                    case ARMED -> "Approve now  A";
                    case SENDING -> "Sending …";
                });
        enable();
        hint();
    }

    private void enable() {
        ProposalCard card = model.cardProperty().get();
        ApprovalPhase phase = model.phaseProperty().get();
        boolean idle = phase == ApprovalPhase.IDLE || phase == ApprovalPhase.ARMED;
        approve.setDisable(card == null || !card.isApprovable() || !idle);
        reject.setDisable(card == null || !card.isOpen() || phase == ApprovalPhase.SENDING);
    }

    private void hint() {
        ProposalCard card = model.cardProperty().get();
        boolean armed = model.phaseProperty().get() == ApprovalPhase.ARMED;
        boolean blocked = card != null && !armed && !card.isApprovable();
        if (card == null) {
            hint.setText("");
        } else if (armed) {
            hint.setText("Press A again or Enter within "
                    + model.armedSecondsProperty().get() + " s, Esc reverts");
        } else if (blocked) {
            hint.setText("× Cannot be approved now: " + card.blockedInShort());
        } else {
            hint.setText("✓ Prices fresh and within the guard, cash sufficient, trading active");
        }
        Marks.tone(hint, armed ? Marks.Tone.WARN : blocked ? Marks.Tone.BAD : Marks.Tone.GOOD);
    }

    private void say(CardMessage said) {
        boolean any = !said.text().isEmpty();
        message.setVisible(any);
        showOrHide();
        message.setText(
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
