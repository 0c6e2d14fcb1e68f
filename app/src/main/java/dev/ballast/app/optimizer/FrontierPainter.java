package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.optimizer.FrontierPicture.Kind;
import dev.ballast.app.optimizer.FrontierPicture.Mark;
import dev.ballast.app.optimizer.LabelPlacement.Box;
import dev.ballast.app.optimizer.LabelPlacement.Dot;
import dev.ballast.app.optimizer.LabelPlacement.Named;
import dev.ballast.app.optimizer.LabelPlacement.Placed;
import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Palette;
import dev.ballast.core.optimization.frontier.FrontierPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Draws the frontier and the portfolios about it. FX thread only.
///
/// What colour says is also said by shape: held now is a dot, the targets a square, the mean of all methods a diamond,
/// the proposal a triangle.
final class FrontierPainter {

    private static final double FONT = 11;
    private static final double LEFT = 62;
    private static final double RIGHT = 12;
    private static final double TOP = 8;
    private static final double BOTTOM = 36;
    private static final double TALL = 14;
    private static final double SMALL = 7;
    private static final double LARGE = 11;
    private static final double THICK = 1.8;
    private static final double COLUMN = 74;
    private static final double ROW = 34;
    private static final double HOVER = 8;
    private static final double MUTED = 0.75;

    private final AxisScale across = new AxisScale();
    private final AxisScale up = new AxisScale();
    private final Map<String, Double> widths = new HashMap<>();
    private double right;
    private double bottom;

    /// Forgets the axes: what comes is of other assets.
    void reset() {
        across.reset();
        up.reset();
    }

    /// Paints over whatever is there.
    void paint(GraphicsContext graphics, Palette palette, FrontierPicture picture) {
        double width = graphics.getCanvas().getWidth();
        double height = graphics.getCanvas().getHeight();
        graphics.setFill(palette.panel());
        graphics.fillRect(0, 0, width, height);
        right = width - RIGHT;
        bottom = height - BOTTOM;
        if (right <= LEFT || bottom <= TOP || !fit(picture)) {
            return;
        }
        graphics.setFont(Fonts.regular(FONT));
        grid(graphics, palette);
        line(graphics, palette, picture.line());
        picture.marks().forEach(mark -> mark(graphics, palette, mark));
        names(graphics, palette, picture);
    }

