package dev.ballast.app.shell;

import dev.ballast.app.control.Tones;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the bottom: feed, trading state, the last message, engine latency.
final class StatusBar extends HBox {

    StatusBar(ShellModel model) {
        getStyleClass().add("bal-status");
        setAlignment(Pos.CENTER_LEFT);
        Label message = item("status-message", "", model.message());
        message.setMinWidth(0);
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        getChildren()
                .addAll(
                        dotted("status-feed", model.feed()),
                        separator(),
                        item("status-trading", "Trading ", model.trading()),
                        separator(),
                        message,
                        separator(),
                        item("status-latency", "", model.latency()));
    }

    private static Label dotted(String id, ObservableValue<ShellModel.Status> status) {
        Label label = item(id, "", status);
        var dot = new Region();
        dot.getStyleClass().add("bal-status-dot");
        dot.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.setGraphic(dot);
        return label;
    }

    private static Label item(String id, String prefix, ObservableValue<ShellModel.Status> status) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add("bal-status-item");
        label.setMinWidth(USE_PREF_SIZE);
        show(label, prefix, status.getValue());
        status.addListener((_, _, next) -> show(label, prefix, next));
        return label;
    }

    private static void show(Label label, String prefix, ShellModel.Status status) {
        label.setText(status.text().isEmpty() ? "" : prefix + status.text());
        Tones.apply(label, status.tone());
    }

    private static Separator separator() {
        return new Separator(Orientation.VERTICAL);
    }
}
