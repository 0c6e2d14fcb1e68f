package dev.ballast.app.optimizer;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// The weights of a portfolio side by side, largest first: a glance tells a concentrated one from an even one.
final class StackBar extends Region {

    private static final double THICK = 12;
    /// Thinner parts would be gaps only.
    private static final double THINNEST = 0.004;

    private List<Double> weights = List.of();

    StackBar() {
        setMinSize(20, THICK);
        setPrefHeight(THICK);
    }

    void show(MethodRow.Figures figures) {
        List<Double> next =
                figures.weights().stream().filter(weight -> weight > THINNEST).toList();
        if (!next.equals(weights)) {
            weights = next;
            // Parts stay once they are made: a slider that moves would make hundreds a second, and style each.
            for (int i = getChildren().size(); i < next.size(); i++) {
                getChildren().add(part(i));
            }
            requestLayout();
        }
    }

    private static Region part(int number) {
        var part = new Region();
        part.getStyleClass().add(number % 2 == 0 ? "stack-even" : "stack-odd");
        part.setManaged(false);
        return part;
    }

    @Override
    protected void layoutChildren() {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        double at = 0;
        double top = (getHeight() - THICK) / 2;
        for (int i = 0; i < getChildren().size(); i++) {
            Node part = getChildren().get(i);
            part.setVisible(i < weights.size());
            if (i < weights.size()) {
                double wide = weights.get(i) / sum * getWidth();
                part.resizeRelocate(at, top, Math.max(1, wide - 1), THICK);
                at += wide;
            }
        }
    }
}
