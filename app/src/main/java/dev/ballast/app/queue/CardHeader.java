package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.Validity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What the card is about, its marks, how much of it is still so, and how long it waits.
final class CardHeader extends HBox {

    private static final double METER = 150;
    private static final double HALF = 0.5;

    private final ZoneId zone;
    private final Label cause = Parts.label("room-title");
    private final Label mark = Parts.label("queue-mark");
    private final Label edited = Parts.label("queue-mark", "Edited by you");
    private final Label stale = Parts.label("queue-mark", "! Stale");
    private final Label about = Parts.label("room-muted");
    private final Label validity = Parts.label("queue-meter");
    private final ShareBar validityBar = new ShareBar(1);
    private final Label left = Parts.label("queue-countdown");
    private final ShareBar leftBar = new ShareBar(1);
    private final VBox meter;

    CardHeader(QueueViewModel model, ZoneId zone) {
        super(16);
        this.zone = zone;
        getStyleClass().add("proposal-header");
        setAlignment(Pos.CENTER_LEFT);
        edited.setId("queue-edited");
        stale.setId("queue-stale");
        validity.setId("queue-validity");
        left.setId("queue-left");
        Marks.tone(stale, Marks.Tone.WARN);
        for (Label label : new Label[] {mark, edited, stale}) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        meter = meter(validity, validityBar);
        Parts.ask(meter, () -> model.explain(CardTrails::validity));
        var marks = new HBox(10, cause, mark, edited, stale);
        marks.setAlignment(Pos.CENTER_LEFT);
        about.setMinWidth(0);
        var words = new VBox(2, marks, about);
        words.setMinWidth(0);
        getChildren().addAll(words, Parts.gap(), meter, meter(left, leftBar));
    }

    /// Of one width whatever it says.
    private static VBox meter(Label label, ShareBar bar) {
        var box = new VBox(4, label, bar);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(METER);
        box.setPrefWidth(METER);
        return box;
    }

    void show(ProposalCard card) {
        Proposal proposal = card.proposal();
        boolean open = card.isOpen();
        cause.setText(Labels.cause(proposal));
        Marks.set(mark, proposal);
        Parts.oneLine(
                about,
                proposal.id() + " · version " + proposal.version() + " · raised "
                        + Times.dateTime(proposal.raisedAt(), zone) + " · towards "
                        + proposal.plan().aim().toLowerCase(Locale.ROOT));
        visible(edited, proposal.isEdited());
        visible(stale, open && !proposal.staleBecause().isEmpty());
        if (stale.isVisible()) {
            Parts.oneLine(stale, "! Stale: " + proposal.staleBecause() + ", C recalculates");
        }
        left.setText(open ? Times.countdown(card.left()) + " left" : ended(proposal));
        leftBar.setVisible(open);
        leftBar.set(card.shareLeft());
        validity(card);
    }

    private static void visible(Label label, boolean visible) {
        label.setVisible(visible);
        label.setManaged(visible);
    }

    private void validity(ProposalCard card) {
        Validity now = card.figures().validity();
        meter.setVisible(card.isOpen());
        validityBar.setVisible(now != null);
        if (now == null) {
            Parts.oneLine(validity, "Validity —");
            validity.setTooltip(Parts.wrapped("Not measured: " + card.figures().old()));
            return;
        }
        validityBar.set(now.share());
        String sign = now.share() <= 0 ? "× " : now.share() < HALF ? "! " : "✓ ";
        validity.setText(sign + "Valid " + Numbers.percent(now.share(), 0));
        Marks.tone(
                validity, now.share() <= 0 ? Marks.Tone.BAD : now.share() < HALF ? Marks.Tone.WARN : Marks.Tone.PLAIN);
        var why = new ArrayList<String>();
        why.add("Largest move " + Numbers.signedPercent(now.worstMove(), 2) + " (leg " + now.worstLeg() + "), guard "
                + Numbers.percent(now.guard()));
        why.add("Net gain " + Numbers.signedMoney(now.netNow()) + ", " + Numbers.signedMoney(now.netThen())
                + " when made");
        why.addAll(now.triggersGone());
        why.addAll(now.reasons());
        String text = String.join("\n", why);
        if (validity.getTooltip() == null || !text.equals(validity.getTooltip().getText())) {
            validity.setTooltip(Parts.wrapped(text));
        }
    }

    private String ended(Proposal proposal) {
        Decision last = proposal.decision();
        return last == null ? "" : Times.time(last.time(), zone);
    }
}
