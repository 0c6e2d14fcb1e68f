package dev.ballast.app.explain;

import dev.ballast.core.result.Explanation.Input;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Single values behind a figure; one with a trail of its own says so by an arrow and opens by Enter or click.
final class InputList extends ListView<Input.Figure> {

    private static final double ROW = 27;
    private static final int MOST_ROWS = 9;

    private final TrailModel model;

    InputList(TrailModel model) {
        this.model = model;
        setId("trail-inputs");
        setAccessibleText("Inputs of the figure");
        setCellFactory(_ -> new InputCell());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Input.Figure chosen = getSelectionModel().getSelectedItem();
            boolean open = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.RIGHT;
            if (open && chosen != null) {
                model.follow(chosen);
                event.consume();
            }
        });
    }

    /// @param alone whether there is no table that needs the room
    void show(List<Input.Figure> figures, boolean alone) {
        getItems().setAll(figures);
        setVisible(!figures.isEmpty());
        setManaged(!figures.isEmpty());
        int visible = Math.min(figures.size(), alone ? Integer.MAX_VALUE / (int) ROW : MOST_ROWS);
        setPrefHeight(visible * ROW + 4);
        setMinHeight(Math.min(figures.size(), 3) * ROW + 4);
        setMaxHeight(alone ? Double.MAX_VALUE : visible * ROW + 4);
        if (!figures.isEmpty()) {
            getSelectionModel().clearAndSelect(0);
            scrollTo(0);
        }
    }

    private final class InputCell extends ListCell<Input.Figure> {

        private final Label name = new Label();
        private final Label value = new Label();
        private final Label arrow = new Label("›");
        private final HBox line = new HBox(10, name, gap(), value, arrow);

        InputCell() {
            name.getStyleClass().add("trail-input-name");
            value.getStyleClass().add("trail-input-value");
            name.setMinWidth(110);
            value.setWrapText(true);
            value.setAlignment(Pos.CENTER_RIGHT);
            arrow.getStyleClass().add("trail-arrow");
            arrow.setMinWidth(10);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.setPrefWidth(10);
            setOnMouseClicked(_ -> {
                Input.Figure item = getItem();
                if (item != null) {
                    model.follow(item);
                }
            });
        }

        private static Region gap() {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            return gap;
        }

        @Override
        protected void updateItem(Input.@Nullable Figure item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(item.name());
            value.setText(ValueText.of(item.value()));
            arrow.setVisible(item.behind().isPresent());
            setAccessibleText(
                    item.name() + " " + value.getText() + (item.behind().isPresent() ? ", opens further" : ""));
            setGraphic(line);
        }
    }
}
