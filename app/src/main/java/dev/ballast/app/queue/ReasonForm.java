package dev.ballast.app.queue;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Asks why orders that are out are to be cancelled, in the card itself.
final class ReasonForm extends HBox {

    private final TextField reason = new TextField();

    ReasonForm(QueueViewModel model) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        reason.setId("cancel-reason");
        reason.setPromptText("Reason (required)");
        reason.setAccessibleText("Reason to cancel the orders");
        reason.setOnAction(_ -> model.cancelOrders(reason.getText()));
        HBox.setHgrow(reason, Priority.ALWAYS);
        var send = new Button("Cancel orders");
        send.setId("cancel-send");
        send.getStyleClass().add("danger");
        send.setMinWidth(USE_PREF_SIZE);
        send.setOnAction(_ -> model.cancelOrders(reason.getText()));
        send.disableProperty().bind(reason.textProperty().map(String::isBlank));
        var back = new Button("Back  Esc");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> model.cancel());
        var label = Parts.label("room-figure", "Why?");
        label.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(label, reason, send, back);
    }

    void open() {
        reason.clear();
        reason.requestFocus();
    }
}
