package dev.ballast.app.quality;

import dev.ballast.app.chart.ChartSaving;
import dev.ballast.app.control.Choice;
import dev.ballast.app.format.Times;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.table.ColumnMemory;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.FilterField;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.quality.DataMark;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.prefs.Preferences;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Findings on the left; the chosen one with its chart and what can be done about it on the right.
public final class QualityView extends BorderPane implements AutoCloseable {

    private static final double SIDE = 440;
    private static final double LEAST_FILTER = 180;
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private final QualityViewModel model;
    private final HistoryViewModel history;
    private final TableView<FindingRow> table = new TableView<>();
    private final FilterField filter =
            new FilterField("quality-filter", "asset, finding, state", "Filter the findings");
    private final Choice<Timeframe> timeframe;
    private final BarChart chart;
    private final Label title = new Label();
    private final Label words = new Label();
    private final Button exclude = button("Exclude", "quality-exclude", "X: no estimate uses these bars");
    private final Button accept = button("Accept as true", "quality-accept", "A: it happened, whatever the check says");
    private final Button takeBack = button("Take back", "quality-take-back", "T: as if nothing had been decided");

    /// @param history whether stored bars are kept up to date
    /// @param memory where the column choice is kept
    public QualityView(
            QualityViewModel model, HistoryViewModel history, Themes themes, FxPulse pulse, Preferences memory) {
        this.model = model;
        this.history = history;
        chart = new BarChart(themes, pulse);
        // Weeks are derived from days: what is wrong with them is wrong there.
        timeframe = new Choice<>(
                "quality-timeframe",
                "Bars",
                List.of(Timeframe.H1, Timeframe.H4, Timeframe.D1),
                Timeframe::label,
                model.timeframeProperty(),
                model.timeframeProperty()::set);
        getStyleClass().addAll("room", "quality-room");
        getStylesheets().add(RoomSheet.address("assets.css"));
        setId("quality-room");
        prepareTable(memory);
        setTop(new VBox(tools(), new HistoryLine(history)));
        setCenter(table);
        setRight(side());
        ChartSaving.offer(chart.pane(), pulse, "bars", model::say);
        filter.serve(this);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        show(null);
    }

    private void prepareTable(Preferences memory) {
        FigureColumns.dense(table, "quality-table", "data-quality", UnaryOperator.identity(), model::say);
        table.getColumns()
                .setAll(List.of(
                        FigureColumns.text("instrument", "Asset", 100, row -> row.instrument()
                                .symbol()),
                        FigureColumns.text(
                                "bars", "Bars", 50, row -> row.timeframe().label()),
                        FigureColumns.text("time", "Bar of", 110, row -> Times.date(row.time(), ZoneOffset.UTC)),
                        FigureColumns.text("finding", "Finding", 110, FindingRow::kind),
                        FigureColumns.text("effect", "State", 150, FindingRow::effect),
                        FigureColumns.text("message", "What was seen", 360, FindingRow::message)));
        var sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(new Label("Nothing found that fits."));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> show(row));
        new ColumnMemory(memory).attach(table);
    }

    private Node tools() {
        var name = new Label("Data quality");
        name.getStyleClass().add("room-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        filter.setPrefColumnCount(24);
        filter.setMinWidth(LEAST_FILTER);
        filter.textProperty().bindBidirectional(model.filterProperty());
        var summary = new Label();
        summary.setId("quality-summary");
        summary.textProperty().bind(model.summaryProperty());
        // In a narrow window it gives way first; the whole sentence is one look away.
        summary.setMinWidth(0);
        var whole = new Tooltip();
        whole.textProperty().bind(summary.textProperty());
        summary.setTooltip(whole);
        var message = new Label();
        message.setId("quality-message");
        message.getStyleClass().add("room-message");
        message.textProperty().bind(model.messageProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button undo = button("Undo", "quality-undo", "Ctrl-Z: take the last decision back");
        undo.setOnAction(_ -> model.undo());
        undo.disableProperty().bind(model.undoableProperty().not());
        Button export = button("Export CSV", "quality-export", "Ctrl-E: the findings that are shown");
        export.setOnAction(_ -> export());
        var bar = new HBox(10, name, timeframe, filter, summary, gap, message, undo, export);
        bar.getStyleClass().add("room-tools");
        return bar;
    }

    private Node side() {
        title.getStyleClass().add("room-section");
        words.setWrapText(true);
        words.setId("quality-words");
        words.setMinHeight(60);
        exclude.setOnAction(_ -> decide(DataMark.Verdict.EXCLUDED));
        accept.setOnAction(_ -> decide(DataMark.Verdict.ACCEPTED));
        takeBack.setOnAction(_ -> chosen(model::takeBack));
        VBox.setVgrow(chart.pane(), Priority.ALWAYS);
        var side = new VBox(10, title, words, new FlowPane(8, 8, exclude, accept, takeBack), chart.pane());
        side.getStyleClass().add("quality-side");
        side.setPrefWidth(SIDE);
        side.setMinWidth(SIDE * 0.7);
        return side;
    }

    private void show(@Nullable FindingRow row) {
        boolean any = row != null;
        chart.pane().setVisible(any);
        exclude.setDisable(!any);
        accept.setDisable(!any);
        takeBack.setDisable(row == null || row.mark().isEmpty());
        if (row == null) {
            title.setText("");
            words.setText("Choose a finding to see its bars and to decide about them.");
            return;
        }
        title.setText(row.instrument() + ", " + row.kind());
        words.setText(Times.date(row.time(), ZoneOffset.UTC) + ": " + row.message() + ". " + row.effect()
                + ".\nBars that are left out stay stored; no estimate uses them unless they are accepted as true."
                + " To fetch bars anew: ballast backfill");
        PriceHistory history = model.history(row.instrument());
        if (history != null) {
            chart.show(history, row);
        }
    }

    private void decide(DataMark.Verdict verdict) {
        chosen(row -> model.decide(row, verdict));
    }

    private void chosen(Consumer<FindingRow> action) {
        FindingRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            action.accept(row);
        }
    }

    private static Button button(String text, String id, String tip) {
        var button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void onKey(KeyEvent event) {
        boolean typing = filter.isFocused();
        if (event.isConsumed()) {
            // Esc has emptied the filter.
            return;
        }
        if (EXPORT.match(event)) {
            export();
        } else if (UNDO.match(event) && !typing) {
            model.undo();
        } else if (!typing && event.getCode() == KeyCode.X) {
            decide(DataMark.Verdict.EXCLUDED);
        } else if (!typing && event.getCode() == KeyCode.A) {
            decide(DataMark.Verdict.ACCEPTED);
        } else if (!typing && event.getCode() == KeyCode.T) {
            chosen(model::takeBack);
        } else if (!typing
                && event.getCode() == KeyCode.U
                && history.keptProperty().get()) {
            history.updateNow();
        } else if (event.getCode() == KeyCode.ESCAPE
                && history.workingProperty().get()) {
            history.cancel();
        } else {
            return;
        }
        event.consume();
    }

    private void export() {
        TableExport.save(getScene().getWindow(), FigureColumns.sheet(table), "data-quality", model::say);
    }

    /// Lets go of the theme and of the timeframe.
    @Override
    public void close() {
        timeframe.close();
        chart.close();
    }
}
