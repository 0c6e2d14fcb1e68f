package dev.ballast.app.dashboard;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.core.rebalance.Urgency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What waits for approval, and the state of feed and trading.
final class StatusPanel extends VBox {

    private static final PseudoClass ANY = PseudoClass.getPseudoClass("any");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final Map<Urgency, Label> counts = new EnumMap<>(Urgency.class);
    private final Label headline = new Label();
    private final Button open = new Button("Open the queue");
    private final Label feed = value();
    private final Label quotes = value();
    private final Label prices = value();
    private final Label latency = value();
    private final Label trading = value();

    StatusPanel(Runnable openQueue) {
        getStyleClass().add("dash-panel");
        var title = new Label("Waiting for approval");
        title.getStyleClass().add("panel-title");
        var boxes = new HBox(6);
        for (Urgency urgency : Urgency.values()) {
            var count = new Label("0");
            count.getStyleClass().add("urgency-count");
            counts.put(urgency, count);
            String name = urgency.name().charAt(0) + urgency.name().substring(1).toLowerCase(Locale.ROOT);
            var label = new Label(name);
            label.getStyleClass().add("tile-note");
            var box = new VBox(count, label);
            box.getStyleClass().addAll("urgency-box", "urgency-" + name.toLowerCase(Locale.ROOT));
            // The same width for all, whatever their names take.
            box.setPrefWidth(90);
            HBox.setHgrow(box, Priority.ALWAYS);
            boxes.getChildren().addFirst(box);
        }
        headline.setWrapText(true);
        headline.setId("dashboard-queue-headline");
        open.setId("dashboard-open-queue");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setOnAction(_ -> openQueue.run());
        var feedTitle = new Label("Feed and trading");
        feedTitle.getStyleClass().add("panel-title");
        var grid = new GridPane(10, 4);
        row(grid, 0, "Feed", feed);
        row(grid, 1, "Quotes", quotes);
        row(grid, 2, "Held prices", prices);
        row(grid, 3, "Latency", latency);
        row(grid, 4, "Trading", trading);
        feed.setId("dashboard-feed");
        trading.setId("dashboard-trading");
        var gap = new Region();
        gap.setMinHeight(6);
        headline.setMinHeight(USE_PREF_SIZE);
        var body = new VBox(8, boxes, headline, open, gap, feedTitle, grid);
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        setMinHeight(0);
        getChildren().setAll(title, scroll);
    }

    private static void row(GridPane grid, int index, String name, Label value) {
        var label = new Label(name);
        label.getStyleClass().add("tile-note");
        label.setMinWidth(74);
        grid.addRow(index, label, value);
        GridPane.setHgrow(value, Priority.ALWAYS);
    }

    private static Label value() {
        var label = new Label();
        label.setWrapText(true);
        return label;
    }

    void queue(@Nullable QueueFigures queue) {
        if (queue == null) {
            return;
        }
        counts.forEach((urgency, label) -> {
            label.setText(String.valueOf(queue.count(urgency)));
            label.pseudoClassStateChanged(ANY, queue.count(urgency) > 0);
        });
        String underway = queue.underway() == 0 ? "" : " " + queue.underway() + " being executed.";
        headline.setText(
                queue.total() == 0
                        ? "No proposal waits." + underway
                        : sentence(queue.headline()) + " Expires in " + Times.countdown(queue.timeLeft()) + "."
                                + underway);
        open.setText(queue.total() == 0 ? "Open the queue" : "Open the queue (" + queue.total() + ")");
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    void feed(@Nullable FeedFigures figures) {
        if (figures == null) {
            return;
        }
        feed.setText(figures.name() + " · " + figures.phase()
                + (figures.detail().isEmpty() ? "" : " · " + figures.detail()));
        feed.pseudoClassStateChanged(WARNING, !figures.running());
        quotes.setText(
                Numbers.count(figures.received()) + " received · " + Numbers.count(figures.skipped()) + " skipped");
        prices.setText(
                figures.untrusted().isEmpty() ? "all live" : "not live: " + String.join(", ", figures.untrusted()));
        prices.pseudoClassStateChanged(WARNING, !figures.untrusted().isEmpty());
        latency.setText(Numbers.decimal(figures.latency().toNanos() / 1e6, 1) + " ms (99th percentile)");
        trading.setText(
                figures.tradingState() + (figures.tradingReason().isEmpty() ? "" : " · " + figures.tradingReason()));
        trading.pseudoClassStateChanged(WARNING, !figures.tradingActive());
    }
}
