package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.optimization.method.PortfolioFigures;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Subscription;

/// Every method with its weights as a bar and its figures; the selected one is the proposal.
final class MethodsTable extends TableView<MethodRow> {

    private final Subscription subscription;

    MethodsTable(OptimizerViewModel model) {
        Columns.dense(this, "optimizer-methods", "Methods", model);
        TableColumn<MethodRow, MethodRow.Figures> name =
                SaidColumns.text("method", "Method", 168, MethodRow::figuresProperty, MethodsTable::name);
        TableColumn<MethodRow, MethodRow.Figures> weights = FigureColumns.drawn(
                "weights", "Weights", 110, MethodRow::figuresProperty, StackBar::new, StackBar::show);
        getColumns()
                .setAll(List.of(
                        name,
                        weights,
                        figure("return", "Return", 66, of -> known(of.expectedReturn())),
                        figure("volatility", "Volatility", 66, of -> known(of.volatility())),
                        sharpe(),
                        figure("turnover", "Turnover", 66, PortfolioFigures::turnover),
                        cost()));
        Columns.show(this, model.methods());
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.methodProperty().set(row.method());
            }
        });
        subscription = model.methodProperty().subscribe(method -> model.methods().stream()
                .filter(row -> row.method() == method)
                .forEach(getSelectionModel()::select));
    }

    private static Result<Double> known(double value) {
        return Result.of(value);
    }

    private static Said name(MethodRow.Figures row) {
        return new Said(
                (row.chosen() ? "• " : "") + row.method().label(),
                row.solve(),
                row.chosen() ? Said.Look.CHOSEN : Said.Look.PLAIN);
    }

    private static TableColumn<MethodRow, MethodRow.Figures> figure(
            String id, String heading, double width, Function<PortfolioFigures, Result<Double>> figure) {
        TableColumn<MethodRow, MethodRow.Figures> column = SaidColumns.number(
                id,
                heading,
                width,
                MethodRow::figuresProperty,
                row -> aged(row, Said.of(row.figures().flatMap(figure), value -> Numbers.percent(value, 1))));
        Columns.sortable(column, row -> row.figures().flatMap(figure).orElse(Double.NaN));
        return column;
    }

    private static TableColumn<MethodRow, MethodRow.Figures> sharpe() {
        TableColumn<MethodRow, MethodRow.Figures> column = SaidColumns.number(
                "sharpe",
                "Sharpe",
                54,
                MethodRow::figuresProperty,
                row -> aged(
                        row,
                        Said.of(row.figures().flatMap(PortfolioFigures::sharpe), value -> Numbers.decimal(value, 2))));
        Columns.sortable(
                column, row -> row.figures().flatMap(PortfolioFigures::sharpe).orElse(Double.NaN));
        return column;
    }

    private static TableColumn<MethodRow, MethodRow.Figures> cost() {
        return SaidColumns.number(
                "cost",
                "Cost",
                58,
                MethodRow::figuresProperty,
                row -> aged(
                        row,
                        Said.of(row.figures().flatMap(PortfolioFigures::cost), value -> Numbers.percent(value, 2))));
    }

    /// Figures under limits that have been changed since are grey until they are solved again.
    private static Said aged(MethodRow.Figures row, Said said) {
        return row.age() == MethodRow.Age.OLD ? said.quiet() : said;
    }

    void close() {
        subscription.unsubscribe();
    }
}
