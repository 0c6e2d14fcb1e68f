package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Weights before and after, as paired bars on one scale with their figures.
final class WeightBars extends GridPane {

    WeightBars() {
        getStyleClass().add("weight-bars");
        getColumnConstraints()
                .addAll(
                        column(HPos.LEFT, 78),
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
        var column = new ColumnConstraints(80, 200, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    void show(List<WeightChange> changes) {
        getChildren().clear();
        addRow(0, head(""), head(""), head("before"), head("after"), head("change"));
        double scale = changes.stream()
                .mapToDouble(change -> Math.max(change.before(), change.after()))
                .max()
                .orElse(1);
        int row = 1;
        for (WeightChange change : changes) {
            var name = new Label(change.name());
            name.setMinWidth(Region.USE_PREF_SIZE);
            var moved = new Label(change.isChanged() ? Numbers.points(change.change()) : "·");
            moved.getStyleClass().add(change.isChanged() ? "weight-moved" : "room-subtle");
            var after = new Label(Numbers.percent(change.after()));
            after.getStyleClass().add("room-figure");
            addRow(
                    row++,
                    name,
                    new PairedBar(change.before() / scale, change.after() / scale),
                    muted(Numbers.percent(change.before())),
                    after,
                    moved);
        }
    }

    private static Label head(String text) {
        var label = new Label(text);
        label.getStyleClass().add("room-subtle");
        return label;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("room-muted");
        return label;
    }

    /// Two bars, the upper before, the lower after.
    private static final class PairedBar extends Region {

        private static final double THICK = 6;

        private final Region before = new Region();
        private final Region after = new Region();
        private final double shareBefore;
        private final double shareAfter;

        PairedBar(double shareBefore, double shareAfter) {
            this.shareBefore = Math.clamp(shareBefore, 0, 1);
            this.shareAfter = Math.clamp(shareAfter, 0, 1);
            before.getStyleClass().add("weight-before");
            after.getStyleClass().add("weight-after");
            before.setManaged(false);
            after.setManaged(false);
            getChildren().addAll(before, after);
            setPrefHeight(2 * THICK + 2);
            setMinHeight(2 * THICK + 2);
        }

        @Override
        protected void layoutChildren() {
            double top = (getHeight() - 2 * THICK - 1) / 2;
            before.resizeRelocate(0, top, getWidth() * shareBefore, THICK);
            after.resizeRelocate(0, top + THICK + 1, getWidth() * shareAfter, THICK);
        }
    }
}
