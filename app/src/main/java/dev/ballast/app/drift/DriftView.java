package dev.ballast.app.drift;

import dev.ballast.app.control.Choice;
import dev.ballast.app.explain.TrailPane;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.table.Notice;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.TableExport;
import dev.ballast.app.theme.Themes;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.prefs.Preferences;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The chosen weight over time with its band and what may come, all weights beside it, the table of targets below.
///
/// Keys: up and down choose, Enter gives the chart the room and takes it back, `?` explains the focused figure, Ctrl-C
/// copies the table, Ctrl-E exports it, F5 sorts again.
public final class DriftView extends StackPane implements AutoCloseable {

    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final double WIDE = 1500;

    private final DriftViewModel model;
    private final TargetBar targets;
    private final DriftTable table;
    private final WeightCanvas chart;
    private final Overview overview;
    private final FactStrip facts;
    private final Choice<ChartWindow> window;
    private final TrailPane trail;
    private final VBox focus;
    private final VBox all;
    private final VBox list;
    private final HBox upper = new HBox(12);
    private final VBox content = new VBox(12);
    private final StackPane instead = new StackPane();
    private final Label legend = legend();
    private final Label name = new Label();
    private final Label note = new Label();
    private final Label cash = new Label();
    private final Label said = new Label();
    private final Button zoom = new Button();
    private final ChangeListener<DriftFigures> moved = (_, _, _) -> draw();
    private final Subscription subscription;
    private @Nullable DriftRow watched;

