package dev.ballast.app.risk;

import dev.ballast.app.table.FigureColumns;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

/// Columns of the room's tables: text that follows a row's figures, or a drawn cell.
final class Columns {

    private Columns() {}

    /// A dense table of figures.
    ///
    /// @param model takes one sentence about what became of a file, and says where prices come from
    static <R> void dense(TableView<R> table, String id, String name, String placeholder, RiskViewModel model) {
        FigureColumns.dense(table, id, name, model::stamped, model::say);
        var none = new Label(placeholder);
        none.getStyleClass().add("room-muted");
        none.setWrapText(true);
        table.setPlaceholder(none);
    }
}
