package dev.ballast.app.control;

import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// A small box of text beside the mouse, painted on the canvas so that it costs no popup window.
final class HoverBox {

    private static final double PADDING = 7;
    private static final double LINE = 16;
    private static final double GAP = 14;

    private HoverBox() {}

    /// Paints to the right of (x, y), or to the left where there is no room; the first line is the heading.
    static void paint(
            GraphicsContext graphics,
            List<String> lines,
            double x,
            double y,
            double width,
            double height,
            Palette palette) {
        Font font = Fonts.regular(12);
        double textWidth = 0;
        for (String line : lines) {
            textWidth = Math.max(textWidth, width(line, font));
        }
        double boxWidth = textWidth + 2 * PADDING;
        double boxHeight = lines.size() * LINE + 2 * PADDING - 3;
        double left = x + GAP + boxWidth > width ? x - GAP - boxWidth : x + GAP;
        double clampedLeft = Math.max(0, left);
        double top = Math.max(0, Math.min(y, height - boxHeight));
        graphics.setFill(palette.panelRaised());
        graphics.fillRoundRect(clampedLeft, top, boxWidth, boxHeight, 6, 6);
        graphics.setStroke(palette.border());
        graphics.strokeRoundRect(clampedLeft + 0.5, top + 0.5, boxWidth - 1, boxHeight - 1, 6, 6);
        graphics.setFont(font);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        for (int index = 0; index < lines.size(); index++) {
            graphics.setFill(index == 0 ? palette.textMuted() : palette.text());
            graphics.fillText(lines.get(index), clampedLeft + PADDING, top + PADDING - 2 + index * LINE);
        }
    }

    static double width(String text, Font font) {
        var measure = new Text(text);
        measure.setFont(font);
        return measure.getLayoutBounds().getWidth();
    }
}
