package dev.ballast.app.optimizer;

import java.util.ArrayList;
import java.util.List;
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
            var parts = new ArrayList<Region>();
            for (int i = 0; i < next.size(); i++) {
                var part = new Region();
                part.getStyleClass().add(i % 2 == 0 ? "stack-even" : "stack-odd");
                part.setManaged(false);
                parts.add(part);
            }
            getChildren().setAll(parts);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        double at = 0;
        double top = (getHeight() - THICK) / 2;
        for (int i = 0; i < weights.size(); i++) {
            double wide = weights.get(i) / sum * getWidth();
            getChildren().get(i).resizeRelocate(at, top, Math.max(1, wide - 1), THICK);
            at += wide;
        }
    }
}
