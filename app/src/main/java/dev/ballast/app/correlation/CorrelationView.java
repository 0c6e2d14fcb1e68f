package dev.ballast.app.correlation;

import dev.ballast.app.chart.ChartSaving;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.Sheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Heatmap on the left with time beneath it, what it says on the right.
public final class CorrelationView extends BorderPane implements AutoCloseable {

    private static final double SIDE = 470;
    /// Left-out instruments that are named; the rest is counted.
    private static final int FEW = 4;
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final CorrelationViewModel model;
    private final SettingsBar settings;
    private final TimeBar time;
    private final HeatmapPane heatmap;
    private final ScaleLegend legend;
    private final PairsTable pairs;
    private final PairPane pairPane;
    private final Label convention = label("room-muted");
    private final Label problem = label("room-muted");
    private final Label average = label("correlation-average");
    private final Label excluded = label("room-muted");
    private final Label highestTitle = label("room-section");
    private final VBox excludedPanel = panel("Left out", excluded);
    private final VBox empty = new VBox(8);
    private final Subscription subscription;

    /// @param zone in which times are shown
    public CorrelationView(CorrelationViewModel model, Themes themes, FxPulse pulse, ZoneId zone) {
        this.model = model;
        settings = new SettingsBar(model);
        time = new TimeBar(model);
        heatmap = new HeatmapPane(themes, pulse, model::choose);
        legend = new ScaleLegend(themes, pulse);
        pairs = new PairsTable(model);
        pairPane = new PairPane(model, themes, pulse, zone);
        getStyleClass().addAll("room", "correlation");
        getStylesheets().add(RoomSheet.address("correlation.css"));
        setAccessibleText("Correlation");
        setTop(settings);
        setCenter(matrixPanel());
        setRight(side());
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        ChartSaving.offer(heatmap, pulse, "correlation", this::say);
        ChartSaving.offer(pairPane.stage(), pulse, "pair", this::say);
        ListChangeListener<ExcludedRow> left = _ -> showExcluded();
        model.excluded().addListener(left);
        subscription = Subscription.combine(
                () -> model.excluded().removeListener(left),
                model.answerProperty().subscribe(this::showMatrix),
                model.averageProperty().subscribe(this::showAverage),
                model.pairProperty().subscribe(heatmap::choose));
        showExcluded();
    }

