package dev.ballast.core.risk.liquidity;

import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Adds up what it takes to sell a portfolio (RSK-9). Stateless.
public final class Liquidities {

    private Liquidities() {}

    /// The table and its sums.
    ///
    /// @param positions each once
    /// @param equity of the book, > 0, in the currency of the positions' values
    /// @param valueAtRisk per horizon at market prices; each is missing on its own
    /// @param whileSelling value at risk of what is still held during the sale, by the days of each position
    public static Liquidity of(
            List<LiquidityPosition> positions,
            double equity,
            LiquidityPolicy policy,
            List<HorizonRisk> valueAtRisk,
            SaleRisk whileSelling) {
        if (!(equity > 0)) {
            throw new IllegalArgumentException("equity must be > 0, was " + equity);
        }
        var cells = new ArrayList<LiquidityCell>();
        for (LiquidityPosition position : positions) {
            cells.add(new LiquidityCell(position.instrument(), Liquidation.of(position, policy)));
        }
        Result<Double> cost = cost(cells).map(total -> total / equity);
        Result<Double> invested = sum(cells, AssetLiquidity::value);
        Result<Double> firstDay = sum(cells, asset -> asset.days() > 1 ? asset.value() / asset.days() : asset.value());
        double all = invested.orElse(0.0);
        return new Liquidity(
                cells,
                longest(cells),
                firstDay.map(sold -> all > 0 ? sold / all : 1),
                cost,
                valueAtRisk.stream().map(risk -> adjusted(risk, cost)).toList(),
                selling(cells, cost, whileSelling),
                String.format(
                        Locale.ROOT,
                        "All positions are sold side by side at %.0f %% of their average daily volume over %d days; "
                                + "cost is half the spread plus %.2g σ √(value ÷ daily volume)",
                        policy.participation() * 100,
                        policy.volumeDays(),
                        policy.impactCoefficient()));
    }

    /// Value at risk of one horizon, or why there is none.
    ///
    /// @param horizonDays days ahead
    /// @param valueAtRisk a fraction of equity
    public record HorizonRisk(int horizonDays, Result<Double> valueAtRisk) {}

    /// Value at risk of a portfolio while it is sold.
    @FunctionalInterface
    public interface SaleRisk {

        /// A fraction of equity, or why there is none.
        ///
        /// @param days until each position is sold, in the order of the positions
        Result<Double> of(List<Double> days);
    }

    private static Result<LiquidityAdjusted> adjusted(HorizonRisk risk, Result<Double> cost) {
        return switch (risk.valueAtRisk()) {
            case Result.Missing<Double>(String reason) -> Result.missing(reason);
            case Result.Known<Double>(Double value) ->
                cost.map(paid -> new LiquidityAdjusted(risk.horizonDays(), value, paid));
        };
    }

    private static Result<Double> selling(List<LiquidityCell> cells, Result<Double> cost, SaleRisk whileSelling) {
        return switch (cost) {
            case Result.Missing<Double>(String reason) -> Result.missing(reason);
            case Result.Known<Double>(Double paid) ->
                whileSelling
                        .of(cells.stream()
                                .map(cell -> cell.liquidity().orElseThrow().days())
                                .toList())
                        .map(risk -> risk + paid);
        };
    }

    private static Result<Double> longest(List<LiquidityCell> cells) {
        return firstMissing(cells)
                .<Result<Double>>map(Result::missing)
                .orElseGet(() -> Result.of(cells.stream()
                        .mapToDouble(cell -> cell.liquidity().orElseThrow().days())
                        .max()
                        .orElse(0)));
    }

    private static Result<Double> sum(List<LiquidityCell> cells, ToDoubleFunction<AssetLiquidity> part) {
        return firstMissing(cells)
                .<Result<Double>>map(Result::missing)
                .orElseGet(() -> Result.of(cells.stream()
                        .mapToDouble(cell -> part.applyAsDouble(cell.liquidity().orElseThrow()))
                        .sum()));
    }

    /// Cost of all positions; missing with the first one whose cost is.
    private static Result<Double> cost(List<LiquidityCell> cells) {
        Result<Double> total = Result.of(0.0);
        for (LiquidityCell cell : cells) {
            Result<Double> each = cell.liquidity().flatMap(AssetLiquidity::cost);
            total = total.flatMap(before -> each.map(cost -> before + cost));
        }
        return total;
    }

    private static Optional<String> firstMissing(List<LiquidityCell> cells) {
        return cells.stream()
                .filter(cell -> !cell.liquidity().isKnown())
                .findFirst()
                .map(cell -> cell.liquidity().reason());
    }
}
