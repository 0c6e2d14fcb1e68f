package dev.ballast.app.quality;

import dev.ballast.app.control.ActionButton;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The state of stored history above the findings: one line, what can be done, and what could not be had.
final class HistoryLine extends VBox {

    HistoryLine(HistoryViewModel model) {
        getStyleClass().add("quality-history");
        setId("quality-history");
        var words = new Label();
        words.setId("quality-history-line");
        words.textProperty().bind(model.lineProperty());
        words.setMinWidth(0);
        var whole = new Tooltip();
        whole.textProperty().bind(words.textProperty());
        words.setTooltip(whole);
        var bar = new ProgressBar();
        bar.setId("quality-history-progress");
        bar.setAccessibleText("Progress of the history");
        bar.setPrefWidth(180);
        bar.setMinWidth(90);
        bar.progressProperty().bind(model.shareProperty());
        Button update = button(
                "Update now", "quality-history-update", "U: ask the venues for all series now", model::updateNow);
        Button cancel = button("Cancel", "quality-history-cancel", "Esc: stop; what came is stored", model::cancel);
        showWhile(bar, model, true);
        showWhile(cancel, model, true);
        showWhile(update, model, false);
        var reasons = new Label();
        reasons.setId("quality-history-reasons");
        reasons.setAccessibleRole(AccessibleRole.TEXT);
        reasons.setWrapText(true);
        reasons.getStyleClass().add("quality-history-reasons");
        reasons.textProperty().bind(model.reasonsProperty());
        reasons.visibleProperty().bind(model.reasonsProperty().isNotEmpty());
        reasons.managedProperty().bind(reasons.visibleProperty());
        var line = new HBox(10, bar, words, update, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("room-tools");
        getChildren().setAll(line, reasons);
    }

    private static Button button(String text, String id, String tip, Runnable action) {
        Button button = ActionButton.of(text, id, tip, action);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static void showWhile(Node node, HistoryViewModel model, boolean working) {
        node.visibleProperty()
                .bind(
                        working
                                ? model.workingProperty()
                                : model.keptProperty()
                                        .and(model.workingProperty().not()));
        node.managedProperty().bind(node.visibleProperty());
    }
}
