package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Weights before and after, as paired bars on one scale with their figures. Rows are made once and filled.
final class WeightBars extends GridPane {

    private static final double THICK = 4;

    private final List<Line> lines = new ArrayList<>();

    WeightBars() {
        getStyleClass().add("weight-bars");
        getColumnConstraints()
                .addAll(
                        column(HPos.LEFT, 90),
                        grow(),
                        column(HPos.RIGHT, 56),
                        column(HPos.RIGHT, 56),
                        column(HPos.RIGHT, 74));
        setAccessibleText("Weights before and after");
    }

    private static ColumnConstraints column(HPos alignment, double width) {
        var column = new ColumnConstraints(width);
        column.setHalignment(alignment);
        return column;
    }

    private static ColumnConstraints grow() {
        var column = new ColumnConstraints(60, 200, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    void show(List<WeightChange> changes) {
        if (lines.size() != changes.size()) {
            getChildren().clear();
            lines.clear();
            for (int row = 0; row < changes.size(); row++) {
                var line = new Line();
                lines.add(line);
                addRow(row, line.name, line.bar, line.before, line.after, line.moved);
            }
        }
        double scale = changes.stream()
                .mapToDouble(change -> Math.max(change.before(), change.after()))
                .max()
                .orElse(1);
        for (int row = 0; row < changes.size(); row++) {
            lines.get(row).show(changes.get(row), scale);
        }
    }

    private static final class Line {

        private final Label name = new Label();
        private final PairedBar bar = new PairedBar(THICK);
        private final Label before = Parts.label("room-muted");
        private final Label after = Parts.label("room-figure");
        private final Label moved = new Label();

        void show(WeightChange change, double scale) {
            name.setText(change.name());
            bar.set(change.before() / scale, change.after() / scale);
            before.setText(Numbers.percent(change.before()));
            after.setText(Numbers.percent(change.after()));
            moved.setText(change.isChanged() ? Numbers.points(change.change()) : "·");
            moved.getStyleClass().setAll("label", change.isChanged() ? "weight-moved" : "room-subtle");
        }
    }
}
