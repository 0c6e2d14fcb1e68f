package dev.ballast.app.queue;

import dev.ballast.app.format.Times;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import java.time.ZoneId;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The chosen proposal, large: what, why, the legs, before and after, and the trader's answer.
final class ProposalPane extends VBox {

    private final QueueViewModel model;
    private final ZoneId zone;
    private final Label cause = label("room-title");
    private final Label mark = label("queue-mark");
    private final Label about = label("room-muted");
    private final Label left = label("queue-countdown");
    private final ShareBar leftBar = new ShareBar(1);
    private final AnswerBar answer;
    private final DecisionPane decision;
    private final WhyPane why = new WhyPane();
    private final LegsTable legs = new LegsTable();
    private final WeightBars weights = new WeightBars();
    private final FiguresGrid figures = new FiguresGrid();
    private final Subscription subscription;
    private @Nullable Proposal shown;

    ProposalPane(QueueViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        this.answer = new AnswerBar(model);
        this.decision = new DecisionPane(zone);
        getStyleClass().add("proposal-pane");
        HBox.setHgrow(weights, Priority.ALWAYS);
        Node before = panel("Weights before and after", weights);
        HBox.setHgrow(before, Priority.ALWAYS);
        var effects = new HBox(12, before, panel("Effect and cost", figures));
        var content = new VBox(12, panel("Why", why), panel("Legs", legs), effects);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("proposal-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header(), answer, decision, scroll);
        subscription = Subscription.combine(
                model.cardProperty().subscribe(this::show),
                model.explainedProperty().subscribe(_ -> explain()));
    }

    private HBox header() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var clock = new VBox(4, left, leftBar);
        clock.setAlignment(Pos.CENTER_RIGHT);
        clock.setMinWidth(150);
        var header = new HBox(12, new VBox(2, new HBox(10, cause, mark), about), gap, clock);
        header.getStyleClass().add("proposal-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private static Node panel(String title, Region content) {
        var panel = new VBox(8, label("room-section", title), content);
        panel.getStyleClass().add("room-panel");
        return panel;
    }

    private static Label label(String style) {
        return label(style, "");
    }

    private static Label label(String style, String text) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private void show(@Nullable ProposalCard card) {
        if (card == null) {
            shown = null;
            return;
        }
        Proposal proposal = card.proposal();
        if (!proposal.equals(shown)) {
            shown = proposal;
            rebuild(proposal);
        }
        legs.show(card.legs());
        answer.show(card);
        decision.show(card);
        boolean open = card.isOpen();
        left.setText(open ? Times.countdown(card.left()) + " left" : ended(proposal));
        leftBar.setVisible(open);
        leftBar.set(card.shareLeft());
    }

    private void rebuild(Proposal proposal) {
        cause.setText(Labels.cause(proposal));
        Marks.set(mark, proposal);
        about.setText(proposal.id() + " · version " + proposal.version() + " · raised "
                + Times.dateTime(proposal.raisedAt(), zone) + " · towards "
                + proposal.method().label().toLowerCase(Locale.ROOT));
        weights.show(WeightChange.of(proposal));
        figures.show(proposal);
        explain();
        setAccessibleText("Proposal " + proposal.id() + ", " + cause.getText() + ", " + mark.getText());
    }

    private String ended(Proposal proposal) {
        Decision last = proposal.decision();
        return last == null ? "" : Times.dateTime(last.time(), zone);
    }

    private void explain() {
        Proposal proposal = shown;
        if (proposal != null) {
            why.show(proposal, model.explainedProperty().get() ? WhyPane.Detail.LONG : WhyPane.Detail.SHORT);
        }
    }

    void close() {
        subscription.unsubscribe();
        answer.close();
    }
}
