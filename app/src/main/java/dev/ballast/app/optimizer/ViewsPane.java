package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The trader's views for Black and Litterman: a line to add one, the list, and what has to be said about them.
final class ViewsPane extends VBox {

    private static final String ALONE = "returns";

    private final OptimizerViewModel model;
    private final ComboBox<String> asset = new ComboBox<>();
    private final ComboBox<String> over = new ComboBox<>();
    private final TextField expected = new TextField();
    private final TextField confidence = new TextField("50");
    private final TableView<TraderView> list = new TableView<>();
    private final Label remarks = new Label();
    private final Subscription subscription;

    ViewsPane(OptimizerViewModel model) {
        super(6);
        this.model = model;
        setMinSize(0, 0);
        remarks.setId("optimizer-view-remarks");
        remarks.getStyleClass().add("room-muted");
        remarks.setWrapText(true);
        remarks.setMinHeight(USE_PREF_SIZE);
        fillList();
        getChildren().addAll(form(), list, remarks);
        VBox.setVgrow(list, Priority.ALWAYS);
        subscription = Subscription.combine(
                model.setupProperty().subscribe(setup -> {
                    if (!setup.views().equals(list.getItems())) {
                        list.getItems().setAll(setup.views());
                    }
                }),
                model.answerProperty().subscribe(this::show));
    }

    private FlowPane form() {
        asset.setId("optimizer-view-asset");
        asset.setPromptText("Asset");
        asset.setAccessibleText("Asset of the view");
        over.setId("optimizer-view-over");
        over.setAccessibleText("What the asset beats");
        over.getItems().setAll(ALONE);
        over.setValue(ALONE);
        expected.setId("optimizer-view-expected");
        expected.setPromptText("% a year");
        expected.setAccessibleText("Expected return or lead in percent a year");
        confidence.setId("optimizer-view-confidence");
        confidence.setAccessibleText("Confidence in percent");
        for (TextField field : List.of(expected, confidence)) {
            field.setPrefWidth(74);
            field.setOnAction(_ -> add());
        }
        asset.setPrefWidth(122);
        over.setPrefWidth(150);
        var sure = new Label("% a year, sure by %");
        sure.getStyleClass().add("room-muted");
        var add = new Button("Add");
        add.setId("optimizer-view-add");
        add.setOnAction(_ -> add());
        var form = new FlowPane(6, 6, asset, over, expected, sure, confidence, add);
        form.setMinHeight(USE_PREF_SIZE);
        return form;
    }

    private void fillList() {
        Columns.dense(list, "optimizer-views", "Views", model);
        TableColumn<TraderView, TraderView> words = SaidColumns.text(
                "view",
                "View",
                220,
                ReadOnlyObjectWrapper::new,
                view -> new Said(view.words(), "Delete takes it out", Said.Look.PLAIN));
        TableColumn<TraderView, TraderView> sure = SaidColumns.number(
                "confidence",
                "Confidence",
                70,
                ReadOnlyObjectWrapper::new,
                view -> Said.of(Numbers.percent(view.confidence(), 0)));
        list.getColumns().setAll(List.of(words, sure));
        var none = new Label("No views: expected returns are those at which the market would hold what you hold."
                + " Add what you think of an asset, or that it beats another.");
        none.setWrapText(true);
        none.getStyleClass().add("room-muted");
        list.setPlaceholder(none);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            TraderView chosen = list.getSelectionModel().getSelectedItem();
            if ((event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) && chosen != null) {
                model.remove(chosen);
                event.consume();
            }
        });
    }

    private void add() {
        try {
            String other = over.getValue();
            String refused = model.add(new TraderView(
                    asset.getValue() == null ? "" : asset.getValue(),
                    other == null || other.equals(ALONE) ? "" : other.replaceFirst("^beats ", ""),
                    Percents.parse(expected.getText()),
                    Percents.parse(confidence.getText())));
            say(refused.isEmpty() ? List.of() : List.of("Refused: " + refused));
        } catch (IllegalArgumentException refused) {
            say(List.of("Refused: " + refused.getMessage()));
        }
    }

    private void show(@Nullable OptimizerAnswer answer) {
        if (answer == null) {
            return;
        }
        List<String> symbols = answer.basis().symbols();
        if (!symbols.equals(asset.getItems())) {
            asset.setItems(FXCollections.observableArrayList(symbols));
            var others = new ArrayList<String>();
            others.add(ALONE);
            symbols.forEach(symbol -> others.add("beats " + symbol));
            over.setItems(FXCollections.observableArrayList(others));
            over.setValue(ALONE);
        }
        if (!answer.outlook().remarks().isEmpty() || !remarks.getText().startsWith("Refused")) {
            say(answer.outlook().remarks());
        }
    }

    private void say(List<String> lines) {
        remarks.setText(lines.isEmpty() ? "" : "! " + String.join("\n! ", lines));
        if (!lines.isEmpty() && lines.getFirst().startsWith("Refused")) {
            remarks.setText(lines.getFirst());
        }
        remarks.setManaged(!remarks.getText().isEmpty());
    }

    void close() {
        subscription.unsubscribe();
    }
}
