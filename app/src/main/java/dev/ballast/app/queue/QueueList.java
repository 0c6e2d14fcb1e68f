package dev.ballast.app.queue;

import dev.ballast.app.fx.FxThread;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The small cards: those that wait, in the order the trader chose, those that are decided, and whether trading is let
/// through.
final class QueueList extends VBox {

    private final QueueViewModel model;
    private final ZoneId zone;
    private final TradingPanel trading;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /// @param back gives the keys back to the room
    QueueList(QueueViewModel model, ZoneId zone, Runnable back) {
        this.model = model;
        this.zone = zone;
        this.trading = new TradingPanel(model);
        getStyleClass().add("queue-lists");
        ListView<QueueRow> open = list(model.open(), "queue-open", "Proposals that wait");
        ListView<QueueRow> closed = list(model.decided(), "queue-decided", "Decided proposals");
        open.setPlaceholder(Parts.label("room-muted", "Nothing waits for you"));
        closed.setPlaceholder(Parts.label("room-muted", "Nothing was decided yet"));
        VBox.setVgrow(open, Priority.ALWAYS);
        VBox.setVgrow(closed, Priority.SOMETIMES);
        open.setPrefHeight(520);
        closed.setPrefHeight(300);
        var head = new HBox(8, title("Waiting", model.open()), Parts.gap(), order(back));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, open, title("Decided", model.decided()), closed, trading);
    }

    private ComboBox<SortKey> order(Runnable back) {
        var order = new ComboBox<SortKey>();
        order.setId("queue-order");
        order.setAccessibleText("Order of the proposals that wait");
        order.getItems().setAll(SortKey.values());
        order.setConverter(new OrderNames());
        order.setMinWidth(110);
        order.getStyleClass().add("small-combo");
        order.setTooltip(Parts.wrapped("Order of the proposals that wait, O chooses the next one"));
        subscriptions.add(model.orderProperty().subscribe(order::setValue));
        order.setOnAction(_ -> {
            SortKey chosen = order.getValue();
            if (chosen != null && chosen != model.orderProperty().get()) {
                model.sortBy(chosen);
                back.run();
            }
        });
        return order;
    }

    private Label title(String text, ObservableList<QueueRow> rows) {
        Label label = Parts.label("room-section");
        label.setMinWidth(USE_PREF_SIZE);
        ListChangeListener<QueueRow> count = _ -> label.setText(text + "  " + rows.size());
        rows.addListener(count);
        subscriptions.add(() -> rows.removeListener(count));
        label.setText(text + "  " + rows.size());
        return label;
    }

    private ListView<QueueRow> list(ObservableList<QueueRow> rows, String id, String name) {
        var list = new ListView<QueueRow>();
        list.setId(id);
        list.setAccessibleText(name);
        list.setItems(rows);
        list.setCellFactory(_ -> new QueueCell(zone, model::select));
        list.setMinHeight(96);
        Runnable follow = () -> follow(list);
        subscriptions.add(model.selectedProperty().subscribe(_ -> follow.run()));
        // The list moves its own selection when its items change: put it back once it has.
        ListChangeListener<QueueRow> moved = _ -> FxThread.later(follow);
        rows.addListener(moved);
        subscriptions.add(() -> {
            rows.removeListener(moved);
            list.setItems(FXCollections.emptyObservableList());
        });
        return list;
    }

    /// Selection goes from the view-model to the list, never back: else a card that leaves would put the next one under
    /// the hand. Clicks and keys go to the view-model.
    private void follow(ListView<QueueRow> list) {
        QueueRow row = model.selectedProperty().get();
        int index = row == null ? -1 : list.getItems().indexOf(row);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(index);
        }
    }

    void close() {
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
        trading.close();
    }

    private static final class OrderNames extends StringConverter<SortKey> {

        @Override
        public String toString(@Nullable SortKey key) {
            return key == null ? "" : key.label();
        }

        @Override
        public SortKey fromString(String text) {
            return SortKey.URGENCY;
        }
    }
}
