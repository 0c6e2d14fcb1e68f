package dev.ballast.app.optimizer;

import dev.ballast.app.chart.ChartSaving;
import dev.ballast.app.control.StatePane;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.optimization.allocation.Resampling.Band;
import dev.ballast.core.optimization.frontier.FrontierPoint;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The optimiser room: limits along the top, the frontier and the methods beneath, weights by asset at the bottom.
public final class OptimizerView extends StackPane implements AutoCloseable {

    private static final double SIDE = 372;
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");

    private final OptimizerViewModel model;
    private final LimitsBar limits;
    private final ConflictBar conflict;
    private final FrontierChart frontier;
    private final MethodsTable methods;
    private final AssetsTable assets;
    private final SendBar send;
    private final SidePane side;
    private final OptimizerPanel frontierPanel;
    private final OptimizerPanel methodsPanel;
    private final OptimizerPanel assetsPanel;
    private final Label notes = new Label();
    private final VBox content;
    private final StackPane instead = new StackPane();
    private final Subscription subscription;

    /// @param toQueue brings the approval queue on screen
    public OptimizerView(OptimizerViewModel model, Themes themes, FxPulse pulse, Runnable toQueue) {
        this.model = model;
        limits = new LimitsBar(model);
        conflict = new ConflictBar(model);
        frontier = new FrontierChart(themes, pulse);
        methods = new MethodsTable(model);
        assets = new AssetsTable(model);
        frontierPanel = new OptimizerPanel("Efficient frontier", frontier);
        methodsPanel = new OptimizerPanel("Methods", methods);
        send = new SendBar(model, toQueue);
        side = new SidePane(model);
        assetsPanel = new OptimizerPanel("Weights", assets).with(send);
        ChartSaving.offer(frontier, pulse, "Efficient frontier", model::say);
        content = content();
        getStyleClass().addAll("room", "optimizer-room");
        getStylesheets().add(RoomSheet.address("optimizer.css"));
        setId("optimizer-room");
        setAccessibleText("Optimiser");
        setMinSize(0, 0);
        getChildren().setAll(content, instead);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        subscription = Subscription.combine(
                model.answerProperty().subscribe(this::show),
                model.methodProperty()
                        .subscribe(_ -> show(model.answerProperty().get())),
                model.bandProperty()
                        .subscribe(_ -> noteWeights(model.answerProperty().get())),
                model.stateProperty().subscribe(_ -> tellState()),
                model.reasonProperty().subscribe(_ -> tellState()));
    }

    private VBox content() {
        notes.setId("optimizer-notes");
        notes.getStyleClass().add("room-subtle");
        notes.setMinWidth(0);
        notes.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(notes, Priority.ALWAYS);
        var busy = new Label();
        busy.setId("optimizer-busy");
        busy.getStyleClass().add("room-muted");
        busy.setMinWidth(USE_PREF_SIZE);
        busy.textProperty().bind(model.progressProperty());
        var cancel = new Button("Cancel");
        cancel.setId("optimizer-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> model.cancel());
        var work = new HBox(8, busy, cancel);
        work.setAlignment(Pos.CENTER_RIGHT);
        work.visibleProperty().bind(model.busyProperty());
        var foot = new HBox(10, notes, work);
        foot.setAlignment(Pos.CENTER_LEFT);
        var all = new VBox(8, limits, conflict, grid(), foot);
        all.setMinSize(0, 0);
        return all;
    }

    private GridPane grid() {
        var grid = new GridPane(8, 8);
        for (double share : new double[] {46, 54}) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        for (double share : new double[] {52, 48}) {
            var row = new RowConstraints();
            row.setPercentHeight(share);
            grid.getRowConstraints().add(row);
        }
        grid.add(frontierPanel, 0, 0);
        grid.add(methodsPanel, 1, 0);
        grid.add(bottom(), 0, 1, 2, 1);
        grid.setMinSize(0, 0);
        VBox.setVgrow(grid, Priority.ALWAYS);
        return grid;
    }

    private HBox bottom() {
        side.setPrefWidth(SIDE);
        side.setMinWidth(SIDE);
        HBox.setHgrow(assetsPanel, Priority.ALWAYS);
        var bottom = new HBox(8, assetsPanel, side);
        bottom.setMinSize(0, 0);
        return bottom;
    }

    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (UNDO.match(event) && !typing) {
            model.undo();
        } else if (REDO.match(event) && !typing) {
            model.redo();
        } else if (event.getCode() == KeyCode.Q && !event.isShortcutDown() && !typing) {
            model.send();
        } else {
            return;
        }
        event.consume();
    }

