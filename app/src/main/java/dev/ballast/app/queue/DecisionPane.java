package dev.ballast.app.queue;

import dev.ballast.app.format.Times;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.RejectReason;
import java.time.ZoneId;
import java.util.StringJoiner;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// How a proposal ended: by whom, when, why, and what its orders did.
final class DecisionPane extends VBox {

    private final ZoneId zone;
    private final Label verdict = new Label();
    private final Label orders = new Label();

    DecisionPane(ZoneId zone) {
        super(4);
        this.zone = zone;
        getStyleClass().addAll("room-panel", "decision-pane");
        verdict.setId("queue-verdict");
        verdict.setWrapText(true);
        orders.getStyleClass().add("room-muted");
        orders.setWrapText(true);
        getChildren().addAll(verdict, orders);
    }

    void show(ProposalCard card) {
        Decision decision = card.proposal().decision();
        boolean any = !card.isOpen() && decision != null;
        setVisible(any);
        setManaged(any);
        if (decision != null) {
            verdict.setText(Labels.state(card.proposal().state()) + " by the " + decision.by() + " at "
                    + Times.dateTime(decision.time(), zone) + reason(decision));
            orders.setText(orders(card));
            orders.setManaged(!card.orders().isEmpty());
        }
    }

    private static String reason(Decision decision) {
        RejectReason reject = decision.reject();
        String code = reject == null ? "" : ": " + reject.label();
        return decision.note().isEmpty() ? code : code + (code.isEmpty() ? ": " : ". ") + decision.note();
    }

    private String orders(ProposalCard card) {
        var lines = new StringJoiner("\n");
        for (OrderNote note : card.orders()) {
            String word = note.type() == JournalType.ORDER_FILLED ? "filled" : "cancelled";
            lines.add("Order " + note.subject() + " " + word + " at " + Times.time(note.time(), zone)
                    + " · journal entry " + note.sequence());
        }
        return lines.toString();
    }
}
