package dev.ballast.app.control;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.theme.Palette;
import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.TileBuilder;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// The health score on a TilesFX gauge, 0 to 100, with the limit of healthy marked and what it means in words below.
///
/// Not animated: a needle that swings on every pulse says nothing. FX thread only.
public final class HealthGauge extends StackPane {

    private static final double HIGHEST = 100;

    private final UiKit kit;
    private final double healthy;
    private final Tile tile;
    private final Label number = new Label();
    private final Label caption = new Label();
    // Held here because the theme holds it weakly, so that a closed room can be collected.
    private final InvalidationListener themeListener = _ -> paint();
    private double score = Double.NaN;

    /// With the score above which a book is healthy.
    ///
    /// @param healthy in (0, 100), such as 70
    public HealthGauge(UiKit kit, double healthy) {
        this.kit = kit;
        this.healthy = healthy;
        tile = TileBuilder.create()
                .skinType(Tile.SkinType.BAR_GAUGE)
                .minValue(0)
                .maxValue(HIGHEST)
                .threshold(healthy)
                .thresholdVisible(true)
                .startFromZero(true)
                .tickLabelDecimals(0)
                .title("")
                .unit("")
                .decimals(0)
                .animated(false)
                .roundedCorners(false)
                .textVisible(false)
                .valueVisible(false)
                .build();
        tile.setMinSize(0, 0);
        number.getStyleClass().add("bal-gauge-number");
        caption.getStyleClass().add("bal-gauge-caption");
        caption.setWrapText(true);
        caption.setTextAlignment(TextAlignment.CENTER);
        var texts = new VBox(number, caption);
        texts.setAlignment(Pos.BOTTOM_CENTER);
        texts.setMinHeight(USE_PREF_SIZE);
        var box = new VBox(tile, texts);
        VBox.setVgrow(tile, Priority.ALWAYS);
        box.setAlignment(Pos.CENTER);
        getChildren().add(box);
        setMinSize(0, 0);
        setPrefSize(220, 200);
        kit.themes().themeProperty().addListener(new WeakInvalidationListener(themeListener));
        setUnknown("No score yet");
    }

    /// Shows a score.
    ///
    /// @param next 0 to 100
    /// @param meaning what it means, such as "healthy"
    public void setScore(double next, String meaning) {
        if (!Double.isFinite(next)) {
            setUnknown(meaning);
            return;
        }
        score = next;
        tile.setValue(next);
        number.setText(Numbers.decimal(next, 0));
        caption.setText(meaning);
        setAccessibleText("Health " + Math.round(next) + " of 100, " + meaning);
        paint();
    }

    /// Shows that there is no score, and why.
    public void setUnknown(String reason) {
        score = Double.NaN;
        tile.setValue(0);
        number.setText(Numbers.UNKNOWN);
        caption.setText(reason);
        setAccessibleText("Health unknown: " + reason);
        paint();
    }

    public double score() {
        return score;
    }

    private void paint() {
        Palette palette = kit.themes().palette();
        Color color = score > healthy ? palette.good() : palette.warn();
        tile.setBackgroundColor(palette.panel());
        tile.setForegroundBaseColor(palette.textMuted());
        tile.setBarBackgroundColor(palette.grid());
        tile.setTextColor(palette.textMuted());
        tile.setTitleColor(palette.textMuted());
        tile.setUnitColor(palette.textMuted());
        tile.setValueColor(Double.isNaN(score) ? palette.stale() : palette.text());
        tile.setNeedleColor(palette.text());
        tile.setThresholdColor(palette.textMuted());
        tile.setBarColor(Double.isNaN(score) ? palette.stale() : color);
    }
}
