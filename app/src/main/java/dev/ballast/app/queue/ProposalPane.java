package dev.ballast.app.queue;

import dev.ballast.core.rebalance.Proposal;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The chosen proposal, large: what, why, the legs, cost and benefit, before and after, stress, and the answer.
///
/// Its parts are made once; a new snapshot fills them in place, so that nothing moves under the mouse.
final class ProposalPane extends VBox {

    private static final double WHY = 62;
    private static final double WHY_ROOMY = 128;
    private static final double WHY_LONG = 190;

    private final QueueViewModel model;
    private final CardHeader header;
    private final AnswerBar answer;
    private final DecisionPane decision;
    private final WhyPane why = new WhyPane();
    private final ScrollPane whyScroll = scroll(why);
    private final ToggleButton explain = toggle("queue-why", "?");
    private final LegsPane legs;
    private final CostPane cost;
    private final FiguresTable figures;
    private final StressBars stress;
    private final Label figuresNote = Parts.label("room-subtle");
    private final Label stressNote = Parts.label("room-subtle");
    private final ToggleButton allScenarios = toggle("queue-scenarios", "S");
    private final CardLayout layout;
    private final Subscription subscription;
    private @Nullable Proposal shown;

    /// @param export saves the orders as a file
    ProposalPane(QueueViewModel model, ZoneId zone, Runnable export) {
        this.model = model;
        header = new CardHeader(model, zone);
        answer = new AnswerBar(model, export);
        decision = new DecisionPane(zone);
        legs = new LegsPane(model, zone);
        cost = new CostPane(model);
        figures = new FiguresTable(line -> model.explain(card -> CardTrails.figure(card, line)));
        stress = new StressBars(line -> model.explain(card -> CardTrails.stress(card, line, model.shocks(card, line))));
        getStyleClass().add("proposal-pane");
        setMinSize(0, 0);
        explain.setOnAction(_ -> model.toggleExplained());
        allScenarios.setOnAction(_ -> model.toggleScenarios());
        ScrollPane stressScroll = scroll(stress);
        layout = new CardLayout(
                Parts.panel("Why", whyScroll, explain),
                legs,
                Parts.panel("Cost and benefit", cost),
                Parts.panel("Before and after   F", figures, figuresNote),
                Parts.panel("Stress: loss before and after, as it was made", stressScroll, stressNote, allScenarios),
                stressScroll);
        VBox.setVgrow(layout, Priority.ALWAYS);
        getChildren().addAll(header, answer, decision, layout);
        subscription = Subscription.combine(
                model.cardProperty().subscribe(this::show),
                model.explainedProperty().subscribe(this::explained),
                layout.roomyProperty().subscribe(_ -> whyHeight()),
                model.allScenariosProperty().subscribe(this::scenarios));
    }

    private static ScrollPane scroll(Region content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("proposal-scroll");
        return scroll;
    }

    private static ToggleButton toggle(String id, String text) {
        var toggle = new ToggleButton(text);
        toggle.setId(id);
        toggle.getStyleClass().add("small-toggle");
        toggle.setFocusTraversable(false);
        return toggle;
    }

    private void show(@Nullable ProposalCard card) {
        if (card == null) {
            shown = null;
            return;
        }
        Proposal proposal = card.proposal();
        if (!proposal.equals(shown)) {
            shown = proposal;
            explainAnew();
            setAccessibleText("Proposal " + proposal.id() + ", " + Labels.cause(proposal));
        }
        header.show(card);
        answer.show(card);
        decision.show(card);
        legs.show(card);
        cost.show(card);
        figures.show(FigureLines.of(card.figures()));
        String old = card.figures().old();
        Parts.oneLine(figuresNote, old.isEmpty() ? "at present prices" : old);
        List<StressLine> lines = card.stress();
        stress.show(lines);
        stressNote.setText(lines.isEmpty() ? "no scenario" : lines.size() + " scenarios, worst first");
    }

    private void explained(boolean now) {
        explain.setSelected(now);
        whyHeight();
        explainAnew();
    }

    private void whyHeight() {
        double brief = layout.roomyProperty().get() ? WHY_ROOMY : WHY;
        Parts.fixHeight(whyScroll, model.explainedProperty().get() ? WHY_LONG : brief);
    }

    private void explainAnew() {
        Proposal proposal = shown;
        if (proposal != null) {
            why.show(proposal, model.explainedProperty().get() ? WhyPane.Detail.LONG : WhyPane.Detail.SHORT);
        }
    }

    private void scenarios(boolean all) {
        allScenarios.setSelected(all);
        layout.show(all ? CardLayout.Turn.STRESS : CardLayout.Turn.FIGURES);
    }

    /// Brings the keys to the table of figures.
    void focusFigures() {
        if (model.allScenariosProperty().get()) {
            model.toggleScenarios();
        }
        figures.requestFocus();
        if (figures.getSelectionModel().isEmpty()) {
            figures.getSelectionModel().selectFirst();
        }
    }

    void nextTurn() {
        legs.nextTurn();
    }

    void close() {
        subscription.unsubscribe();
        answer.close();
        legs.close();
    }
}
