package dev.ballast.core.risk.report;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.EulerContributions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Splits the risk of a portfolio among assets and categories (RSK-2).
final class Parts {

    private static final String CONVENTION =
            "Euler parts: volatility and value at risk of the normal with sample moments, conditional value at risk as "
                    + "the mean over the days of the historical tail; cash carries none";

    private Parts() {}

    static Result<Contributions> of(
            Estimates estimates, Map<InstrumentId, Category> categories, RiskSettings settings) {
        double deviation = estimates.portfolioDeviation();
        if (!(deviation > 0)) {
            return Result.missing("The portfolio has no variance to divide among its assets.");
        }
        double annual = Math.sqrt(settings.periodsPerYear());
        double[] volatility = EulerContributions.volatility(estimates.weights, estimates.product);
        double[] valueAtRisk = EulerContributions.normalValueAtRisk(
                estimates.weights, estimates.mean, estimates.product, settings.confidence());
        double[] tail = EulerContributions.historicalConditionalValueAtRisk(
                estimates.weights,
                estimates.returns,
                estimates.portfolio,
                settings.confidence(),
                settings.tailMean(),
                settings.quantile());
        var assets = new ArrayList<Contribution>();
        for (int i = 0; i < estimates.size(); i++) {
            assets.add(new Contribution(
                    estimates.instruments.get(i).symbol(),
                    estimates.weight(i),
                    estimates.product.get(i, 0) / deviation * annual,
                    volatility[i] * annual,
                    volatility[i] / deviation,
                    valueAtRisk[i],
                    tail[i]));
        }
        return Result.of(new Contributions(
                assets, byCategory(estimates, assets, categories), sum("Portfolio", assets), CONVENTION));
    }

    private static List<Contribution> byCategory(
            Estimates estimates, List<Contribution> assets, Map<InstrumentId, Category> categories) {
        var groups = new EnumMap<Category, List<Contribution>>(Category.class);
        for (int i = 0; i < assets.size(); i++) {
            Category category = categories.getOrDefault(estimates.instruments.get(i), Category.OTHER);
            groups.computeIfAbsent(category, key -> new ArrayList<>()).add(assets.get(i));
        }
        return groups.entrySet().stream()
                .map(group -> sum(group.getKey().label(), group.getValue()))
                .sorted(Comparator.comparingDouble(Contribution::share)
                        .reversed()
                        .thenComparing(Contribution::name))
                .toList();
    }

    /// The marginal volatility of a group is that of adding to it in proportion: component ÷ weight.
    private static Contribution sum(String name, List<Contribution> parts) {
        double weight = parts.stream().mapToDouble(Contribution::weight).sum();
        double volatility =
                parts.stream().mapToDouble(Contribution::componentVolatility).sum();
        return new Contribution(
                name,
                weight,
                weight != 0 ? volatility / weight : 0,
                volatility,
                parts.stream().mapToDouble(Contribution::share).sum(),
                parts.stream().mapToDouble(Contribution::componentValueAtRisk).sum(),
                parts.stream()
                        .mapToDouble(Contribution::componentConditionalValueAtRisk)
                        .sum());
    }
}
