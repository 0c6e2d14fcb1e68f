package dev.ballast.app.correlation;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.DivergingScale;
import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Themes;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;

/// What the colours mean, from −1 to +1.
final class ScaleLegend extends Canvas {

    private static final double MARGIN = 16;
    private static final double BAR = 12;

    private final Themes themes;
    private final Subscription subscription;

    ScaleLegend(Themes themes, FxPulse pulse) {
        super(340, 34);
        this.themes = themes;
        Runnable paint = this::paint;
        subscription = themes.themeProperty().subscribe(_ -> pulse.paintOnce(paint));
        setAccessibleText("Colour scale: blue for −1, orange for +1");
    }

    private void paint() {
        GraphicsContext graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        DivergingScale scale = DivergingScale.of(themes.palette());
        double width = getWidth() - 2 * MARGIN;
        for (int x = 0; x < width; x++) {
            graphics.setFill(scale.color(2 * x / width - 1));
            graphics.fillRect(MARGIN + x, 0, 1, BAR);
        }
        graphics.setFill(themes.palette().textMuted());
        graphics.setFont(Fonts.regular(11));
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.CENTER);
        for (int half = -2; half <= 2; half++) {
            graphics.fillText(
                    half == 0 ? "0" : Numbers.signed(half / 2.0, 1), MARGIN + (half + 2) * width / 4, BAR + 4);
        }
    }

    void close() {
        subscription.unsubscribe();
    }
}
