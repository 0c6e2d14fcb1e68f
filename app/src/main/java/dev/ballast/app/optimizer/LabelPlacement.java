package dev.ballast.app.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts names beside points so that they cover neither one another nor other points, and stay within the plot.
///
/// Each name in turn tries the places about its point, near ones first, and takes the one that hides least. Those
/// further off than [#NEAR] need a line that leads back. Coordinates in pixels, y down.
final class LabelPlacement {

    /// Pixels between a point and a name that needs no leading line.
    static final double NEAR = 10;

    private static final double[] RINGS = {NEAR, 26, 46, 70};
    private static final double[][] SIDES = {{1, 0}, {-1, 0}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}, {0, -1}, {0, 1}};
    private static final double PAD = 3;
    /// What a name hides, in the same measure: another name is worse than a named point, that than a dot or the line.
    private static final double NAME = 1000;

    private static final double POINT = 100;
    private static final double DOT = 12;
    private static final double FURTHER = 7;
    private static final double SIDE = 0.1;

    /// A rectangle.
    record Box(double left, double top, double right, double bottom) {

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean contains(double x, double y) {
            return x > left && x < right && y > top && y < bottom;
        }

        boolean isWithin(Box other) {
            return left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom;
        }

        Box wider(double by) {
            return new Box(left - by, top - by, right + by, bottom + by);
        }
    }

    /// A point with a name to place.
    ///
    /// @param width of the name
    /// @param height of the name
    record Named(String name, double x, double y, double width, double height) {}

    /// A name in its place.
    ///
    /// @param led whether it is so far off that a line has to lead to its point
    record Placed(Named of, Box box, boolean led) {}

    /// A point that is better not covered.
    record Dot(double x, double y) {}

    private final Box plot;
    private final List<Dot> dots;

    /// @param plot where names may be
    /// @param dots unnamed points and points of lines
    LabelPlacement(Box plot, List<Dot> dots) {
        this.plot = plot;
        this.dots = List.copyOf(dots);
    }

    /// Places for all names, the most important first. A name wider than the plot begins at its left edge.
    List<Placed> place(List<Named> names) {
        var placed = new ArrayList<Placed>();
        for (Named name : names) {
            placed.add(place(name, placed, names));
        }
        return placed;
    }

    private Placed place(Named name, List<Placed> before, List<Named> all) {
        @Nullable Placed best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int ring = 0; ring < RINGS.length; ring++) {
            for (int side = 0; side < SIDES.length; side++) {
                Box box = beside(name, SIDES[side], RINGS[ring]);
                boolean inside = box.isWithin(plot);
                Box kept = inside ? box : pushed(box);
                double hidden = hidden(kept, before, all) + ring * FURTHER + side * SIDE + (inside ? 0 : POINT);
                if (best == null || hidden < least) {
                    least = hidden;
                    best = new Placed(name, kept, ring > 0 || !inside);
                }
            }
        }
        return Objects.requireNonNull(best);
    }

    private static Box beside(Named name, double[] side, double distance) {
        // A name to the side of its point is centred on it, one above or below stands clear of it.
        double away = side[0] != 0 && side[1] != 0 ? distance * 0.75 : distance;
        double left =
                switch ((int) side[0]) {
                    case 1 -> name.x() + away;
                    case -1 -> name.x() - away - name.width();
                    default -> name.x() - name.width() / 2;
                };
        double top =
                switch ((int) side[1]) {
                    case 1 -> name.y() + away;
                    case -1 -> name.y() - away - name.height();
                    default -> name.y() - name.height() / 2;
                };
        return new Box(left, top, left + name.width(), top + name.height());
    }

    private Box pushed(Box box) {
        double x = Math.max(plot.left() - box.left(), Math.min(0, plot.right() - box.right()));
        double y = Math.max(plot.top() - box.top(), Math.min(0, plot.bottom() - box.bottom()));
        return new Box(box.left() + x, box.top() + y, box.right() + x, box.bottom() + y);
    }

    private double hidden(Box box, List<Placed> before, List<Named> all) {
        Box wide = box.wider(PAD);
        double hidden = 0;
        for (Placed each : before) {
            hidden += wide.overlaps(each.box()) ? NAME : 0;
        }
        for (Named each : all) {
            hidden += wide.wider(PAD).contains(each.x(), each.y()) ? POINT : 0;
        }
        for (Dot each : dots) {
            hidden += wide.contains(each.x(), each.y()) ? DOT : 0;
        }
        return hidden;
    }
}
