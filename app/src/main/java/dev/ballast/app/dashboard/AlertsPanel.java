package dev.ballast.app.dashboard;

import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// What the trader should look at now, worst first; the shape of the icon says how bad.
final class AlertsPanel extends VBox {

    private final DashboardViewModel model;
    private final VBox list = new VBox();
    private final Label count = new Label();

    AlertsPanel(DashboardViewModel model) {
        this.model = model;
        getStyleClass().add("dash-panel");
        setMinHeight(0);
        var title = new Label("Alerts");
        title.getStyleClass().add("panel-title");
        count.getStyleClass().add("tile-note");
        var head = new HBox(12, title, count);
        head.getStyleClass().add("panel-head");
        list.getStyleClass().add("alert-list");
        list.setId("dashboard-alerts");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
        model.alerts().addListener((ListChangeListener<AlertRow>) _ -> show());
        show();
    }

    private void show() {
        count.setText(
                model.alerts().isEmpty() ? "" : String.valueOf(model.alerts().size()));
        if (model.alerts().isEmpty()) {
            var calm = new Label("Nothing needs attention.");
            calm.getStyleClass().add("tile-note");
            list.getChildren().setAll(calm);
        } else {
            list.getChildren()
                    .setAll(model.alerts().stream().map(AlertsPanel::line).toList());
        }
    }

    private static Node line(AlertRow alert) {
        var icon = new FontIcon(icon(alert.level()));
        icon.getStyleClass()
                .addAll("alert-icon", "alert-" + alert.level().label().toLowerCase(Locale.ROOT));
        var title = new Label(alert.title() + " · " + alert.subject());
        title.getStyleClass().add("deduction-title");
        var detail = new Label(alert.detail());
        detail.setWrapText(true);
        detail.getStyleClass().add("tile-note");
        var words = new VBox(title, detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(10, icon, words);
        line.setAccessibleText(alert.level().label() + ": " + title.getText() + ". " + alert.detail());
        return line;
    }

    private static Ikon icon(AlertRow.Level level) {
        return switch (level) {
            case INFO -> Material2AL.INFO;
            case WARNING -> Material2MZ.WARNING;
            case BREACH -> Material2AL.ERROR;
        };
    }
}
