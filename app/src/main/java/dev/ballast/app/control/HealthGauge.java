package dev.ballast.app.control;

import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Palette;
import eu.hansolo.tilesfx.Section;
import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.TileBuilder;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/// The health score on a TilesFX gauge, 0 to 100, with the limit of healthy marked and what it means in words below.
///
/// Not animated: a needle that swings on every pulse says nothing. FX thread only.
public final class HealthGauge extends StackPane {

    private static final double HIGHEST = 100;

    private final UiKit kit;
    private final double healthy;
    private final Tile tile;
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
                .skinType(Tile.SkinType.GAUGE)
                .minValue(0)
                .maxValue(HIGHEST)
                .threshold(healthy)
                .thresholdVisible(true)
                .decimals(0)
                .animated(false)
                .roundedCorners(false)
                .customFontEnabled(true)
                .customFont(Fonts.regular(12))
                .build();
        tile.setMinSize(0, 0);
        getChildren().add(tile);
        setMinSize(0, 0);
        setPrefSize(220, 200);
        kit.themes().themeProperty().addListener(new WeakInvalidationListener(themeListener));
        setUnknown("No score yet");
    }

    /// Shows a score.
    ///
    /// @param next 0 to 100
    /// @param caption what it means, such as "healthy"
    public void setScore(double next, String caption) {
        if (!Double.isFinite(next)) {
            setUnknown(caption);
            return;
        }
        score = next;
        tile.setValue(next);
        tile.setText(caption);
        setAccessibleText("Health " + Math.round(next) + " of 100, " + caption);
        paint();
    }

    /// Shows that there is no score, and why.
    public void setUnknown(String reason) {
        score = Double.NaN;
        tile.setValue(0);
        tile.setText(reason);
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
        tile.setForegroundBaseColor(palette.text());
        tile.setTextColor(palette.textMuted());
        tile.setTitleColor(palette.textMuted());
        tile.setUnitColor(palette.textMuted());
        tile.setValueColor(Double.isNaN(score) ? palette.stale() : palette.text());
        tile.setNeedleColor(palette.text());
        tile.setThresholdColor(palette.textMuted());
        tile.setBarColor(Double.isNaN(score) ? palette.stale() : color);
        tile.setSections(
                new Section(0, healthy / 2, palette.bad()),
                new Section(healthy / 2, healthy, palette.warn()),
                new Section(healthy, HIGHEST, palette.good()));
    }
}
