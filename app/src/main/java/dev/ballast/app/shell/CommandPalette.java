package dev.ballast.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A search over everything the trader can do: type a few letters, Enter runs the first.
final class CommandPalette extends VBox {

    private static final double WIDTH = 560;
    private static final double ROW = 30;
    private static final int ROWS = 11;

    private final TextField query = new TextField();
    private final ListView<Action> list = new ListView<>();
    private final Supplier<List<Action>> actions;
    private final Runnable close;

    /// Over the actions there are when it opens.
    ///
    /// @param close hides the palette
    CommandPalette(Supplier<List<Action>> actions, Runnable close) {
        this.actions = actions;
        this.close = close;
        getStyleClass().addAll("bal-overlay-box", "bal-palette");
        setId("command-palette");
        setMaxSize(WIDTH, ROW * ROWS + 56);
        query.setId("command-query");
        query.setPromptText("What do you want to do?");
        query.textProperty().addListener((_, _, text) -> search(text));
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setId("command-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new ActionCell());
        list.setOnMouseClicked(_ -> runSelected());
        list.setPlaceholder(new Label("Nothing fits these letters"));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(query, list);
    }

    void open() {
        query.clear();
        search("");
        query.requestFocus();
    }

    private void search(String text) {
        record Scored(Action action, int score) {}
        List<Action> found = actions.get().stream()
                .map(action -> new Scored(action, FuzzyMatch.score(text, action.title())))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::action)
                .toList();
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void onKey(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            int size = list.getItems().size();
            if (size > 0) {
                int step = code == KeyCode.DOWN ? 1 : -1;
                int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + step, size);
                list.getSelectionModel().select(next);
                list.scrollTo(Math.max(0, next - ROWS / 2));
            }
            event.consume();
        } else if (code == KeyCode.ENTER) {
            runSelected();
            event.consume();
        }
    }

    private void runSelected() {
        Action action = list.getSelectionModel().getSelectedItem();
        if (action != null) {
            close.run();
            action.run().run();
        }
    }

    private static final class ActionCell extends ListCell<Action> {

        private final Label title = new Label();
        private final Label key = new Label();
        private final HBox row = new HBox(12, title, key);

        ActionCell() {
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            key.getStyleClass().add("bal-key");
            key.setMinWidth(Label.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            title.setText(action.title());
            key.setText(action.keyText());
            key.setVisible(action.key() != null);
            setGraphic(row);
        }
    }
}
