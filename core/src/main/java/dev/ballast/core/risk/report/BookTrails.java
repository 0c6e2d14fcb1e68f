package dev.ballast.core.risk.report;

import static dev.ballast.core.risk.report.Trails.fraction;
import static dev.ballast.core.risk.report.Trails.input;
import static dev.ballast.core.risk.report.Trails.plain;
import static dev.ballast.core.risk.report.Trails.words;

import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.liquidity.AssetLiquidity;
import dev.ballast.core.risk.liquidity.Liquidity;
import dev.ballast.core.risk.liquidity.LiquidityCell;
import java.util.List;

/// Trails of the figures that need a book.
final class BookTrails {

    private BookTrails() {}

    static Explanation liquidity(RiskFigure figure, Liquidity liquidity) {
        return new Explanation(
                Trails.title(figure),
                ExplainedValue.plain(liquidity.days()),
                "days = value ÷ (participation × daily volume); cost = half-spread + Y σ √(value ÷ daily volume)",
                liquidity.convention(),
                "Tóth et al. 2011; Bangia et al. 1999",
                () -> List.of(
                        input("Sold in one day", ExplainedValue.fraction(liquidity.soldInOneDay())),
                        input("Cost to liquidate", ExplainedValue.fraction(liquidity.cost())),
                        input("VaR while selling, with cost", ExplainedValue.fraction(liquidity.whileSelling())),
                        new Input.Table(
                                "Positions",
                                new ExplainedTable(
                                        List.of("Asset", "Days", "Half-spread", "Impact", "Note"),
                                        liquidity.assets().size(),
                                        row -> row(liquidity.assets().get(row))))));
    }

    private static List<ExplainedValue> row(LiquidityCell cell) {
        ExplainedValue name = words(cell.instrument().symbol());
        return switch (cell.liquidity()) {
            case Result.Missing<AssetLiquidity>(String reason) ->
                List.of(name, words(""), words(""), words(""), words(reason));
            case Result.Known<AssetLiquidity>(AssetLiquidity asset) ->
                List.of(
                        name,
                        plain(asset.days()),
                        fractionOrBlank(asset.spreadCost()),
                        fractionOrBlank(asset.impactCost()),
                        words(asset.costFraction().reason()));
        };
    }

    /// The reason of a missing cost stands in the note beside it.
    private static ExplainedValue fractionOrBlank(Result<Double> result) {
        return result.isKnown() ? ExplainedValue.fraction(result) : words("");
    }

    static Explanation heat(RiskReport report, RiskFigure figure) {
        return Trails.of(
                figure,
                report.heat(),
                heat -> new Explanation(
                        Trails.title(figure),
                        fraction(heat.total()),
                        "Σ w(i) (price − stop) ÷ price",
                        "the trader's stop, else a multiple of Wilder's average true range below the price",
                        "RSK-6",
                        () -> List.of(new Input.Table(
                                "Positions",
                                new ExplainedTable(
                                        List.of("Asset", "Basis", "Price", "Stop", "Risk"),
                                        heat.positions().size(),
                                        row -> {
                                            var risk = heat.positions().get(row);
                                            return List.of(
                                                    words(risk.instrument().symbol()),
                                                    words(risk.basis().label()),
                                                    plain(risk.price()),
                                                    plain(risk.stop()),
                                                    fraction(risk.risk()));
                                        })))));
    }
}
