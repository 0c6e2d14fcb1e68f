package dev.ballast.app.optimizer;

import dev.ballast.app.optimizer.Submission.Note;
import dev.ballast.core.rebalance.Proposal;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

/// Sends the proposed weights to the approval queue, says what became of that, and leads there.
final class SendBar extends HBox {

    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Label message = new Label();
    private final Button send = new Button("Send to queue");
    private final HBox sendHolder = new HBox(send);
    private final Tooltip tip = new Tooltip();
    private final Button withdraw = new Button("Withdraw");
    private final Button queue = new Button("Open the queue");
    private final Subscription subscription;

    /// @param toQueue brings the queue on screen
    SendBar(OptimizerViewModel model, Runnable toQueue) {
        super(8);
        setAlignment(Pos.CENTER_RIGHT);
        message.setId("optimizer-message");
        message.setMinWidth(0);
        message.setMaxWidth(Double.MAX_VALUE);
        message.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(message, Priority.ALWAYS);
        send.setId("optimizer-send");
        send.getStyleClass().add("accent");
        send.setMinWidth(USE_PREF_SIZE);
        send.setOnAction(_ -> model.send());
        sendHolder.setMinWidth(USE_PREF_SIZE);
        Tooltip.install(sendHolder, tip);
        withdraw.setId("optimizer-withdraw");
        withdraw.setMinWidth(USE_PREF_SIZE);
        withdraw.setOnAction(_ -> model.submission().withdraw());
        queue.setId("optimizer-to-queue");
        queue.setMinWidth(USE_PREF_SIZE);
        queue.setOnAction(_ -> toQueue.run());
        getChildren().addAll(message, withdraw, queue, sendHolder);
        Submission submission = model.submission();
        subscription = Subscription.combine(
                submission.noteProperty().subscribe(this::tell),
                submission.openProperty().subscribe(this::offer),
                model.blockedProperty().subscribe(this::block));
    }

    private void tell(Note note) {
        String sign =
                switch (note.tone()) {
                    case INFO -> "";
                    case DONE -> "✓ ";
                    case REFUSED -> "× ";
                };
        message.setText(note.text().isEmpty() ? "" : sign + note.text());
        message.setTooltip(note.text().isEmpty() ? null : new Tooltip(note.text()));
        message.pseudoClassStateChanged(GOOD, note.tone() == Note.Tone.DONE);
        message.pseudoClassStateChanged(BAD, note.tone() == Note.Tone.REFUSED);
    }

    private void offer(Optional<Proposal> open) {
        for (Button each : new Button[] {withdraw, queue}) {
            each.setVisible(open.isPresent());
            each.setManaged(open.isPresent());
        }
        open.ifPresent(proposal -> withdraw.setTooltip(new Tooltip("Takes " + proposal.id() + " out of the queue")));
    }

    /// A disabled button shows no tooltip: the box around it does.
    private void block(String why) {
        send.setDisable(!why.isEmpty());
        send.setAccessibleHelp(why);
        tip.setText(why.isEmpty() ? "Raises a proposal of these weights; the standing targets stay (Q)" : why);
    }

    void close() {
        subscription.unsubscribe();
    }
}
