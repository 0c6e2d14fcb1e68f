package dev.ballast.app.dashboard;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.theme.Palette;
import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The health score as a gauge, and beneath it every point that was taken off (RSK-5).
final class HealthPanel extends VBox {

    private static final double SCALE_END = 100;

    private static final double DIAL_SHARE = 0.42;
    private static final double LEAST = 120;
    private static final double MOST = 200;

    private final Tile gauge = TileBuilder.create()
            .skinType(SkinType.BAR_GAUGE)
            .minValue(0)
            .maxValue(SCALE_END)
            .startFromZero(true)
            .animated(false)
            .thresholdVisible(true)
            .decimals(0)
            .tickLabelDecimals(0)
            .textVisible(false)
            .valueVisible(false)
            .title("")
            .unit("")
            .build();
    private final Label score = new Label();
    private final Label verdict = new Label();
    private final Label correlation = new Label();
    private final VBox lines = new VBox();
    private Color good = Color.GREEN;
    private Color poor = Color.ORANGE;
    private boolean healthy;

    HealthPanel() {
        getStyleClass().add("dash-panel");
        var title = new Label("Health");
        title.getStyleClass().add("panel-title");
        verdict.getStyleClass().add("health-verdict");
        verdict.setId("dashboard-health");
        verdict.setWrapText(true);
        correlation.getStyleClass().add("tile-note");
        correlation.setWrapText(true);
        lines.getStyleClass().add("deductions");
        lines.setId("dashboard-deductions");
        score.getStyleClass().add("health-score");
        var dial = new HealthDial(gauge, score);
        widthProperty().subscribe(width -> dial.width(Math.clamp(width.doubleValue() * DIAL_SHARE, LEAST, MOST)));
        // What was taken off scrolls where the panel is low: nothing else of the room gives way to it.
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinSize(0, 0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var body = new HBox(8, dial, scroll);
        body.setMinSize(0, 0);
        VBox.setVgrow(body, Priority.ALWAYS);
        verdict.setMinHeight(USE_PREF_SIZE);
        setMinSize(0, 0);
        getChildren().setAll(title, verdict, correlation, body);
    }

    void recolour(Palette palette) {
        gauge.setBackgroundColor(Color.TRANSPARENT);
        gauge.setForegroundBaseColor(palette.get("text"));
        gauge.setValueColor(palette.get("text"));
        gauge.setBarBackgroundColor(palette.get("grid"));
        gauge.setNeedleColor(palette.get("text"));
        gauge.setThresholdColor(palette.target());
        good = palette.good();
        poor = palette.warn();
        gauge.setBarColor(healthy ? good : poor);
    }

    void show(@Nullable HealthFigures health) {
        if (health == null) {
            return;
        }
        boolean known = !Double.isNaN(health.score());
        gauge.setVisible(known);
        score.setText(known ? Numbers.decimal(health.score(), 0) : "");
        healthy = health.healthy();
        gauge.setBarColor(healthy ? good : poor);
        gauge.setThreshold(health.healthyAbove());
        gauge.setValue(known ? health.score() : 0);
        verdict.setText(known ? verdict(health) : "Health is not known: " + health.reason());
        correlation.setText(
                Double.isNaN(health.averageCorrelation())
                        ? health.correlationReason()
                        : "Average pairwise correlation " + Numbers.decimal(health.averageCorrelation(), 2));
        gauge.setAccessibleText("Health " + verdict.getText());
        lines.getChildren()
                .setAll(health.deductions().stream().map(HealthPanel::line).toList());
        if (known && health.deductions().isEmpty()) {
            lines.getChildren().setAll(new Label("Nothing was taken off."));
        }
    }

    private static String verdict(HealthFigures health) {
        String score = Numbers.decimal(health.score(), 0) + " of 100";
        String mark = Numbers.decimal(health.healthyAbove(), 0);
        return score + (health.healthy() ? ": healthy, above " : ": not healthy, needs more than ") + mark;
    }

    private static Region line(HealthFigures.Deduction deduction) {
        var points = new Label("−" + Numbers.decimal(deduction.points(), 1));
        points.getStyleClass().add("deduction-points");
        var title = new Label(deduction.title());
        title.getStyleClass().add("deduction-title");
        var reason = new Label(deduction.reason());
        reason.getStyleClass().add("tile-note");
        reason.setWrapText(true);
        var words = new VBox(title, reason);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(10, points, words);
    }
}
