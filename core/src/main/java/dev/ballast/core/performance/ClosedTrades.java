package dev.ballast.core.performance;

import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotSale;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Statistics of closed trades (ACC-6). A closed trade is one sale with all the lots it consumed, all fills of one leg
/// of a proposal together; amounts after fees, in the book's currency. A trade that came out even counts among the
/// trades, as neither won nor lost.
///
/// @param trades number of sales, a leg that was filled in parts counted once
/// @param wins with a gain > 0
/// @param losses with a gain < 0
/// @param grossProfit sum of the gains, ≥ 0
/// @param grossLoss sum of the losses, ≥ 0
/// @param winRate wins ÷ trades
/// @param profitFactor gross profit ÷ gross loss; missing without a loss
/// @param expectancy mean result of a trade, in money
/// @param expectedReturn mean of result ÷ cost
/// @param averageWin mean gain of the winners; missing without one
/// @param averageLoss mean loss of the losers, a positive number; missing without one
/// @param averageHolding mean time from purchase to sale; lots of one sale weighted by quantity
/// @param longestHolding longest time of any lot
public record ClosedTrades(
        int trades,
        int wins,
        int losses,
        double grossProfit,
        double grossLoss,
        double winRate,
        Result<Double> profitFactor,
        double expectancy,
        double expectedReturn,
        Result<Double> averageWin,
        Result<Double> averageLoss,
        Duration averageHolding,
        Duration longestHolding) {

    /// Statistics of these sales; missing where there are none.
    public static Result<ClosedTrades> of(List<LotSale> sales) {
        var bySale = new LinkedHashMap<EntryId, List<LotSale>>();
        sales.forEach(sale ->
                bySale.computeIfAbsent(sale.trade(), id -> new ArrayList<>()).add(sale));
        return bySale.isEmpty()
                ? Result.missing("Nothing has been sold yet.")
                : Result.of(of(bySale.values().stream().map(Trade::of).toList(), sales));
    }

    /// Statistics by strategy; sales without one stand under "".
    ///
    /// @param strategy of a sale, by the sale's id; empty where it has none
    public static SortedMap<String, ClosedTrades> byStrategy(List<LotSale> sales, Function<EntryId, String> strategy) {
        var groups = new TreeMap<String, List<LotSale>>();
        sales.forEach(sale -> groups.computeIfAbsent(strategy.apply(sale.sale()), name -> new ArrayList<>())
                .add(sale));
        var statistics = new TreeMap<String, ClosedTrades>();
        groups.forEach((name, group) -> statistics.put(name, of(group).orElseThrow()));
        return statistics;
    }

    /// Statistics by the strategy that `ledger` names for each sale; sales without one stand under "".
    public static SortedMap<String, ClosedTrades> byStrategy(
            List<LotSale> sales, Collection<? extends LedgerEntry> ledger) {
        var strategies = new HashMap<EntryId, String>();
        for (LedgerEntry entry : ledger) {
            if (entry instanceof Fill fill && fill.strategy() != null) {
                strategies.put(fill.id(), fill.strategy());
            }
        }
        return byStrategy(sales, id -> strategies.getOrDefault(id, ""));
    }

    private static ClosedTrades of(Collection<Trade> trades, List<LotSale> sales) {
        List<Double> gains = trades.stream().map(Trade::gain).toList();
        double profit = gains.stream()
                .filter(gain -> gain > 0)
                .mapToDouble(gain -> gain)
                .sum();
        double loss = -gains.stream()
                .filter(gain -> gain < 0)
                .mapToDouble(gain -> gain)
                .sum();
        int wins = (int) gains.stream().filter(gain -> gain > 0).count();
        int losses = (int) gains.stream().filter(gain -> gain < 0).count();
        int count = trades.size();
        double seconds = trades.stream().mapToDouble(Trade::seconds).sum() / count;
        return new ClosedTrades(
                count,
                wins,
                losses,
                profit,
                loss,
                (double) wins / count,
                losses == 0 ? Result.missing("No trade lost.") : Result.finite(profit / loss, "The profit factor"),
                (profit - loss) / count,
                trades.stream().mapToDouble(Trade::profitability).sum() / count,
                wins == 0 ? Result.missing("No trade won.") : Result.of(profit / wins),
                losses == 0 ? Result.missing("No trade lost.") : Result.of(loss / losses),
                Duration.ofSeconds(Math.round(seconds)),
                sales.stream()
                        .map(sale -> Duration.between(sale.acquired(), sale.sold()))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO));
    }

    /// One sale, or all of one leg.
    private record Trade(double gain, double cost, double seconds) {

        static Trade of(List<LotSale> lots) {
            BigDecimal gain = lots.stream().map(LotSale::realised).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal cost = lots.stream().map(LotSale::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
            double quantity = 0;
            double weighted = 0;
            for (LotSale lot : lots) {
                double part = lot.quantity().doubleValue();
                quantity += part;
                weighted += part * Duration.between(lot.acquired(), lot.sold()).toMillis() / 1000.0;
            }
            return new Trade(gain.doubleValue(), cost.doubleValue(), weighted / quantity);
        }

        /// A gift has no cost to measure by.
        double profitability() {
            return cost > 0 ? gain / cost : 0;
        }
    }
}
