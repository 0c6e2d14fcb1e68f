package dev.ballast.app.drift;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Themes;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Weights over time above, the table of targets below.
public final class DriftView extends BorderPane implements AutoCloseable {

    private final DriftViewModel model;
    private final TargetBar targets;
    private final DriftTable table;
    private final WeightChart chart;
    private final Label cash = new Label();
    private final Label emptyText = new Label();
    private final VBox empty = new VBox(8);
    private final Subscription subscription;

    /// @param zone in which times are shown
    public DriftView(DriftViewModel model, Themes themes, FxPulse pulse, ZoneId zone) {
        this.model = model;
        targets = new TargetBar(model);
        table = new DriftTable(model);
        chart = new WeightChart(themes, pulse, zone);
        getStyleClass().addAll("room", "drift");
        getStylesheets()
                .add(Objects.requireNonNull(DriftView.class.getResource("/dev/ballast/assets/css/drift.css"))
                        .toExternalForm());
        setAccessibleText("Drift");
        VBox history = new VBox(6, title("Weights over time"), charts());
        history.getStyleClass().add("room-panel");
        VBox list = new VBox(8, head(), targets, table);
        list.getStyleClass().add("room-panel");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(history, Priority.SOMETIMES);
        history.setMinHeight(200);
        history.setPrefHeight(400);
        list.setMinHeight(260);
        list.setPrefHeight(560);
        setCenter(new VBox(12, history, list));
        subscription = Subscription.combine(
                model.chartProperty().subscribe(_ -> draw()),
                table.getSelectionModel().selectedItemProperty().subscribe(_ -> draw()),
                model.missingProperty().subscribe(_ -> tellEmpty()),
                model.cashProperty().subscribe(_ -> tellCash()),
                model.cashTargetProperty().subscribe(_ -> tellCash()));
    }

    private Node charts() {
        var title = new Label("No past to draw yet");
        title.getStyleClass().add("room-title");
        emptyText.getStyleClass().add("room-muted");
        emptyText.setWrapText(true);
        emptyText.setMaxWidth(560);
        empty.getChildren().addAll(title, emptyText);
        empty.setAlignment(Pos.CENTER);
        var stack = new StackPane(chart.pane(), empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        return stack;
    }

    private Node head() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        cash.getStyleClass().add("room-muted");
        return new HBox(12, title("Weights and targets"), gap, cash);
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("room-section");
        return label;
    }

    private void draw() {
        DriftChart next = model.chartProperty().get();
        DriftRow focus = focus();
        chart.show(next, focus == null ? null : focus.drift());
        chart.pane().setVisible(!next.series().isEmpty());
        empty.setVisible(next.series().isEmpty());
        tellEmpty();
    }

    /// The selected row where it is drawn, else the drawn one that is furthest off.
    private @Nullable DriftRow focus() {
        DriftRow selected = table.getSelectionModel().getSelectedItem();
        if (selected != null && selected.chartedProperty().get()) {
            return selected;
        }
        return model.rows().stream()
                .filter(row -> row.chartedProperty().get())
                .max(Comparator.comparingDouble(row -> Math.abs(row.drift().drift())))
                .orElse(null);
    }

    private void tellEmpty() {
        String missing = model.missingProperty().get();
        emptyText.setText(
                model.rows().isEmpty()
                        ? missing + ". Import fills, deposit cash, or open the demo book."
                        : "Tick an instrument in the table to draw its weight; points are recorded every minute while"
                                + " Ballast runs and at each day's end.");
    }

    private void tellCash() {
        cash.setText("Cash " + Numbers.percent(model.cashProperty().get()) + " now, "
                + Numbers.percent(model.cashTargetProperty().get()) + " by the targets in force");
    }

    /// Lets go of the view-model and the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
        targets.close();
        table.close();
        chart.close();
    }
}
