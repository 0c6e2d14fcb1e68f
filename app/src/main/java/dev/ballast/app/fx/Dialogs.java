package dev.ballast.app.fx;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Questions and messages over a window. Each waits for its answer; Escape always means no. FX thread only.
public final class Dialogs {

    private static final double WIDTH = 460;

    private Dialogs() {}

    /// What the trader chose and wrote.
    public record Choice<T>(T option, String reason) {}

    /// Whether a reason has to be written before the answer counts.
    public enum Reason {
        REQUIRED,
        OPTIONAL
    }

    /// Asks before something that matters.
    ///
    /// @param verb what the accepting button says, such as "Approve"
    public static boolean confirm(@Nullable Window owner, String title, String text, String verb) {
        var accept = new ButtonType(verb, ButtonData.OK_DONE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, text, accept, ButtonType.CANCEL);
        prepare(alert, owner, title);
        return alert.showAndWait().filter(accept::equals).isPresent();
    }

    public static void message(@Nullable Window owner, String title, String text) {
        var alert = new Alert(Alert.AlertType.INFORMATION, text, ButtonType.OK);
        prepare(alert, owner, title);
        alert.showAndWait();
    }

    public static void error(@Nullable Window owner, String title, String text) {
        var alert = new Alert(Alert.AlertType.ERROR, text, ButtonType.CLOSE);
        prepare(alert, owner, title);
        alert.showAndWait();
    }

    /// One of several options and a reason in the trader's words; empty when cancelled.
    ///
    /// @param options shown by their `toString`, the first is preselected
    /// @param verb what the accepting button says, such as "Reject"
    public static <T> Optional<Choice<T>> choice(
            @Nullable Window owner, String title, String text, List<T> options, Reason reason, String verb) {
        var box = new ComboBox<T>(FXCollections.observableArrayList(options));
        box.setId("dialog-option");
        box.getSelectionModel().selectFirst();
        box.setMaxWidth(Double.MAX_VALUE);
        var area = new TextArea();
        area.setId("dialog-reason");
        area.setPrefRowCount(3);
        area.setWrapText(true);
        area.setPromptText(reason == Reason.REQUIRED ? "Reason (required)" : "Note (optional)");

        var accept = new ButtonType(verb, ButtonData.OK_DONE);
        var dialog = new Dialog<Choice<T>>();
        DialogPane pane = dialog.getDialogPane();
        var label = new Label(text);
        label.setWrapText(true);
        pane.setContent(new VBox(8, label, box, area));
        pane.getButtonTypes().setAll(accept, ButtonType.CANCEL);
        prepare(dialog, owner, title);
        Node button = pane.lookupButton(accept);
        button.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> box.getValue() == null
                                || (reason == Reason.REQUIRED && area.getText().isBlank()),
                        box.valueProperty(),
                        area.textProperty()));
        dialog.setResultConverter(pressed -> accept.equals(pressed)
                ? new Choice<>(box.getValue(), area.getText().strip())
                : null);
        return dialog.showAndWait();
    }

    private static void prepare(Dialog<?> dialog, @Nullable Window owner, String title) {
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setGraphic(null);
        DialogPane pane = dialog.getDialogPane();
        pane.setPrefWidth(WIDTH);
        pane.getStyleClass().add("bal-dialog");
    }
}
