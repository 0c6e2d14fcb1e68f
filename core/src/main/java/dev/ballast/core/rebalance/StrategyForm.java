package dev.ballast.core.rebalance;

import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.LotSale;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// How often a strategy's latest closed trades won against all before (REB-1).
///
/// A closed trade is one sale with all its lots, all fills of one leg together; it won with a gain > 0. The strategy is
/// that of its first fill.
///
/// @param strategy its name
/// @param recent win rate of the latest trades
/// @param usual win rate of all before them, or why there is none
public record StrategyForm(String strategy, double recent, Result<Double> usual) {

    /// By how much the recent win rate falls short of the usual one: 0.3 is 70 % of it; negative where it is better.
    public Result<Double> shortfall() {
        return usual.flatMap(rate -> rate > 0
                ? Result.of(1 - recent / rate)
                : Result.missing(strategy + " never won before: there is nothing to fall short of."));
    }

    /// Forms by strategy name; sales without a strategy have none.
    ///
    /// @param sales oldest first
    /// @param strategy of a sale, by the sale's id; empty where it has none
    /// @param latest number of trades that are recent
    /// @param fewest trades before them that a usual rate needs
    public static List<StrategyForm> of(
            List<LotSale> sales, Function<EntryId, String> strategy, int latest, int fewest) {
        var trades = new LinkedHashMap<EntryId, BigDecimal>();
        var first = new HashMap<EntryId, EntryId>();
        for (LotSale sale : sales) {
            trades.merge(sale.trade(), sale.realised(), BigDecimal::add);
            first.putIfAbsent(sale.trade(), sale.sale());
        }
        var byStrategy = new TreeMap<String, List<Boolean>>();
        for (Map.Entry<EntryId, BigDecimal> trade : trades.entrySet()) {
            String name = strategy.apply(first.getOrDefault(trade.getKey(), trade.getKey()));
            if (!name.isEmpty()) {
                byStrategy
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(trade.getValue().signum() > 0);
            }
        }
        return byStrategy.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), latest, fewest))
                .toList();
    }

    private static StrategyForm of(String name, List<Boolean> won, int latest, int fewest) {
        int split = Math.max(0, won.size() - latest);
        if (split < fewest) {
            return new StrategyForm(
                    name,
                    rate(won.subList(split, won.size())),
                    Result.missing("insufficient data: " + won.size() + " of " + (latest + fewest) + " trades"));
        }
        return new StrategyForm(name, rate(won.subList(split, won.size())), Result.of(rate(won.subList(0, split))));
    }

    private static double rate(List<Boolean> won) {
        return (double) won.stream().filter(each -> each).count() / won.size();
    }
}
