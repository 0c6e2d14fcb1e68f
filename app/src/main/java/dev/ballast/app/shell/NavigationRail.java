package dev.ballast.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The column of rooms at the left.
final class NavigationRail extends VBox {

    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private final Map<String, Label> counts = new HashMap<>();

    NavigationRail(List<Room> rooms, List<String> keys, Consumer<Room> onChosen) {
        getStyleClass().add("bal-rail");
        setMinWidth(USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (int index = 0; index < rooms.size(); index++) {
            Room room = rooms.get(index);
            ToggleButton button = button(room, keys.get(index));
            button.setToggleGroup(group);
            button.setOnAction(_ -> onChosen.accept(room));
            buttons.put(room.id(), button);
            getChildren().add(button);
        }
    }

    void select(Room room) {
        ToggleButton button = buttons.get(room.id());
        if (button != null) {
            button.setSelected(true);
        }
    }

    /// A number beside the room's name, such as the proposals that wait; nothing for 0.
    void setCount(String room, int count) {
        Label label = counts.get(room);
        if (label != null) {
            label.setText(String.valueOf(count));
            label.setVisible(count > 0);
        }
    }

    private ToggleButton button(Room room, String key) {
        var icon = new FontIcon(room.icon());
        var title = new Label(room.title());
        title.setMinWidth(Label.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var count = new Label();
        count.getStyleClass().add("bal-rail-count");
        count.setVisible(false);
        count.setMinWidth(Label.USE_PREF_SIZE);
        counts.put(room.id(), count);
        var content = new HBox(10, icon, title, count);
        content.setAlignment(Pos.CENTER_LEFT);
        var button = new ToggleButton();
        button.setGraphic(content);
        button.setId("room-" + room.id());
        button.setAccessibleText(room.title());
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("bal-rail-button");
        button.setTooltip(new Tooltip(key.isEmpty() ? room.title() : room.title() + "  " + key));
        content.prefWidthProperty().bind(button.widthProperty().subtract(24));
        return button;
    }
}
