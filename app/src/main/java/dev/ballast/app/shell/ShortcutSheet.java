package dev.ballast.app.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// All shortcuts by group, at F1.
final class ShortcutSheet extends VBox {

    private final FlowPane groups = new FlowPane(32, 18);

    ShortcutSheet() {
        getStyleClass().addAll("bal-overlay-box", "bal-shortcuts");
        setId("shortcut-sheet");
        setMaxSize(760, USE_PREF_SIZE);
        setSpacing(14);
        setPadding(new Insets(20));
        var title = new Label("Keyboard shortcuts");
        title.getStyleClass().add("bal-overlay-title");
        var hint = new Label("Esc closes");
        hint.getStyleClass().add("bal-section-note");
        groups.setPrefWrapLength(700);
        groups.setRowValignment(javafx.geometry.VPos.TOP);
        getChildren().addAll(title, groups, hint);
    }

    void show(List<Action> actions, List<Room> rooms) {
        var byGroup = new LinkedHashMap<String, GridPane>();
        for (Action action : actions) {
            if (action.key() != null) {
                addRow(byGroup.computeIfAbsent(action.group(), _ -> grid()), action.keyText(), action.title());
            }
        }
        for (Room room : rooms) {
            for (RoomKey key : room.keys()) {
                addRow(byGroup.computeIfAbsent("In " + room.title(), _ -> grid()), key.key(), key.title());
            }
        }
        groups.getChildren().clear();
        for (Map.Entry<String, GridPane> entry : byGroup.entrySet()) {
            var heading = new Label(entry.getKey());
            heading.getStyleClass().add("bal-section-title");
            groups.getChildren().add(new VBox(6, heading, entry.getValue()));
        }
    }

    private static void addRow(GridPane grid, String key, String title) {
        var keyLabel = new Label(key);
        keyLabel.getStyleClass().add("bal-key");
        keyLabel.setMinWidth(Label.USE_PREF_SIZE);
        var titleLabel = new Label(title);
        titleLabel.setAlignment(Pos.CENTER_LEFT);
        grid.addRow(grid.getRowCount(), keyLabel, titleLabel);
    }

    private static GridPane grid() {
        var grid = new GridPane(12, 5);
        grid.setMinWidth(300);
        return grid;
    }
}
