package dev.ballast.app.correlation;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Heatmap on the left, what it says on the right.
public final class CorrelationView extends BorderPane implements AutoCloseable {

    private static final double SIDE = 520;

    private final CorrelationViewModel model;
    private final SettingsBar settings;
    private final HeatmapPane heatmap;
    private final ScaleLegend legend;
    private final PairsTable pairs;
    private final PairCharts charts;
    private final Label convention = label("room-muted");
    private final Label problem = label("room-muted");
    private final Label average = label("correlation-average");
    private final Label pairTitle = label("room-section");
    private final Label pairProblem = label("room-muted");
    private final Label excluded = label("room-muted");
    private final VBox excludedPanel = panel("Left out", excluded);
    private final VBox empty = new VBox(8);
    private final Subscription subscription;

    /// @param zone in which times are shown
    public CorrelationView(CorrelationViewModel model, Themes themes, FxPulse pulse, ZoneId zone) {
        this.model = model;
        settings = new SettingsBar(model);
        heatmap = new HeatmapPane(themes, pulse, model::choose);
        legend = new ScaleLegend(themes, pulse);
        pairs = new PairsTable(model);
        charts = new PairCharts(themes, pulse, zone);
        getStyleClass().addAll("room", "correlation");
        getStylesheets()
                .add(Objects.requireNonNull(
                                CorrelationView.class.getResource("/dev/ballast/assets/css/correlation.css"))
                        .toExternalForm());
        setAccessibleText("Correlation");
        setTop(settings);
        setCenter(matrixPanel());
        setRight(side());
        ListChangeListener<ExcludedRow> left = _ -> showExcluded();
        model.excluded().addListener(left);
        subscription = Subscription.combine(
                () -> model.excluded().removeListener(left),
                model.answerProperty().subscribe(this::showMatrix),
                model.averageProperty().subscribe(this::showAverage),
                model.pairProperty().subscribe(this::showPair),
                model.pairHistoryProperty().subscribe(this::showHistory));
        showExcluded();
    }

    private Node matrixPanel() {
        var title = label("room-title");
        title.setText("No correlation yet");
        problem.setWrapText(true);
        problem.setMaxWidth(520);
        empty.getChildren().addAll(title, problem);
        empty.setAlignment(Pos.CENTER);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        convention.setWrapText(true);
        HBox.setHgrow(convention, Priority.SOMETIMES);
        var foot = new HBox(16, convention, gap, legend);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.visibleProperty().bind(empty.visibleProperty().not());
        var stack = new StackPane(heatmap, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        var box = new VBox(10, stack, foot);
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
        VBox highest = panel("Highest pairs", pairs);
        VBox.setVgrow(pairs, Priority.ALWAYS);
        VBox.setVgrow(highest, Priority.ALWAYS);
        pairs.setPrefHeight(210);
        pairs.setMinHeight(120);
        excluded.setWrapText(true);
        var rolling = label("room-muted");
        rolling.setText("Correlation of the last " + PairHistory.WINDOW + " daily returns, limit dashed");
        var scatter = label("room-muted");
        scatter.setText("Daily returns over the lookback");
        var both = new VBox(6, pairTitle, pairProblem, rolling, charts.overTime(), scatter, charts.against());
        both.getStyleClass().add("room-panel");
        var side = new VBox(12, panel("Average correlation", figure), highest, both, excludedPanel);
        side.getStyleClass().add("correlation-side");
        side.setPrefWidth(SIDE);
        side.setMinWidth(SIDE * 0.6);
        return side;
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
        switch (answer.matrix()) {
            case Result.Known<CorrelationMatrix>(CorrelationMatrix matrix) -> {
                heatmap.show(matrix, answer.order(), pair -> describe(matrix, pair));
                convention.setText(matrix.convention() + " · " + period(matrix));
                empty.setVisible(false);
            }
            case Result.Missing<CorrelationMatrix>(String reason) -> {
                heatmap.show(null, answer.order(), Pair::toString);
                problem.setText(reason
                        + ". Import daily history with: ballast import history, or widen the choice of instruments.");
                empty.setVisible(true);
            }
        }
    }

    private static String dates(CorrelationMatrix matrix) {
        return matrix.observations() + " returns, " + period(matrix);
    }

    private static String period(CorrelationMatrix matrix) {
        return Times.date(matrix.from(), ZoneOffset.UTC) + " to " + Times.date(matrix.to(), ZoneOffset.UTC);
    }

    private static String describe(CorrelationMatrix matrix, Pair pair) {
        int row = matrix.indexOf(pair.first());
        int column = matrix.indexOf(pair.second());
        if (row < 0 || column < 0) {
            return pair.toString();
        }
        return pair + "\nρ = " + Numbers.signed(matrix.get(row, column), 3) + "\n" + dates(matrix) + "\n"
                + matrix.convention();
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

    private void showPair(@Nullable Pair pair) {
        heatmap.choose(pair);
        pairTitle.setText(pair == null ? "Choose a pair in the heatmap or the list" : pair.toString());
    }

    private void showHistory(@Nullable PairHistory history) {
        boolean any = history != null;
        charts.overTime().setVisible(any);
        charts.against().setVisible(any);
        pairProblem.setText(history == null ? "" : history.problem());
        pairProblem.setManaged(!pairProblem.getText().isEmpty());
        if (history != null) {
            charts.show(history);
        }
    }

    private void showExcluded() {
        boolean any = !model.excluded().isEmpty();
        excludedPanel.setVisible(any);
        excludedPanel.setManaged(any);
        excluded.setText(model.excluded().stream()
                .map(row -> row.instrument() + ": " + row.reason())
                .collect(Collectors.joining("\n")));
    }

    /// Lets go of the view-model and the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
        settings.close();
        heatmap.close();
        legend.close();
        pairs.close();
        charts.close();
    }
}