    private Node matrixPanel() {
        var title = label("room-title");
        title.setText("No correlation yet");
        problem.setWrapText(true);
        problem.setMaxWidth(520);
        problem.setId("correlation-problem");
        empty.getChildren().addAll(title, problem);
        empty.setAlignment(Pos.CENTER);
        convention.setWrapText(true);
        convention.setId("correlation-convention");
        convention.setMinHeight(34);
        HBox.setHgrow(convention, Priority.ALWAYS);
        convention.setMaxWidth(Double.MAX_VALUE);
        var export = new Button("CSV");
        export.setId("correlation-export");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setTooltip(new Tooltip("Save the matrix as CSV (Ctrl-E); a right click on a chart saves a picture"));
        export.setOnAction(_ -> export());
        var foot = new HBox(16, convention, legend, export);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.visibleProperty().bind(empty.visibleProperty().not());
        var stack = new StackPane(heatmap, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        var box = new VBox(10, stack, time, foot);
        box.getStyleClass().add("room-panel");
        return box;
    }

    private Node side() {
        average.setText(Numbers.UNKNOWN);
        average.setMinWidth(Region.USE_PREF_SIZE);
        var caption = label("room-muted");
        caption.setText("average of the held pairs, weighted by both weights");
        caption.setWrapText(true);
        var figure = new HBox(12, average, caption);
        figure.setAlignment(Pos.CENTER_LEFT);
        var highest = new VBox(8, highestTitle, pairs);
        highest.getStyleClass().add("room-panel");
        VBox.setVgrow(pairs, Priority.ALWAYS);
        VBox.setVgrow(highest, Priority.ALWAYS);
        pairs.setPrefHeight(210);
        pairs.setMinHeight(100);
        excluded.setWrapText(true);
        VBox.setVgrow(pairPane, Priority.SOMETIMES);
        var side = new VBox(12, panel("Average correlation", figure), highest, pairPane, excludedPanel);
        side.getStyleClass().add("correlation-side");
        side.setPrefWidth(SIDE);
        side.setMinWidth(SIDE * 0.66);
        return side;
    }

    private void onKey(KeyEvent event) {
        if (EXPORT.match(event)) {
            export();
        } else if (COPY.match(event) && heatmap.heat() != null) {
            TableExport.copy(sheet(heatmap.heat()));
        } else {
            switch (event.getCode()) {
                case COMMA -> time.step(-1);
                case PERIOD -> time.step(1);
                case END -> model.goTo(null);
                default -> {
                    return;
                }
            }
        }
        event.consume();
    }

    private void export() {
        Heat shown = heatmap.heat();
        if (shown != null) {
            TableExport.save(getScene().getWindow(), sheet(shown), "correlation", this::say);
        }
    }

    /// The matrix in the order on screen, with four decimals.
    static Sheet sheet(@Nullable Heat heat) {
        if (heat == null) {
            throw new IllegalArgumentException("there is no matrix to write");
        }
        var head = new ArrayList<String>();
        head.add(heat.isChange() ? "change of correlation" : "correlation");
        heat.order().forEach(instrument -> head.add(instrument.symbol()));
        return new Sheet(
                head,
                heat.order().stream()
                        .map(row -> {
                            var line = new ArrayList<String>();
                            line.add(row.symbol());
                            heat.order().forEach(column -> line.add(plain(heat.value(row, column))));
                            return List.copyOf(line);
                        })
                        .toList());
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private void say(String sentence) {
        convention.setText(sentence);
    }

    private static VBox panel(String title, Node content) {
        var head = label("room-section");
        head.setText(title);
        var panel = new VBox(8, head, content);
        panel.getStyleClass().add("room-panel");
        return panel;
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    private void showMatrix(CorrelationRequest.Answer answer) {
        switch (answer.heat()) {
            case Result.Known<Heat>(Heat heat) -> {
                heatmap.show(heat, pair -> describe(heat, pair));
                legend.show(heat.isChange());
                CorrelationMatrix before = heat.baseline();
                convention.setText(
                        before == null
                                ? text(heat.now())
                                : "Change: " + text(heat.now()) + ", less " + less(heat.now(), before));
                highestTitle.setText(heat.isChange() ? "Largest changes" : "Highest pairs");
                empty.setVisible(false);
            }
            case Result.Missing<Heat>(String reason) -> {
                heatmap.show(null, Pair::toString);
                problem.setText(reason + (reason.contains("ballast") ? "." : advice()));
                empty.setVisible(true);
            }
        }
    }

    private String advice() {
        return (model.asOfProperty().get() == null ? ". " : ". Go to a later time, ")
                + "Import history with: ballast import history, or widen the choice of instruments.";
    }

    private static String text(CorrelationMatrix matrix) {
        return matrix.convention() + " · " + period(matrix);
    }

    private static String less(CorrelationMatrix now, CorrelationMatrix before) {
        return now.convention().equals(before.convention()) ? period(before) : text(before);
    }

    private static String period(CorrelationMatrix matrix) {
        return Times.date(matrix.from(), ZoneOffset.UTC) + " to " + Times.date(matrix.to(), ZoneOffset.UTC);
    }

    private static String describe(Heat heat, Pair pair) {
        if (!heat.has(pair)) {
            return pair.toString();
        }
        String level = pair + "\nρ = " + Numbers.signed(heat.correlation(pair), 3) + "\n"
                + heat.now().observations() + " returns, " + period(heat.now());
        return heat.isChange()
                ? level + "\nchange " + Numbers.signed(heat.value(pair), 3)
                : level + "\n" + heat.now().convention();
    }

    private void showAverage(Result<Double> value) {
        switch (value) {
            case Result.Known<Double>(Double known) -> {
                average.setText(Numbers.signed(known, 2));
                average.setTooltip(null);
            }
            case Result.Missing<Double>(String reason) -> {
                average.setText(Numbers.UNKNOWN);
                average.setTooltip(new Tooltip(reason));
            }
        }
    }

    private void showExcluded() {
        boolean any = !model.excluded().isEmpty();
        excludedPanel.setVisible(any);
        excludedPanel.setManaged(any);
        excluded.setText(model.excluded().stream()
                        .limit(FEW)
                        .map(row -> row.instrument() + ": " + row.reason())
                        .collect(Collectors.joining("\n"))
                + more());
    }

    private String more() {
        int hidden = model.excluded().size() - FEW;
        return hidden > 0 ? "\nand " + hidden + " more" : "";
    }

    /// Lets go of the view-model and the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
        settings.close();
        time.close();
        heatmap.close();
        legend.close();
        pairs.close();
        pairPane.close();
    }
}