    private void show(@Nullable OptimizerAnswer answer) {
        OptimizationMethod chosen = model.methodProperty().get();
        frontier.show(answer, chosen);
        if (answer == null) {
            return;
        }
        frontierPanel.note(
                switch (answer.frontier()) {
                    case Result.Known<List<FrontierPoint>> _ ->
                        "diamond: mean of all methods · small dots: each method";
                    case Result.Missing<List<FrontierPoint>>(String reason) -> "No frontier: " + reason;
                });
        methodsPanel.note(votes(answer));
        noteWeights(answer);
        notes.setText(answer.outlook().convention()
                + answer.basis().excluded().entrySet().stream()
                        .map(entry -> " · left as it is: " + entry.getKey() + ", " + entry.getValue())
                        .collect(Collectors.joining()));
    }

    private static String votes(OptimizerAnswer answer) {
        if (!answer.isComplete()) {
            return "being solved under the new limits: grey figures are still under the old ones";
        }
        return answer.parliament()
                .disagreement()
                .map(apart -> answer.parliament().voters() + " of " + OptimizationMethod.values().length
                        + " have weights; on average they hold " + Numbers.percent(apart, 0)
                        + " of the book otherwise than their mean")
                .orElse("No method has weights under these limits");
    }

    private void noteWeights(@Nullable OptimizerAnswer answer) {
        if (answer == null) {
            return;
        }
        double budget = answer.constraints().budget().orElse(1);
        String sum = model.methodProperty().get().label()
                + " · band: all methods, tick: their mean, !: a limit that binds · sum "
                + Numbers.percent(budget, 1) + (Math.abs(budget - answer.basis().invested()) < 1e-12 ? " as now" : "");
        assetsPanel.note(
                sum + model.bandProperty().get().map(OptimizerView::band).orElse(""));
    }

    private static String band(Result<Band> result) {
        return switch (result) {
            case Result.Missing<Band>(String reason) -> " · no band: " + reason;
            case Result.Known<Band>(Band band) ->
                " · whisker: " + Numbers.percent(Sensitivity.COVERAGE, 0) + " of " + band.draws() + " other samples"
                        + (band.failures().isEmpty()
                                ? ""
                                : ", " + band.failures().size() + " had no weights");
        };
    }

    private void tellState() {
        boolean ready = model.stateProperty().get() == OptimizerState.READY;
        content.setVisible(ready);
        instead.setVisible(!ready);
        instead.getChildren()
                .setAll(
                        switch (model.stateProperty().get()) {
                            case READY -> List.of();
                            case LOADING -> List.of(StatePane.loading("Solving for the first time"));
                            case EMPTY ->
                                List.of(StatePane.empty(
                                        Material2OutlinedMZ.TUNE,
                                        "Nothing to optimise",
                                        "Import your fills, or open the demo book: the room weighs what you hold by its"
                                                + " daily history."));
                            case MISSING ->
                                List.of(StatePane.empty(
                                        Material2OutlinedAL.HOURGLASS_EMPTY,
                                        "Nothing to solve from yet",
                                        model.reasonProperty().get()));
                        });
    }

    /// Lets go of the view-model and the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
        limits.close();
        conflict.close();
        frontier.close();
        methods.close();
        assets.close();
        send.close();
        side.close();
    }
}
