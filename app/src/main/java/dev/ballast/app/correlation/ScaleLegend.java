package dev.ballast.app.correlation;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.DivergingScale;
import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;

/// What the colours mean: correlations from −1 to +1, or their change, in other colours.
final class ScaleLegend extends Canvas {

    private static final double MARGIN = 30;
    private static final double BAR = 12;

    private final Themes themes;
    private final FxPulse pulse;
    private final Runnable paint = this::paint;
    private final Subscription subscription;
    private boolean change;

    ScaleLegend(Themes themes, FxPulse pulse) {
        super(340, 34);
        this.themes = themes;
        this.pulse = pulse;
        subscription = themes.themeProperty().subscribe(_ -> pulse.paintOnce(paint));
        show(false);
    }

    /// Colours of a matrix of changes beyond [HeatmapPane#CHANGE_RANGE] are those of its ends.
    void show(boolean ofChange) {
        change = ofChange;
        setAccessibleText(
                ofChange
                        ? "Colour scale of the change: purple for less correlated, green for more"
                        : "Colour scale: blue for −1, orange for +1");
        pulse.paintOnce(paint);
    }

    private void paint() {
        GraphicsContext graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        Palette palette = themes.palette();
        DivergingScale scale = change ? DivergingScale.ofChange(palette) : DivergingScale.of(palette);
        double width = getWidth() - 2 * MARGIN;
        for (int x = 0; x < width; x++) {
            graphics.setFill(scale.color(2 * x / width - 1));
            graphics.fillRect(MARGIN + x, 0, 1, BAR);
        }
        graphics.setFill(palette.textMuted());
        graphics.setFont(Fonts.regular(11));
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.CENTER);
        double range = change ? HeatmapPane.CHANGE_RANGE : 1;
        for (int half = -2; half <= 2; half++) {
            graphics.fillText(label(half, range), MARGIN + (half + 2) * width / 4, BAR + 4);
        }
    }

    private String label(int half, double range) {
        String value = half == 0 ? "0" : Numbers.signed(half * range / 2, change ? 2 : 1);
        if (!change || Math.abs(half) < 2) {
            return value;
        }
        return half < 0 ? value + " less" : value + " more";
    }

    void close() {
        subscription.unsubscribe();
    }
}
