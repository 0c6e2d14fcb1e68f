package dev.ballast.app.performance;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.performance.ClosedTrades;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Closed trades of the book's whole life, all together and by strategy.
final class TradesTable extends TableView<TradesTable.Row> {

    /// @param name of the strategy, or all
    record Row(String name, ClosedTrades trades) {}

    private final Label none = new Label();

    TradesTable(PerformanceViewModel model) {
        FigureColumns.dense(this, "performance-trades", "closed-trades", model::stamped, model::say);
        none.getStyleClass().add("room-muted");
        none.setWrapText(true);
        setPlaceholder(none);
        getColumns()
                .setAll(List.of(
                        SaidColumns.text("strategy", "Strategy", 110, row -> Said.of(row.name())),
                        number(
                                "count",
                                "Sales",
                                56,
                                trades -> Said.of(Numbers.count(trades.trades()), trades.trades())),
                        number(
                                "won",
                                "Won",
                                64,
                                trades -> Said.of(Numbers.percent(trades.winRate(), 0), trades.winRate())),
                        number(
                                "factor",
                                "Profit factor",
                                84,
                                trades -> Said.of(trades.profitFactor(), value -> Numbers.decimal(value, 2))),
                        number("each", "Each", 90, trades -> Said.money(trades.expectancy())),
                        number("win", "Mean win", 90, trades -> Said.of(trades.averageWin(), Numbers::money)),
                        number("loss", "Mean loss", 90, trades -> Said.of(trades.averageLoss(), Numbers::money)),
                        number(
                                "held",
                                "Held",
                                70,
                                trades -> Said.of(trades.averageHolding().toDays() + " d"))));
    }

    private static TableColumn<Row, Row> number(
            String id, String name, double width, Function<ClosedTrades, Said> say) {
        return SaidColumns.number("trades-" + id, name, width, row -> say.apply(row.trades()));
    }

    void show(@Nullable PerformanceReport report) {
        if (report == null) {
            return;
        }
        switch (report.closed()) {
            case Result.Missing<ClosedTrades>(String reason) -> {
                none.setText(reason);
                getItems().clear();
            }
            case Result.Known<ClosedTrades>(ClosedTrades all) -> {
                var rows = new ArrayList<Row>();
                rows.add(new Row("All", all));
                report.closedByStrategy()
                        .forEach((name, trades) -> rows.add(new Row(name.isEmpty() ? "No strategy" : name, trades)));
                getItems().setAll(rows);
            }
        }
    }
}
