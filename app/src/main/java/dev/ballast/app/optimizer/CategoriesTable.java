package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.optimizer.CategoryRow.Figures;
import dev.ballast.app.optimizer.Percents.End;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Weights by category with their limits as a range to type: an end each, or both as `5:30`.
final class CategoriesTable extends TableView<CategoryRow> {

    private final OptimizerViewModel model;

    CategoriesTable(OptimizerViewModel model) {
        this.model = model;
        Columns.dense(this, "optimizer-categories", "Categories", model);
        setEditable(true);
        setPlaceholder(new Label("No categories yet"));
        getColumns()
                .setAll(List.of(
                        Columns.atLeast(
                                84,
                                SaidColumns.text(
                                        "category",
                                        "Category",
                                        84,
                                        CategoryRow::figuresProperty,
                                        CategoriesTable::name)),
                        weight("now", "Now", Figures::current),
                        weight("proposed", "Proposed", Figures::proposed),
                        limit("least", "Least", End.LEAST),
                        limit("most", "Most", End.MOST)));
        setItems(model.categories());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean edit = event.getCode() == KeyCode.E || event.getCode() == KeyCode.ENTER;
            if (edit && !EditCell.isTyping(this)) {
                EditCell.start(this, "least");
                event.consume();
            }
        });
    }

    private static Said name(Figures row) {
        return new Said(
                row.category().label(),
                row.binding().isEmpty() ? "" : "Binding: " + row.binding(),
                row.binding().isEmpty() ? Said.Look.PLAIN : Said.Look.CHOSEN);
    }

    private static TableColumn<CategoryRow, Figures> weight(
            String id, String heading, ToDoubleFunction<Figures> value) {
        return Columns.atLeast(62, SaidColumns.number(id, heading, 62, CategoryRow::figuresProperty, row -> {
            double weight = value.applyAsDouble(row);
            return Said.of(Double.isFinite(weight) ? Numbers.percent(weight, 1) : Numbers.UNKNOWN);
        }));
    }

    private TableColumn<CategoryRow, Figures> limit(String id, String heading, End end) {
        TableColumn<CategoryRow, Figures> column = Columns.edited(
                id, heading, 66, CategoryRow::figuresProperty, row -> limit(row, end), new EditCell.Edit<>() {
                    @Override
                    public String before(Figures row) {
                        return Percents.plain(of(row, end));
                    }

                    @Override
                    public String take(Figures row, String text) {
                        return CategoriesTable.this.take(row, text, end);
                    }
                });
        column.getStyleClass().add("room-number");
        column.setMinWidth(66);
        return column;
    }

    private static double of(Figures row, End end) {
        return switch (end) {
            case LEAST -> row.range().least();
            case MOST -> row.range().most();
        };
    }

    private static Said limit(Figures row, End end) {
        boolean free = of(row, end) == of(new Figures(row.category(), 0, 0, Limits.Range.WHOLE, ""), end);
        boolean binds = row.binding().endsWith(end == End.LEAST ? "at least" : "at most");
        return new Said(
                (binds ? "! " : "") + Numbers.percent(of(row, end), 1),
                "Type an end, or both as 5:30; empty it to lift the limit",
                free ? Said.Look.QUIET : Said.Look.CHOSEN);
    }

    private String take(Figures row, String text, End end) {
        try {
            Limits limits = model.limits();
            Limits.Range range =
                    text.isBlank() ? Limits.Range.WHOLE : Percents.range(text, limits.range(row.category()), end);
            model.change("limits of category " + row.category().label(), limits.withCategory(row.category(), range));
            return "";
        } catch (IllegalArgumentException refused) {
            model.say("Limits of category " + row.category().label() + ": " + refused.getMessage());
            return String.valueOf(refused.getMessage());
        }
    }
}
