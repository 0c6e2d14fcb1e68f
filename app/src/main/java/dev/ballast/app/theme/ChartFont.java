package dev.ballast.app.theme;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import javafx.geometry.Bounds;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The bundled font for JFreeChart, which names and measures fonts with AWT but has them drawn by JavaFX.
///
/// AWT does not know the bundled font and would answer `Dialog` for its family, and on a machine without any font it
/// fails; so the questions JFreeChart asks are answered here, from JavaFX. FX thread only.
public final class ChartFont extends Font {

    @Serial
    private static final long serialVersionUID = 1L;

    private ChartFont(int style, int size) {
        super(Fonts.FAMILY, style, size);
    }

    /// Regular weight at a size in pixels.
    public static Font regular(int size) {
        return new ChartFont(PLAIN, size);
    }

    /// Bold at a size in pixels.
    public static Font bold(int size) {
        return new ChartFont(BOLD, size);
    }

    @Override
    public String getFamily() {
        return getName();
    }

    @Override
    public LineMetrics getLineMetrics(String text, FontRenderContext context) {
        return new Metrics(text.length(), measure(text));
    }

    @Override
    public Rectangle2D getStringBounds(String text, FontRenderContext context) {
        Bounds bounds = measure(text);
        return new Rectangle2D.Double(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }

    private Bounds measure(String text) {
        var node = new Text(text);
        node.setFont(
                javafx.scene.text.Font.font(getName(), isBold() ? FontWeight.BOLD : FontWeight.NORMAL, getSize2D()));
        return node.getLayoutBounds();
    }

    /// The base line is at 0, the line's top above it is negative, as JavaFX lays text out.
    private static final class Metrics extends LineMetrics {

        private final int characters;
        private final Bounds bounds;

        Metrics(int characters, Bounds bounds) {
            this.characters = characters;
            this.bounds = bounds;
        }

        @Override
        public int getNumChars() {
            return characters;
        }

        @Override
        public float getAscent() {
            return (float) -bounds.getMinY();
        }

        @Override
        public float getDescent() {
            return (float) bounds.getMaxY();
        }

        @Override
        public float getLeading() {
            return 0;
        }

        @Override
        public float getHeight() {
            return (float) bounds.getHeight();
        }

        @Override
        public int getBaselineIndex() {
            return ROMAN_BASELINE;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[] {0, -getAscent() / 2, -getAscent()};
        }

        @Override
        public float getStrikethroughOffset() {
            return -getAscent() / 3;
        }

        @Override
        public float getStrikethroughThickness() {
            return 1;
        }

        @Override
        public float getUnderlineOffset() {
            return getDescent() / 2;
        }

        @Override
        public float getUnderlineThickness() {
            return 1;
        }
    }
}
