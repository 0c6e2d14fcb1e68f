package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Loss of the book in every scenario without and with the proposal, worst first (EDGE-1). Rows are made once and
/// filled, so that nothing moves while figures update.
final class StressBars extends GridPane {

    private static final double THICK = 4;
    private static final double ROW = 19;

    private final List<Line> lines = new ArrayList<>();
    private final Consumer<StressLine> explain;

    StressBars(Consumer<StressLine> explain) {
        this.explain = explain;
        getStyleClass().add("stress-bars");
        setId("queue-stress");
        getColumnConstraints().addAll(name(), bar(), right(60), right(60), right(84));
        setAccessibleText("Loss in each stress scenario before and after, worst first");
    }

    private static ColumnConstraints name() {
        var column = new ColumnConstraints(110, 210, 230);
        column.setHgrow(Priority.SOMETIMES);
        return column;
    }

    private static ColumnConstraints bar() {
        var column = new ColumnConstraints(40, 120, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private static ColumnConstraints right(double width) {
        var column = new ColumnConstraints(width);
        column.setHalignment(HPos.RIGHT);
        return column;
    }

    /// Height of so many rows.
    static double height(int rows) {
        return rows * ROW;
    }

    void show(List<StressLine> all) {
        if (lines.size() != all.size()) {
            getChildren().clear();
            lines.clear();
            for (int row = 0; row < all.size(); row++) {
                var line = new Line();
                lines.add(line);
                addRow(row, line.name, line.bar, line.before, line.after, line.change);
            }
        }
        double scale = all.stream()
                .flatMapToDouble(line -> java.util.stream.DoubleStream.of(line.before(), line.after()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        for (int row = 0; row < all.size(); row++) {
            lines.get(row).show(all.get(row), Math.max(scale, 1e-9));
        }
    }

    private final class Line {

        private final Label name = new Label();
        private final PairedBar bar = new PairedBar(THICK);
        private final Label before = Parts.label("room-muted");
        private final Label after = Parts.label("room-figure");
        private final Label change = new Label();
        private StressLine shown = new StressLine("", Double.NaN, Double.NaN, 0, "");

        private Line() {
            name.setMinHeight(ROW);
            name.setPrefHeight(ROW);
            Parts.ask(name, () -> explain.accept(shown));
        }

        void show(StressLine line, double scale) {
            shown = line;
            String assumed = line.assumed() >= 0.005
                    ? ". " + Numbers.percent(line.assumed(), 0) + " of equity takes an assumed shock"
                    : "";
            if (!name.getText().equals(line.scenario())) {
                name.setText(line.scenario());
            }
            String tip = line.scenario() + (line.reason().isEmpty() ? assumed : ": " + line.reason());
            if (name.getTooltip() == null || !name.getTooltip().getText().equals(tip)) {
                name.setTooltip(Parts.wrapped(tip));
            }
            bar.set(line.before() / scale, line.after() / scale);
            before.setText(Numbers.percent(line.before()));
            after.setText(Numbers.percent(line.after()));
            change.setText(words(line.change()));
            Marks.tone(change, tone(line.change()));
        }
    }

    /// A loss that shrinks is good; less than half a tenth of a percent is none.
    private static String words(double change) {
        if (!Double.isFinite(change)) {
            return "";
        }
        if (Math.abs(change) < 5e-4) {
            return "·";
        }
        return (change < 0 ? "↓ less " : "↑ more ") + Numbers.decimal(100 * Math.abs(change), 1);
    }

    private static Marks.Tone tone(double change) {
        if (!(Math.abs(change) >= 5e-4)) {
            return Marks.Tone.PLAIN;
        }
        return change < 0 ? Marks.Tone.GOOD : Marks.Tone.BAD;
    }
}
