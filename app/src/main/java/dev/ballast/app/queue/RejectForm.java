package dev.ballast.app.queue;

import dev.ballast.core.rebalance.RejectReason;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Asks for the reason of a rejection, in the card itself.
final class RejectForm extends HBox {

    private final ComboBox<RejectReason> reason = new ComboBox<>();
    private final TextField note = new TextField();
    private final QueueViewModel model;

    RejectForm(QueueViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("reject-form");
        setAlignment(Pos.CENTER_LEFT);
        reason.setId("reject-reason");
        reason.setAccessibleText("Reason of the rejection");
        reason.getItems().setAll(List.of(RejectReason.values()));
        reason.setConverter(new ReasonConverter());
        reason.valueProperty().addListener((_, _, chosen) -> note.setPromptText(prompt(chosen)));
        reason.getSelectionModel().selectFirst();
        note.setId("reject-note");
        note.setAccessibleText("Note to the rejection");
        note.setOnAction(_ -> send());
        HBox.setHgrow(note, Priority.ALWAYS);
        var send = new Button("Reject");
        send.setId("reject-send");
        send.getStyleClass().add("danger");
        send.setOnAction(_ -> send());
        send.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> reason.getValue() == RejectReason.OTHER
                                && note.getText().isBlank(),
                        reason.valueProperty(),
                        note.textProperty()));
        var back = new Button("Back  Esc");
        back.setId("reject-back");
        back.setOnAction(_ -> model.cancel());
        var label = new Label("Why not?");
        label.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(label, reason, note, send, back);
    }

    private static String prompt(@Nullable RejectReason reason) {
        return reason == RejectReason.OTHER ? "Note (required)" : "Note (optional)";
    }

    private void send() {
        RejectReason chosen = reason.getValue();
        if (chosen != null) {
            model.reject(chosen, note.getText());
        }
    }

    /// Starts over with the keyboard on the reason.
    void open() {
        note.clear();
        reason.getSelectionModel().selectFirst();
        reason.requestFocus();
    }

    /// Reasons by their label.
    private static final class ReasonConverter extends StringConverter<RejectReason> {

        @Override
        public String toString(@Nullable RejectReason reason) {
            return reason == null ? "" : reason.label();
        }

        @Override
        public RejectReason fromString(String text) {
            return List.of(RejectReason.values()).stream()
                    .filter(reason -> reason.label().equals(text))
                    .findFirst()
                    .orElse(RejectReason.OTHER);
        }
    }
}