    private boolean fit(FrontierPicture picture) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (FrontierPoint point : picture.line()) {
            least = Math.min(least, point.volatility());
            most = Math.max(most, point.volatility());
            low = Math.min(low, point.expectedReturn());
            high = Math.max(high, point.expectedReturn());
        }
        for (Mark mark : picture.marks()) {
            least = Math.min(least, mark.volatility());
            most = Math.max(most, mark.volatility());
            low = Math.min(low, mark.expectedReturn());
            high = Math.max(high, mark.expectedReturn());
        }
        if (!(least <= most)) {
            return false;
        }
        across.fit(least, most, Math.max(2, (int) ((right - LEFT) / COLUMN)));
        up.fit(low, high, Math.max(2, (int) ((bottom - TOP) / ROW)));
        return true;
    }

    private double x(double volatility) {
        return LEFT + (right - LEFT) * (volatility - across.low()) / (across.high() - across.low());
    }

    private double y(double expected) {
        return bottom - (bottom - TOP) * (expected - up.low()) / (up.high() - up.low());
    }

    private void grid(GraphicsContext graphics, Palette palette) {
        graphics.setLineWidth(1);
        graphics.setStroke(palette.grid());
        graphics.setFill(palette.textMuted());
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.RIGHT);
        for (int i = 0; i <= up.steps(); i++) {
            double y = y(up.at(i));
            graphics.strokeLine(LEFT, crisp(y), right, crisp(y));
            graphics.fillText(Numbers.percent(up.at(i), up.decimals()), LEFT - 6, y);
        }
        for (int i = 0; i <= across.steps(); i++) {
            double x = x(across.at(i));
            graphics.strokeLine(crisp(x), TOP, crisp(x), bottom);
            graphics.setTextAlign(i == across.steps() ? TextAlignment.RIGHT : TextAlignment.CENTER);
            graphics.fillText(
                    Numbers.percent(across.at(i), across.decimals()),
                    i == across.steps() ? Math.min(right + RIGHT, x + LEFT / 4) : x,
                    bottom + 10);
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("Volatility a year", (LEFT + right) / 2, bottom + 26);
        graphics.save();
        graphics.translate(8, (TOP + bottom) / 2);
        graphics.rotate(-90);
        graphics.fillText("Expected return a year", 0, 0);
        graphics.restore();
    }

    private static double crisp(double coordinate) {
        return Math.floor(coordinate) + 0.5;
    }

    private void line(GraphicsContext graphics, Palette palette, List<FrontierPoint> line) {
        var xs = new double[line.size()];
        var ys = new double[line.size()];
        for (int i = 0; i < line.size(); i++) {
            xs[i] = x(line.get(i).volatility());
            ys[i] = y(line.get(i).expectedReturn());
        }
        graphics.setStroke(palette.series(0));
        graphics.setLineWidth(THICK);
        graphics.strokePolyline(xs, ys, line.size());
    }

    private void mark(GraphicsContext graphics, Palette palette, Mark mark) {
        double x = x(mark.volatility());
        double y = y(mark.expectedReturn());
        graphics.setFill(color(palette, mark.kind()));
        double half = LARGE / 2;
        switch (mark.kind()) {
            case METHOD -> graphics.fillOval(x - SMALL / 2, y - SMALL / 2, SMALL, SMALL);
            case CURRENT -> graphics.fillOval(x - half, y - half, LARGE, LARGE);
            case TARGET -> graphics.fillRect(x - half, y - half, LARGE, LARGE);
            case CONSENSUS ->
                graphics.fillPolygon(
                        new double[] {x, x + half, x, x - half}, new double[] {y - half, y, y + half, y}, 4);
            case CHOSEN ->
                graphics.fillPolygon(
                        new double[] {x, x + half + 1, x - half - 1},
                        new double[] {y - half - 1, y + half + 1, y + half + 1},
                        3);
        }
    }

    private static Color color(Palette palette, Kind kind) {
        return switch (kind) {
            case METHOD -> palette.textMuted().deriveColor(0, 1, 1, MUTED);
            case CONSENSUS -> palette.series(3);
            case TARGET -> palette.target();
            case CURRENT -> palette.text();
            case CHOSEN -> palette.accent();
        };
    }

    private void names(GraphicsContext graphics, Palette palette, FrontierPicture picture) {
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setLineWidth(1);
        for (Placed placed : place(picture)) {
            Box box = placed.box();
            double middle = (box.top() + box.bottom()) / 2;
            if (placed.led()) {
                graphics.setStroke(palette.textSubtle());
                double end = Math.clamp(placed.of().x(), box.left(), box.right());
                double side = Math.clamp(placed.of().y(), box.top() + 2, box.bottom() - 2);
                graphics.strokeLine(placed.of().x(), placed.of().y(), end, side);
            }
            graphics.setFill(palette.panel().deriveColor(0, 1, 1, MUTED));
            graphics.fillRect(box.left() - 1, box.top(), box.right() - box.left() + 2, box.bottom() - box.top());
            graphics.setFill(palette.text());
            graphics.fillText(placed.of().name(), box.left(), middle);
        }
    }

    private List<Placed> place(FrontierPicture picture) {
        var dots = new ArrayList<Dot>();
        picture.line().forEach(point -> dots.add(new Dot(x(point.volatility()), y(point.expectedReturn()))));
        var named = new ArrayList<Named>();
        for (Mark mark : picture.marks().reversed()) {
            double x = x(mark.volatility());
            double y = y(mark.expectedReturn());
            if (mark.isNamed()) {
                named.add(new Named(mark.name(), x, y, width(mark.name()), TALL));
            } else {
                dots.add(new Dot(x, y));
            }
        }
        return new LabelPlacement(new Box(LEFT, TOP, right, bottom), dots).place(named);
    }

    private double width(String name) {
        return widths.computeIfAbsent(name, each -> {
            var text = new Text(each);
            text.setFont(Fonts.regular(FONT));
            return text.getLayoutBounds().getWidth();
        });
    }

    /// The mark under the pointer.
    Optional<Mark> at(FrontierPicture picture, double x, double y) {
        return picture.marks().stream()
                .filter(mark -> distance(mark, x, y) <= HOVER)
                .min(Comparator.comparingDouble(mark -> distance(mark, x, y)));
    }

    private double distance(Mark mark, double x, double y) {
        return Math.hypot(x(mark.volatility()) - x, y(mark.expectedReturn()) - y);
    }
}
