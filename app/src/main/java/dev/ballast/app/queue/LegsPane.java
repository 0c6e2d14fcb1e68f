package dev.ballast.app.queue;

import dev.ballast.app.control.Choice;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Legs, and beneath them in turn: the leg the keys act on, weights, what was left out, drift left. While a leg is
/// being resized the field for its size stands there instead. Heights never follow the content.
final class LegsPane extends VBox {

    private static final double DETAIL = 112;
    /// With the height of a large screen four turns in five need no scrolling.
    private static final double DETAIL_TALL = 212;

    private final QueueViewModel model;
    private final LegsTable table;
    private final LegDetailPane leg;
    private final WeightBars weights = new WeightBars();
    private final Label leftOut = Parts.label("left-over");
    private final Label drift = Parts.label("left-over");
    private final SizeForm size;
    private final LotForm lots;
    private final BestLegsChart best;
    private final Region legScroll;
    private final Region leftOutScroll = scroll(leftOut);
    private final Region driftScroll = scroll(drift);
    private final Region weightsScroll = scroll(weights);
    private final ReadOnlyObjectWrapper<DetailTurn> turn = new ReadOnlyObjectWrapper<>(DetailTurn.LEG);
    private final Choice<DetailTurn> choice;
    private final Label note = Parts.label("room-subtle");
    private final HBox row;
    private final Subscription subscription;

    LegsPane(QueueViewModel model, ZoneId zone) {
        super(6);
        this.model = model;
        table = new LegsTable(
                number -> model.legs().choose(number), number -> model.legs().toggle(number));
        leg = new LegDetailPane(zone);
        legScroll = scroll(leg);
        size = new SizeForm(model);
        lots = new LotForm(model, zone);
        best = new BestLegsChart(count -> model.legs().best(count));
        leftOut.setId("queue-left-out");
        drift.setId("queue-drift-left");
        leftOut.setWrapText(true);
        drift.setWrapText(true);
        choice = new Choice<>("queue-turn", "", List.of(DetailTurn.values()), DetailTurn::label, turn, turn::set);
        choice.getStyleClass().add("small-choice");
        note.setId("queue-legs-note");
        var detail = new StackPane(legScroll, weightsScroll, leftOutScroll, driftScroll, size, lots);
        detail.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        detail.setMinWidth(0);
        HBox.setHgrow(detail, Priority.ALWAYS);
        row = new HBox(10, detail, best);
        Parts.fixHeight(row, DETAIL);
        Label keys = Parts.label("room-subtle", "best legs  + −");
        keys.setMinWidth(USE_PREF_SIZE);
        VBox legs = Parts.panel("Legs   ↑ ↓  Space  E  L", table, note);
        VBox below = Parts.panel("Details   D", row, choice, keys);
        VBox.setVgrow(row, Priority.NEVER);
        VBox.setVgrow(legs, Priority.ALWAYS);
        below.setMinHeight(USE_PREF_SIZE);
        setMinSize(0, 0);
        table.setMinHeight(80);
        table.setPrefHeight(200);
        getChildren().addAll(legs, below);
        subscription = Subscription.combine(
                turn.subscribe(_ -> reveal()),
                model.legs().resizingProperty().subscribe(this::resizing),
                model.legs().choosingLotsProperty().subscribe(this::choosingLots),
                model.legs().cursorProperty().subscribe(_ -> follow()));
    }

    private static ScrollPane scroll(Region content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("proposal-scroll");
        scroll.setMinHeight(0);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private void resizing(boolean now) {
        reveal();
        if (now) {
            size.open();
        }
    }

    private void choosingLots(boolean now) {
        reveal();
        if (now) {
            lots.open();
        }
    }

    private void reveal() {
        boolean form = model.legs().choosingLotsProperty().get();
        boolean resizing = model.legs().resizingProperty().get();
        visible(size, resizing);
        visible(lots, form);
        resizing |= form;
        visible(legScroll, !resizing && turn.get() == DetailTurn.LEG);
        visible(weightsScroll, !resizing && turn.get() == DetailTurn.WEIGHTS);
        visible(leftOutScroll, !resizing && turn.get() == DetailTurn.LEFT_OUT);
        visible(driftScroll, !resizing && turn.get() == DetailTurn.DRIFT);
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
    }

    private void follow() {
        table.point(model.legs().cursorProperty().get());
        model.legs().line().ifPresent(leg::show);
    }

    void nextTurn() {
        turn.set(turn.get().next());
    }

    void roomy(LegsTable.Room room) {
        table.roomy(room);
        double chart = room == LegsTable.Room.WIDE ? 260 : 150;
        best.setMinWidth(chart);
        best.setPrefWidth(chart);
    }

    void tall(boolean now) {
        Parts.fixHeight(row, now ? DETAIL_TALL : DETAIL);
    }

    void show(@Nullable ProposalCard card) {
        if (card == null) {
            return;
        }
        table.show(card.legs(), model.legs().cursorProperty().get());
        model.legs().line().ifPresent(leg::show);
        weights.show(WeightChange.of(card.figures()));
        List<String> reasons = LeftOver.reasons(card.proposal().plan());
        leftOut.setText(reasons.isEmpty() ? "Nothing was left out" : String.join("\n", reasons));
        List<String> drifts = LeftOver.drifts(card.proposal().plan());
        drift.setText(drifts.isEmpty() ? "No targets to drift from" : String.join("\n", drifts));
        long on = card.legs().stream().filter(LegLine::switched).count();
        best.show(
                card.proposal().plan().curve(),
                card.legs().stream()
                        .filter(LegLine::switched)
                        .map(line -> line.leg().number())
                        .toList());
        note.setText(on + " of " + card.legs().size() + " on"
                + (reasons.isEmpty() ? "" : " · " + reasons.size() + " left out"));
    }

    void close() {
        subscription.unsubscribe();
        choice.close();
    }
}
