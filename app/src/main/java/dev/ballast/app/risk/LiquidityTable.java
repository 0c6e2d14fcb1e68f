package dev.ballast.app.risk;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.liquidity.AssetLiquidity;
import dev.ballast.core.risk.report.RiskFigure;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// What it takes to sell each position.
final class LiquidityTable extends TableView<LiquidityRow> {

    LiquidityTable(RiskViewModel model) {
        Columns.dense(this, "risk-liquidity", "Liquidity", "No positions to sell", model);
        getColumns()
                .setAll(List.of(
                        SaidColumns.text("symbol", "Symbol", 92, LiquidityRow::symbolProperty, Said::of),
                        column("value", "Value", 78, "in USD", asset -> Result.of(asset.value()), Numbers::compact),
                        column(
                                "volume",
                                "Volume a day",
                                84,
                                "average traded value per day, USD",
                                asset -> Result.of(asset.dailyVolume()),
                                Numbers::compact),
                        column(
                                "days",
                                "Days to sell",
                                78,
                                "at the policy's share of the daily volume",
                                asset -> Result.of(asset.days()),
                                LiquidityTable::days),
                        column(
                                "cost",
                                "Cost",
                                62,
                                "half the spread and the market impact, of the position",
                                AssetLiquidity::costFraction,
                                cost -> Numbers.percent(cost, 2)),
                        column(
                                "money",
                                "Cost, USD",
                                78,
                                "of selling all of it",
                                AssetLiquidity::cost,
                                cost -> Numbers.decimal(cost, 0))));
        setItems(model.liquidity());
        Ask.on(this, (_, _) -> model.explain(new RiskFigure.Liquidation()));
    }

    private static TableColumn<LiquidityRow, Result<AssetLiquidity>> column(
            String id,
            String heading,
            double width,
            String meaning,
            Function<AssetLiquidity, Result<Double>> value,
            DoubleFunction<String> text) {
        return SaidColumns.hint(
                SaidColumns.number(
                        id, heading, width, LiquidityRow::liquidityProperty, row -> switch (row.flatMap(value)) {
                            case Result.Missing<Double>(String reason) -> Said.missing(reason);
                            case Result.Known<Double>(Double known) -> Said.of(text.apply(known), known);
                        }),
                meaning);
    }

    /// `0.3`, `< 0.01`: days of trading.
    static String days(double days) {
        return days > 0 && days < 0.01 ? "< 0.01" : Numbers.decimal(days, days < 10 ? 2 : 0);
    }

    void close() {
        setItems(FXCollections.emptyObservableList());
    }
}
