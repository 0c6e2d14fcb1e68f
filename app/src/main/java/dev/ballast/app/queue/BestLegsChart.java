package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.rebalance.BestLegs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// What the best 0, 1, 2 … n legs remove for what cost (EDGE-2): a point each, the one that is switched on filled. A
/// click switches to the legs of a point.
final class BestLegsChart extends Region {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double LEFT = 36;
    private static final double RIGHT = 12;
    private static final double TOP = 8;
    private static final double BOTTOM = 18;
    private static final double DOT = 4.5;
    private static final double TARGET = 9;

    /// Room for the caption beside the figure at the end of the axis.
    private static final double BOTH = 260;

    private final IntConsumer choose;
    private final Polyline curve = new Polyline();
    private final Line bottom = new Line();
    private final Line side = new Line();
    private final Label most = Parts.label("room-subtle", "100 %");
    private final Label least = Parts.label("room-subtle", "0 %");
    private final Label dearest = Parts.label("room-subtle");
    private final Label caption = Parts.label("room-subtle", "share of the reduction by cost");
    private final Label missing = Parts.label("room-muted", "No curve: a single leg, or an older proposal");
    private final List<StackPane> dots = new ArrayList<>();
    private List<BestLegs> points = List.of();
    private String total = "";

    BestLegsChart(IntConsumer choose) {
        this.choose = choose;
        getStyleClass().add("best-legs");
        setId("queue-best");
        curve.getStyleClass().add("best-curve");
        bottom.getStyleClass().add("best-axis");
        side.getStyleClass().add("best-axis");
        missing.setWrapText(true);
        missing.setAlignment(Pos.CENTER);
        getChildren().addAll(bottom, side, curve, most, least, dearest, caption, missing);
        setMinSize(120, 90);
        setPrefHeight(118);
        setAccessibleText("Best legs: share of the reduction by cost");
        widthProperty().subscribe(_ -> nameAxis());
    }

    private void nameAxis() {
        dearest.setText(getWidth() >= BOTH || total.isEmpty() ? total : "cost " + total);
    }

    /// @param on number of legs that are switched on now
    void show(List<BestLegs> next, List<Integer> on) {
        if (!next.equals(points)) {
            points = next;
            getChildren().removeAll(dots);
            dots.clear();
            for (BestLegs point : points) {
                dots.add(dot(point));
            }
            getChildren().addAll(dots);
            total = points.isEmpty() ? "" : Numbers.money(points.getLast().cost()) + " USD";
            nameAxis();
        }
        boolean any = !points.isEmpty();
        missing.setVisible(!any);
        List.of(bottom, side, curve, most, least, dearest, caption).forEach(node -> node.setVisible(any));
        for (int i = 0; i < dots.size(); i++) {
            boolean chosen = on.size() == points.get(i).legs().size()
                    && on.containsAll(points.get(i).legs());
            dots.get(i).pseudoClassStateChanged(CHOSEN, chosen);
        }
        requestLayout();
    }

    private StackPane dot(BestLegs point) {
        var circle = new Circle(DOT);
        circle.getStyleClass().add("best-dot");
        var dot = new StackPane(circle);
        dot.setManaged(false);
        dot.getStyleClass().add("best-point");
        dot.setId("queue-best-" + point.count());
        dot.setAccessibleText("Best " + point.count() + " legs");
        dot.setOnMouseClicked(_ -> choose.accept(point.count()));
        javafx.scene.control.Tooltip.install(dot, Parts.wrapped(words(point)));
        return dot;
    }

    private String words(BestLegs point) {
        return "Best " + point.count() + " of " + points.size()
                + (points.size() > BestLegs.EXACT ? ", chosen one by one: " : ": ") + Numbers.percent(point.share(), 0)
                + " of the reduction for " + Numbers.money(point.cost()) + " USD; drift left "
                + Numbers.percent(point.drift()) + ", volatility " + Numbers.percent(point.volatility()) + ", gain "
                + Numbers.signedMoney(point.gain()) + ". A click switches to these legs.";
    }

    @Override
    protected void layoutChildren() {
        double wide = getWidth() - LEFT - RIGHT;
        double high = getHeight() - TOP - BOTTOM;
        double floor = TOP + high;
        missing.resizeRelocate(0, 0, getWidth(), getHeight());
        line(bottom, LEFT, floor, LEFT + wide, floor);
        line(side, LEFT, TOP, LEFT, floor);
        place(most, 0, TOP - 7);
        place(least, 12, floor - 8);
        // Where both do not fit beside each other, the axis is named in the figure at its end.
        boolean both = getWidth() >= BOTH;
        caption.setVisible(both && !points.isEmpty());
        place(dearest, getWidth() - dearest.prefWidth(-1) - 2, floor + 3);
        place(caption, LEFT + 2, floor + 3);
        double cost = points.isEmpty() ? 1 : Math.max(points.getLast().cost(), 1e-9);
        var path = new ArrayList<Double>(List.of(LEFT, floor));
        for (int i = 0; i < dots.size(); i++) {
            double x = LEFT + wide * points.get(i).cost() / cost;
            double y = floor - high * points.get(i).share();
            path.add(x);
            path.add(y);
            dots.get(i).resizeRelocate(x - TARGET, y - TARGET, 2 * TARGET, 2 * TARGET);
        }
        curve.getPoints().setAll(path);
    }

    private static void line(Line line, double x, double y, double toX, double toY) {
        line.setStartX(x);
        line.setStartY(y);
        line.setEndX(toX);
        line.setEndY(toY);
    }

    private static void place(Label label, double x, double y) {
        label.resizeRelocate(x, y, label.prefWidth(-1), label.prefHeight(-1));
    }
}
