package dev.ballast.app.optimizer;

import dev.ballast.app.control.Choice;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Limits of categories, or views: one at a time.
final class SidePane extends VBox {

    /// What is on screen.
    private enum Side {
        CATEGORIES("Categories"),
        VIEWS("Views");

        private final String label;

        Side(String label) {
            this.label = label;
        }
    }

    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.CATEGORIES);
    private final Choice<Side> choice;
    private final ViewsPane views;

    SidePane(OptimizerViewModel model) {
        super(6);
        getStyleClass().addAll("room-panel", "optimizer-panel");
        setMinSize(0, 0);
        choice = new Choice<>("optimizer-side", "", List.of(Side.values()), each -> each.label, side, side::set);
        var categories = new CategoriesTable(model);
        views = new ViewsPane(model);
        VBox.setVgrow(categories, Priority.ALWAYS);
        VBox.setVgrow(views, Priority.ALWAYS);
        side.subscribe(now -> getChildren().setAll(choice, now == Side.VIEWS ? views : categories));
    }

    void close() {
        choice.close();
        views.close();
    }
}
