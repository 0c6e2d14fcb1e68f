package dev.ballast.app.performance;

import dev.ballast.app.control.Choice;
import dev.ballast.app.control.StatePane;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.performance.BenchmarkChoice;
import dev.ballast.core.performance.BookPerformance;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceWindow;
import dev.ballast.core.result.Result;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The performance room: the book beside a benchmark, every figure in every window, what earned it, closed trades.
public final class PerformanceView extends StackPane implements AutoCloseable {

    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final PerformanceViewModel model;
    private final WindowsTable windows;
    private final ComparisonTable comparison;
    private final AttributionTable attribution;
    private final TradesTable trades;
    private final GrowthChart chart;
    private final Choice<PerformanceWindow> window;
    private final Choice<Split> split;
    private final ComboBox<BenchmarkChoice> benchmark = new ComboBox<>();
    private final Label covered = new Label();
    private final StackPane instead = new StackPane();
    private final Subscription subscription;

    public PerformanceView(PerformanceViewModel model, Themes themes, FxPulse pulse) {
        this.model = model;
        windows = new WindowsTable(model);
        comparison = new ComparisonTable(model);
        attribution = new AttributionTable(model);
        trades = new TradesTable(model);
        chart = new GrowthChart(themes, pulse);
        window = new Choice<>(
                "performance-window",
                "Window",
                List.of(PerformanceWindow.values()),
                PerformanceWindow::label,
                model.windowProperty(),
                model.windowProperty()::set);
        split = new Choice<>(
                "performance-split",
                "By",
                List.of(Split.values()),
                Split::label,
                model.splitProperty(),
                model.splitProperty()::set);
        getStyleClass().addAll("room", "performance-room");
        getStylesheets().add(RoomSheet.address("performance.css"));
        setId("performance-room");
        setAccessibleText("Performance");
        Node content = content();
        getChildren().addAll(content, instead);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        benchmark.setOnAction(_ -> {
            BenchmarkChoice chosen = benchmark.getValue();
            if (chosen != null) {
                model.benchmarkProperty().set(chosen);
            }
        });
        subscription = Subscription.combine(
                model.benchmarkProperty().subscribe(benchmark::setValue),
                // New items take the box's value away for a moment.
                model.benchmarks()
                        .subscribe(() ->
                                benchmark.setValue(model.benchmarkProperty().get())),
                model.stateProperty().subscribe(state -> {
                    content.setVisible(state == PerformanceState.READY);
                    tell(state);
                }),
                model.reportProperty().subscribe(this::show),
                model.splitProperty()
                        .subscribe(chosen ->
                                attribution.show(model.reportProperty().get(), chosen)));
    }

    private Node content() {
        var curve = panel(section("Return since the start of the window"), chart.pane());
        var against = panel(section("Against the benchmark"), comparison);
        against.setPrefWidth(330);
        against.setMinWidth(250);
        HBox.setHgrow(curve, Priority.ALWAYS);
        var upper = new HBox(12, curve, against);
        upper.setPrefHeight(330);
        upper.setMinHeight(180);
        var table = panel(section("Every window"), windows);
        var sources = panel(split, attribution);
        HBox.setHgrow(table, Priority.ALWAYS);
        sources.setPrefWidth(430);
        sources.setMinWidth(300);
        var middle = new HBox(12, table, sources);
        middle.setPrefHeight(400);
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox.setVgrow(upper, Priority.SOMETIMES);
        var closed = panel(section("Closed trades, of the book's whole life"), trades);
        closed.setPrefHeight(4 * FigureColumns.ROW + 40);
        closed.setMinHeight(3 * FigureColumns.ROW + 20);
        return new VBox(12, tools(), upper, middle, closed);
    }

    private Node tools() {
        benchmark.setId("performance-benchmark");
        benchmark.setAccessibleText("Benchmark");
        benchmark.setItems(model.benchmarks());
        benchmark.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable BenchmarkChoice choice) {
                return choice == null ? "" : choice.label();
            }

            @Override
            public BenchmarkChoice fromString(String text) {
                throw new UnsupportedOperationException("benchmarks are chosen, not typed");
            }
        });
        var against = new Label("Against");
        against.getStyleClass().add("room-muted");
        covered.getStyleClass().add("room-subtle");
        covered.setId("performance-covered");
        var message = new Label();
        message.getStyleClass().add("room-muted");
        message.textProperty().bind(model.messageProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(10, window, against, benchmark, covered, gap, message);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static VBox panel(Node head, Region body) {
        var panel = new VBox(8, head, body);
        panel.getStyleClass().add("room-panel");
        panel.setMinWidth(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        return panel;
    }

    private static Label section(String text) {
        var label = new Label(text);
        label.getStyleClass().add("room-section");
        return label;
    }

    private void show(@Nullable PerformanceReport report) {
        windows.show(report);
        comparison.show(report);
        attribution.show(report, model.splitProperty().get());
        trades.show(report);
        chart.show(report);
        if (report != null) {
            covered.setText(
                    switch (report.over(report.window())) {
                        case Result.Known<BookPerformance>(BookPerformance book) ->
                            Numbers.signedPercent(book.timeWeighted(), 2) + " from "
                                    + book.from().toString().substring(0, 10) + ", to "
                                    + book.to().toString().substring(0, 10);
                        case Result.Missing<BookPerformance>(String reason) -> reason;
                    });
        }
    }

    private void tell(PerformanceState state) {
        instead.setVisible(state != PerformanceState.READY);
        instead.getChildren()
                .setAll(
                        switch (state) {
                            case READY -> List.of();
                            case LOADING -> List.of(StatePane.loading("Measuring the book's past"));
                            case EMPTY ->
                                List.of(StatePane.empty(
                                        Material2OutlinedMZ.TRENDING_UP,
                                        "No past to measure yet",
                                        "Import your fills, or open the demo book: every day since the first entry is"
                                                + " valued at its closes, and deposits are told apart from gains."));
                            case FAILED ->
                                List.of(StatePane.error(
                                        "No report", model.reasonProperty().get()));
                        });
    }

    private void onKey(KeyEvent event) {
        if (EXPORT.match(event)) {
            TableExport.save(
                    getScene() == null ? null : getScene().getWindow(),
                    model.stamped(FigureColumns.sheet(windows)),
                    "performance",
                    model::say);
            event.consume();
        }
    }

    /// Lets go of the view-model and the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
        benchmark.setItems(FXCollections.observableArrayList());
        window.close();
        split.close();
        chart.close();
    }
}
