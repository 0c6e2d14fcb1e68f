package dev.ballast.core.risk;

import dev.ballast.core.market.Category;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.risk.Concentration.Level;
import dev.ballast.core.risk.Concentration.OverLimit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures concentration (RSK-4): the Herfindahl index over invested weights, limits over weights of equity.
///
/// A position without a price has weight zero and counts for nothing here.
public final class Concentrations {

    /// Rounding of a weight: one that equals its limit up to this is not over it.
    private static final double ROUNDING = 1e-12;

    private static final Comparator<OverLimit> WORST_FIRST =
            Comparator.comparingDouble(OverLimit::excessWeight).reversed().thenComparing(OverLimit::name);

    private Concentrations() {}

    public static Concentration of(Valuation valuation, RiskPolicy policy) {
        double herfindahl = herfindahl(valuation);
        List<OverLimit> positions = valuation.positions().stream()
                .flatMap(
                        position -> over(
                                position.instrument().symbol(),
                                position.weight(),
                                policy.positionLimit(),
                                valuation.equity())
                                .stream())
                .sorted(WORST_FIRST)
                .toList();
        List<OverLimit> categories = valuation.categoryWeights().entrySet().stream()
                .flatMap(entry -> category(entry, policy, valuation).stream())
                .sorted(WORST_FIRST)
                .toList();
        return new Concentration(herfindahl, level(herfindahl, policy), positions, categories);
    }

    /// Σ (value ÷ invested)²: 1 for one position, 1 ÷ n for n equal ones, 0 for none.
    static double herfindahl(Valuation valuation) {
        double invested = valuation.invested();
        if (!(invested > 0)) {
            return 0;
        }
        double sum = 0;
        for (Position position : valuation.positions()) {
            double share = position.value() / invested;
            sum += share * share;
        }
        return Math.min(1, sum);
    }

    private static Level level(double herfindahl, RiskPolicy policy) {
        if (herfindahl < policy.mediumConcentration()) {
            return Level.LOW;
        }
        return herfindahl < policy.highConcentration() ? Level.MEDIUM : Level.HIGH;
    }

    private static Optional<OverLimit> category(
            Map.Entry<Category, Double> weight, RiskPolicy policy, Valuation valuation) {
        return over(weight.getKey().label(), weight.getValue(), policy.categoryLimit(), valuation.equity());
    }

    private static Optional<OverLimit> over(String name, double weight, double limit, double equity) {
        return weight > limit + ROUNDING
                ? Optional.of(new OverLimit(name, weight, limit, (weight - limit) * equity))
                : Optional.empty();
    }
}
