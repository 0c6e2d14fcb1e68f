package dev.ballast.app.dashboard;

import dev.ballast.app.explain.TrailPane;
import dev.ballast.app.table.Notice;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The dashboard: figures along the top, health and equity, then alerts, drift and what waits.
public final class DashboardView extends StackPane {

    private static final double TRAIL_WIDTH = 560;
    private static final double NARROW = 1300;

    private final TileRow tiles = new TileRow();
    private final HealthPanel health = new HealthPanel();
    private final RegimeTile regime;
    private final TrailPane trail;
    private final EquityPanel equity;
    private final DriftPanel drift;
    private final StatusPanel status;
    private final Label origin = new Label();
    private final Label meaning = new Label();
    // Held here and weakly by the themes, which outlive the room.
    private final ChangeListener<Theme> recolour;

    /// Builds the room.
    ///
    /// @param themes colours of what is painted rather than styled
    /// @param actions where buttons lead
    public DashboardView(DashboardViewModel model, Themes themes, DashboardActions actions) {
        getStyleClass().addAll("room", "dashboard-room");
        getStylesheets().setAll(RoomSheet.address("table-room.css"), RoomSheet.address("dashboard.css"));
        setId("dashboard-room");
        regime = new RegimeTile(model::explainRegime);
        trail = new TrailPane(model.trail());
        trail.setMaxWidth(TRAIL_WIDTH);
        setAlignment(trail, Pos.CENTER_RIGHT);
        equity = new EquityPanel(model);
        drift = new DriftPanel(model, actions.openDrift());
        status = new StatusPanel(actions.openQueue());
        var content = new VBox(8, head(), tiles, panels(new AlertsPanel(model)));
        content.setMinSize(0, 0);
        setMinSize(0, 0);
        Node empty = empty(actions);
        Node loading = new Notice("Loading the dashboard", "Waiting for the engine's first figures.");
        getChildren().setAll(content, empty, loading, trail);
        model.money().subscribe(tiles::money);
        model.risk().subscribe(tiles::risk);
        model.regime().subscribe(regime::show);
        model.health().subscribe(health::show);
        model.queue().subscribe(status::queue);
        model.feed().subscribe(this::feed);
        model.state().subscribe(state -> {
            content.setVisible(state == DashboardState.READY);
            empty.setVisible(state == DashboardState.EMPTY);
            loading.setVisible(state == DashboardState.LOADING);
        });
        widthProperty().subscribe(width -> fit(width.doubleValue()));
        recolour = (_, _, _) -> recolour(themes.palette());
        themes.themeProperty().addListener(new WeakChangeListener<>(recolour));
        recolour(themes.palette());
    }

    /// Smaller figures where the tiles are narrow, so that none is cut.
    private void fit(double width) {
        boolean narrow = width < NARROW;
        if (narrow != getStyleClass().contains("dashboard-narrow")) {
            if (narrow) {
                getStyleClass().add("dashboard-narrow");
            } else {
                getStyleClass().remove("dashboard-narrow");
            }
        }
    }

    private Node head() {
        var title = new Label("Dashboard");
        title.getStyleClass().add("room-title");
        origin.getStyleClass().add("origin-badge");
        origin.setId("dashboard-origin");
        meaning.getStyleClass().add("room-message");
        meaning.setMinWidth(0);
        title.setMinWidth(USE_PREF_SIZE);
        origin.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(10, title, origin, meaning, gap, regime);
        bar.getStyleClass().add("room-tools");
        return bar;
    }

    private Node panels(AlertsPanel alerts) {
        var grid = new GridPane(8, 8);
        for (double share : new double[] {28, 46, 26}) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        for (double share : new double[] {54, 46}) {
            var row = new RowConstraints();
            row.setPercentHeight(share);
            row.setVgrow(Priority.ALWAYS);
            grid.getRowConstraints().add(row);
        }
        grid.add(health, 0, 0);
        grid.add(equity, 1, 0, 2, 1);
        grid.add(alerts, 0, 1);
        grid.add(drift, 1, 1);
        grid.add(status, 2, 1);
        // The rows share what height there is; what does not fit scrolls inside its panel.
        grid.setMinHeight(0);
        VBox.setVgrow(grid, Priority.ALWAYS);
        return grid;
    }

    private Node empty(DashboardActions actions) {
        var importing = new Button("Import fills");
        importing.setId("dashboard-import");
        importing.setOnAction(_ -> actions.importFills().run());
        var demo = new Button("Open the demo");
        demo.setId("dashboard-demo");
        demo.setOnAction(_ -> actions.openDemo().run());
        return new Notice(
                "Your book is empty",
                "Import your fills from a CSV file (id,time,type,symbol,quantity,price,fee) and, if you have it, price "
                        + "history; or look around in the demo book, which is kept apart from yours.",
                importing,
                demo);
    }

    private void feed(@Nullable FeedFigures figures) {
        status.feed(figures);
        if (figures == null) {
            return;
        }
        PriceOrigin now = figures.origin();
        origin.setText(now.label());
        origin.setAccessibleText("Prices: " + now.label());
        origin.pseudoClassStateChanged(PseudoClass.getPseudoClass("simulated"), now == PriceOrigin.SIMULATED);
        origin.pseudoClassStateChanged(PseudoClass.getPseudoClass("live"), now == PriceOrigin.LIVE);
        meaning.setText(figures.failed() ? "The feed failed: " + figures.detail() : now.meaning());
    }

    private void recolour(Palette palette) {
        health.recolour(palette);
        equity.recolour(palette);
        drift.recolour(palette);
    }
}