    /// @param zone in which times are shown
    /// @param memory where the table's columns are kept
    public DriftView(DriftViewModel model, Themes themes, FxPulse pulse, ZoneId zone, Preferences memory) {
        this.model = model;
        targets = new TargetBar(model);
        table = new DriftTable(model, memory);
        chart = new WeightCanvas(WeightPainter.Detail.FULL, themes, pulse, zone);
        overview = new Overview(model, themes, pulse, zone);
        facts = new FactStrip(model);
        trail = new TrailPane(model.trail());
        window = new Choice<>(
                "drift-window",
                "Past",
                List.of(ChartWindow.values()),
                ChartWindow::label,
                model.windowProperty(),
                model.windowProperty()::set);
        getStyleClass().addAll("room", "drift");
        getStylesheets().add(RoomSheet.address("drift.css"));
        setId("drift-room");
        setAccessibleText("Drift");
        setMinSize(0, 0);
        focus = panel(focusHead(), facts, chart, legend);
        VBox.setVgrow(chart, Priority.ALWAYS);
        all = panel(section("All weights"), overview);
        VBox.setVgrow(overview, Priority.ALWAYS);
        list = panel(listHead(), targets, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(focus, Priority.ALWAYS);
        upper.setMinSize(0, 0);
        upper.setPrefHeight(490);
        list.setPrefHeight(440);
        VBox.setVgrow(upper, Priority.ALWAYS);
        VBox.setVgrow(list, Priority.ALWAYS);
        content.setMinSize(0, 0);
        StackPane.setAlignment(trail, Pos.CENTER_RIGHT);
        getChildren().setAll(content, instead, trail);
        widthProperty().addListener((_, _, width) -> arrange(width.doubleValue()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onArrow);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.KEY_TYPED, this::onQuestion);
        subscription = Subscription.combine(
                model.selectedProperty().subscribe(this::watch),
                model.chartsProperty().subscribe(_ -> draw()),
                model.nowProperty().subscribe(_ -> settle()),
                model.zoomedProperty().subscribe(_ -> arrange(getWidth())),
                model.missingProperty().subscribe(_ -> tellEmpty()),
                model.noForecastProperty().subscribe(_ -> draw()),
                model.cashProperty().subscribe(_ -> tellCash()),
                model.cashTargetProperty().subscribe(_ -> tellCash()));
    }

    private static VBox panel(Node... nodes) {
        var panel = new VBox(6, nodes);
        panel.getStyleClass().addAll("room-panel", "drift-panel");
        panel.setMinSize(0, 0);
        return panel;
    }

    private Node focusHead() {
        name.getStyleClass().add("drift-name");
        name.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("room-subtle");
        note.setMinWidth(0);
        note.setId("drift-note");
        zoom.setId("drift-zoom");
        zoom.setMinWidth(USE_PREF_SIZE);
        zoom.setOnAction(_ -> model.zoomedProperty().set(!model.zoomedProperty().get()));
        window.setMinWidth(USE_PREF_SIZE);
        return bar(name, note, gap(), window, zoom);
    }

    private Node listHead() {
        cash.getStyleClass().add("room-muted");
        cash.setMinWidth(0);
        said.getStyleClass().add("room-subtle");
        said.setId("drift-said");
        said.setMinWidth(0);
        var columns = new MenuButton("Columns");
        columns.setId("drift-columns");
        columns.getItems().setAll(table.columnChoice());
        columns.setMinWidth(USE_PREF_SIZE);
        return bar(
                section("Weights and targets"),
                cash,
                gap(),
                said,
                columns,
                button("Copy", "drift-copy", "Ctrl-C in the table: all rows", this::copy),
                button("Export CSV", "drift-export", "Ctrl-E: all rows that are shown", this::export));
    }

    private static HBox bar(Node... nodes) {
        var bar = new HBox(10, nodes);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(USE_PREF_SIZE);
        return bar;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Button button(String text, String id, String tip, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label section(String text) {
        var label = new Label(text);
        label.getStyleClass().add("room-section");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label legend() {
        var legend = new Label("Area: band, its edges where the trigger fires · dashed: target and median · cone: 5 to"
                + " 95 % and 25 to 75 % if nothing is traded · proposals: "
                + MarkOutcome.OPEN.sign() + " raised, "
                + Arrays.stream(MarkOutcome.values())
                        .skip(1)
                        .map(outcome -> outcome.sign() + " " + outcome.words())
                        .collect(Collectors.joining(", ")));
        legend.getStyleClass().add("room-subtle");
        legend.setMinWidth(0);
        legend.setTooltip(new Tooltip(legend.getText()));
        return legend;
    }

    private void arrange(double width) {
        boolean wide = width >= WIDE;
        boolean zoomed = model.zoomedProperty().get();
        int columns = wide ? 3 : 1;
        double tiles = columns * (WeightTile.WIDTH + 6) + 46.0;
        all.setMinWidth(tiles);
        all.setMaxWidth(tiles);
        legend.setManaged(wide || zoomed);
        legend.setVisible(wide || zoomed);
        trail.setMaxWidth(Math.clamp(width * 0.42, 380, 620));
        List<Node> above = zoomed ? List.of(focus) : List.of(focus, all);
        if (!upper.getChildren().equals(above)) {
            upper.getChildren().setAll(above);
        }
        List<Node> parts = zoomed ? List.of(upper) : List.of(upper, list);
        if (!content.getChildren().equals(parts)) {
            boolean hadFocus = getScene() != null && isInside(getScene().getFocusOwner());
            content.getChildren().setAll(parts);
            if (hadFocus) {
                (zoomed ? zoom : table).requestFocus();
            }
        }
        zoom.setText(zoomed ? "Back (Esc)" : "Enlarge (Enter)");
    }

    private boolean isInside(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    private void watch(@Nullable DriftRow row) {
        DriftRow before = watched;
        if (before != null) {
            before.figuresProperty().removeListener(moved);
        }
        watched = row;
        if (row != null) {
            row.figuresProperty().addListener(moved);
        }
        draw();
        overview.show(model.chartsProperty().get(), model.nowProperty().get());
    }

    private void settle() {
        draw();
        overview.show(model.chartsProperty().get(), model.nowProperty().get());
        table.settle();
    }

    private void draw() {
        tellEmpty();
        DriftRow row = watched;
        if (row == null) {
            return;
        }
        DriftCharts charts = model.chartsProperty().get();
        name.setText(row.instrument().symbol());
        facts.show(row);
        chart.setAccessibleText("Weight of " + row.instrument() + " over time and ahead");
        chart.show(WeightPicture.of(charts, row.figures(), model.nowProperty().get()));
        String reason = row.figures().outlook().reason();
        boolean noPast = charts.history(row.instrument()).points().isEmpty();
        note.setText(
                !reason.isEmpty()
                        ? "No cone: " + reason
                        : noPast
                                ? "No past in this window yet: a point is kept every minute while Ballast runs and at"
                                        + " each day's end"
                                : "");
        note.setTooltip(note.getText().isEmpty() ? null : new Tooltip(note.getText()));
    }

    private void tellEmpty() {
        boolean none = model.rows().isEmpty();
        content.setVisible(!none);
        instead.setVisible(none);
        if (none) {
            String missing = model.missingProperty().get();
            instead.getChildren()
                    .setAll(
                            new Notice(
                                    "No weights to watch yet",
                                    (missing.isEmpty() ? "Nothing is held and nothing is targeted" : missing)
                                            + ". Import your fills (ballast import fills FILE) or open the demo book. Then this"
                                            + " room shows each weight against its target, the band in which nothing is traded,"
                                            + " the prices at which a trigger fires next, and how likely and how soon that is."));
        }
    }

    private void tellCash() {
        cash.setText("Cash " + Numbers.percent(model.cashProperty().get()) + " now, "
                + Numbers.percent(model.cashTargetProperty().get()) + " by the targets in force");
    }

    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        boolean zoomed = model.zoomedProperty().get();
        if (EXPORT.match(event)) {
            export();
        } else if (event.getCode() == KeyCode.F5) {
            model.resort();
        } else if (event.getCode() == KeyCode.ESCAPE && model.trail().isOpen()) {
            model.trail().close();
        } else if (event.getCode() == KeyCode.ESCAPE && zoomed) {
            model.zoomedProperty().set(false);
        } else if (event.getCode() == KeyCode.ENTER && !typing) {
            model.zoomedProperty().set(!zoomed);
        } else {
            return;
        }
        event.consume();
    }

    /// While the chart has the room, before a button takes the arrows for a walk among the controls.
    private void onArrow(KeyEvent event) {
        boolean arrow = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
        if (arrow && model.zoomedProperty().get() && !model.trail().isOpen()) {
            step(event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        }
    }

    private void step(int by) {
        DriftRow row = watched;
        int index = row == null ? 0 : model.rows().indexOf(row) + by;
        if (index >= 0 && index < model.rows().size()) {
            model.selectedProperty().set(model.rows().get(index));
        }
    }

    private void onQuestion(KeyEvent event) {
        if ("?".equals(event.getCharacter())
                && !(event.getTarget() instanceof TextInputControl)
                && !model.trail().isOpen()) {
            table.explainFocused();
            event.consume();
        }
    }

    private void copy() {
        var sheet = table.everything();
        TableExport.copy(sheet);
        said.setText(sheet.lines().size() + (sheet.lines().size() == 1 ? " row copied" : " rows copied"));
    }

    private void export() {
        String origin = model.origin();
        TableExport.save(
                getScene() == null ? null : getScene().getWindow(),
                table.everything(),
                origin.isEmpty() ? "drift" : "drift-" + origin,
                said::setText);
    }

    /// Lets go of the view-model and the theme.
    @Override
    public void close() {
        subscription.unsubscribe();
        if (watched != null) {
            watched.figuresProperty().removeListener(moved);
        }
        targets.close();
        table.close();
        chart.close();
        overview.close();
        window.close();
        trail.close();
    }
}
