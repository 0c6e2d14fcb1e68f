package dev.ballast.app.queue;

import dev.ballast.core.rebalance.TriggerReading;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// What stands where no proposal does: what would raise one, and how near that is.
final class EmptyQueue extends VBox {

    private final GridPane nearest = new GridPane();
    private final Label lead = new Label();
    private final Label message = new Label();
    private final QueueViewModel model;
    private final Subscription subscription;

    EmptyQueue(QueueViewModel model) {
        this.model = model;
        var title = new Label("Nothing waits for your approval");
        title.getStyleClass().add("room-title");
        lead.getStyleClass().add("room-muted");
        lead.setWrapText(true);
        lead.setMaxWidth(560);
        var ask = new Button("Propose now");
        ask.setId("queue-propose");
        ask.setOnAction(_ -> model.proposeNow());
        ask.disableProperty().bind(model.proposingProperty());
        message.getStyleClass().add("queue-message");
        message.setWrapText(true);
        message.setMaxWidth(560);
        nearest.getStyleClass().add("queue-nearest");
        nearest.getColumnConstraints().addAll(column(HPos.LEFT), column(HPos.LEFT), grow(), column(HPos.RIGHT));
        nearest.setMaxWidth(560);
        getChildren().addAll(title, lead, nearest, ask, message);
        getStyleClass().add("queue-empty");
        setAlignment(Pos.CENTER);
        ListChangeListener<TriggerReading> changed = _ -> show();
        model.nearest().addListener(changed);
        subscription = Subscription.combine(
                () -> model.nearest().removeListener(changed),
                model.messageProperty().subscribe(said -> {
                    message.setText(said.text());
                    Marks.tone(message, said.tone() == CardMessage.Tone.REFUSED ? Marks.Tone.BAD : Marks.Tone.PLAIN);
                }));
        show();
    }

    private static ColumnConstraints column(HPos alignment) {
        var column = new ColumnConstraints();
        column.setHalignment(alignment);
        return column;
    }

    private static ColumnConstraints grow() {
        var column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setFillWidth(true);
        return column;
    }

    private void show() {
        nearest.getChildren().clear();
        lead.setText(
                model.nearest().isEmpty()
                        ? "A proposal is raised when a trigger fires. No trigger can be evaluated yet: import fills, deposit"
                                + " cash, or open the demo book first."
                        : "A proposal is raised when a trigger fires. The nearest ones now:");
        int row = 0;
        for (TriggerReading reading : model.nearest()) {
            var kind = new Label(reading.kind().label());
            kind.getStyleClass().add("room-muted");
            var subject = new Label(reading.subject());
            var bar = new ShareBar(reading.value() / reading.threshold());
            nearest.addRow(row++, kind, subject, bar, new Label(points(reading)));
        }
    }

    /// `6.2 of 10.0 points`.
    static String points(TriggerReading reading) {
        return reading.kind().unit().of(reading.value(), reading.threshold());
    }

    void close() {
        subscription.unsubscribe();
    }
}
