package dev.ballast.app.dashboard;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Distance of every weight from its target, in its band: one bar a line, worst first.
final class DriftPanel extends VBox {

    private static final double LINE = 22;
    private static final double LABEL = 86;
    private static final double FIGURES = 190;
    private static final double MARGIN = 1.15;

    private final Canvas canvas = new Canvas();
    private final Label more = new Label();
    private List<DriftRow> rows = List.of();
    private @Nullable Palette palette;

    DriftPanel(DashboardViewModel model, Runnable openDrift) {
        getStyleClass().add("dash-panel");
        setMinHeight(0);
        var title = new Label("Drift from target");
        title.getStyleClass().add("panel-title");
        more.getStyleClass().add("tile-note");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var open = new Button("Open drift");
        open.setId("dashboard-open-drift");
        open.setOnAction(_ -> openDrift.run());
        var head = new HBox(12, title, more, gap, open);
        head.getStyleClass().add("panel-head");
        var frame = new Pane(canvas);
        frame.setMinHeight(LINE * 3);
        canvas.widthProperty().bind(frame.widthProperty());
        canvas.heightProperty().bind(frame.heightProperty());
        canvas.widthProperty().addListener((_, _, _) -> paint());
        canvas.heightProperty().addListener((_, _, _) -> paint());
        VBox.setVgrow(frame, Priority.ALWAYS);
        getChildren().setAll(head, frame);
        model.drifts().subscribe(now -> {
            rows = now;
            paint();
        });
    }

    void recolour(Palette next) {
        palette = next;
        paint();
    }

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (palette == null || canvas.getHeight() < LINE) {
            return;
        }
        int fitting = (int) Math.min(rows.size(), canvas.getHeight() / LINE);
        more.setText(
                rows.isEmpty()
                        ? "No targets yet"
                        : rows.size() > fitting ? "worst " + fitting + " of " + rows.size() : "bar against its band");
        double scale = rows.stream()
                        .mapToDouble(row -> Math.max(Math.abs(row.drift()), row.band()))
                        .max()
                        .orElse(0.1)
                * MARGIN;
        for (int index = 0; index < fitting; index++) {
            line(pen, palette, rows.get(index), index * LINE, scale);
        }
        canvas.setAccessibleText(
                rows.isEmpty()
                        ? "No drift"
                        : "Worst drift " + rows.getFirst().symbol() + " "
                                + Numbers.points(rows.getFirst().drift()));
    }

    private void line(GraphicsContext pen, Palette colours, DriftRow row, double top, double scale) {
        double width = Math.max(40, canvas.getWidth() - LABEL - FIGURES);
        double middle = LABEL + width / 2;
        double unit = width / 2 / scale;
        double centre = top + LINE / 2;
        pen.setFill(colours.band());
        pen.fillRect(middle - row.band() * unit, top + 4, 2 * row.band() * unit, LINE - 8);
        pen.setFill(row.isOutside() ? colours.warn() : colours.get("accent"));
        double length = Math.abs(row.drift()) * unit;
        pen.fillRect(row.drift() < 0 ? middle - length : middle, top + 7, Math.max(1, length), LINE - 14);
        pen.setStroke(colours.target());
        pen.strokeLine(middle, top + 2, middle, top + LINE - 2);
        pen.setFont(Font.font(12));
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setFill(colours.get("text"));
        pen.fillText(row.symbol(), 0, centre);
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setFill(row.isOutside() ? colours.warn() : colours.get("text"));
        pen.fillText((row.isOutside() ? "! " : "") + Numbers.points(row.drift()), canvas.getWidth() - 108, centre);
        pen.setFill(colours.get("text-muted"));
        pen.fillText(
                Numbers.percent(row.weight()) + " / " + Numbers.percent(row.target()), canvas.getWidth() - 2, centre);
    }
}
