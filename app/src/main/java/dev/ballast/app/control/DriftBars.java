package dev.ballast.app.control;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/// One row per asset: weight, target, and a bar from the middle for weight − target with the band marked around zero.
///
/// A bar outside its band is in the warning colour and its number gets a mark, so colour is not alone. FX thread only.
public final class DriftBars extends CanvasPane {

    private static final double ROW = 24;
    private static final double HEADER = 22;
    private static final double LABEL = 84;
    private static final double NUMBER = 62;
    private static final double DRIFT = 78;
    private static final double BAR = 10;

    /// One asset.
    ///
    /// @param label its symbol
    /// @param weight a fraction of equity
    /// @param target a fraction of equity
    /// @param band half width of the tolerance, a fraction of equity
    public record Bar(String label, double weight, double target, double band) {

        double drift() {
            return weight - target;
        }

        boolean isOutside() {
            return Math.abs(drift()) > band;
        }
    }

    private List<Bar> bars = List.of();

    public DriftBars(UiKit kit) {
        super(kit);
    }

    public void setBars(List<Bar> next) {
        if (next.equals(bars)) {
            return;
        }
        boolean resized = next.size() != bars.size();
        bars = List.copyOf(next);
        long outside = bars.stream().filter(Bar::isOutside).count();
        setAccessibleText("Drift of " + bars.size() + " assets, " + outside + " outside their band");
        if (resized) {
            requestLayout();
        }
        markDirty();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEADER + bars.size() * ROW + 6;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 460;
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height, Palette palette) {
        double left = LABEL + 2 * NUMBER + 16;
        double right = width - DRIFT - 10;
        double middle = Math.round((left + right) / 2) + 0.5;
        double half = Math.max(10, (right - left) / 2);
        double scale = half / range();
        graphics.setTextBaseline(VPos.CENTER);
        header(graphics, palette, middle, width);
        for (int index = 0; index < bars.size(); index++) {
            Bar bar = bars.get(index);
            double y = HEADER + index * ROW + ROW / 2;
            graphics.setStroke(palette.grid());
            graphics.strokeLine(10, Math.floor(y + ROW / 2) + 0.5, width - 10, Math.floor(y + ROW / 2) + 0.5);
            band(graphics, palette, bar, middle, y, half, scale);
            bar(graphics, palette, bar, middle, y, half, scale);
            texts(graphics, palette, bar, y, width);
        }
        graphics.setStroke(palette.textSubtle());
        graphics.strokeLine(middle, HEADER, middle, HEADER + bars.size() * ROW);
    }

    /// The widest of all drifts and bands, at least one percentage point.
    private double range() {
        double range = 0.01;
        for (Bar bar : bars) {
            if (Double.isFinite(bar.drift())) {
                range = Math.max(range, Math.abs(bar.drift()));
            }
            range = Math.max(range, bar.band());
        }
        return range * 1.08;
    }

    private static void header(GraphicsContext graphics, Palette palette, double middle, double width) {
        graphics.setFont(Fonts.regular(11));
        graphics.setFill(palette.textMuted());
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText("Weight", LABEL + NUMBER, HEADER / 2);
        graphics.fillText("Target", LABEL + 2 * NUMBER, HEADER / 2);
        graphics.fillText("Drift", width - 12, HEADER / 2);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("under  |  over", middle, HEADER / 2);
    }

    private static void band(
            GraphicsContext graphics, Palette palette, Bar bar, double middle, double y, double half, double scale) {
        double reach = Math.min(half, bar.band() * scale);
        graphics.setFill(palette.band().deriveColor(0, 1, 1, 0.55));
        graphics.fillRect(middle - reach, y - BAR / 2 - 3, 2 * reach, BAR + 6);
        graphics.setStroke(palette.textSubtle());
        graphics.setLineWidth(1);
        for (double edge : new double[] {middle - reach, middle + reach}) {
            double x = Math.round(edge) + 0.5;
            graphics.strokeLine(x, y - BAR / 2 - 3, x, y + BAR / 2 + 3);
        }
    }

    private static void bar(
            GraphicsContext graphics, Palette palette, Bar bar, double middle, double y, double half, double scale) {
        if (!Double.isFinite(bar.drift())) {
            return;
        }
        double length = Math.min(half, Math.abs(bar.drift()) * scale);
        graphics.setFill(bar.isOutside() ? palette.warn() : palette.accent());
        graphics.fillRect(bar.drift() < 0 ? middle - length : middle, y - BAR / 2, length, BAR);
    }

    private static void texts(GraphicsContext graphics, Palette palette, Bar bar, double y, double width) {
        graphics.setFont(Fonts.regular(12.5));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(palette.text());
        graphics.fillText(bar.label(), 12, y, LABEL - 12);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(Numbers.percent(bar.weight()), LABEL + NUMBER, y);
        graphics.setFill(palette.textMuted());
        graphics.fillText(Numbers.percent(bar.target()), LABEL + 2 * NUMBER, y);
        graphics.setFill(bar.isOutside() ? palette.warn() : palette.text());
        graphics.fillText((bar.isOutside() ? "! " : "") + Numbers.points(bar.drift()), width - 12, y);
    }
}
