package dev.ballast.core.rebalance;

import dev.ballast.core.optimization.method.OptimizationMethod;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How target weights are made (REB-4). Names are stored: add, never rename.
///
/// All methods are here that need nothing but the history and the present weights; those that need more, such as
/// views, budgets or a benchmark, are solved in the optimiser, whose weights are taken as the trader's own.
public enum TargetMethod {
    EQUAL_WEIGHT("Equal weight", null),
    INVERSE_VOLATILITY("Inverse volatility", null),
    /// Weights set by the trader.
    OWN("Own targets", null),
    INVERSE_VARIANCE("Inverse variance", OptimizationMethod.INVERSE_VARIANCE),
    EQUAL_RISK_CONTRIBUTION("Equal risk contribution", OptimizationMethod.EQUAL_RISK_CONTRIBUTION),
    HIERARCHICAL_RISK_PARITY("Hierarchical risk parity", OptimizationMethod.HIERARCHICAL_RISK_PARITY),
    MOMENTUM_TILT("Momentum tilt", OptimizationMethod.MOMENTUM_TILT),
    MEAN_REVERSION_TILT("Mean-reversion tilt", OptimizationMethod.MEAN_REVERSION_TILT),
    PERFORMANCE("Performance-based", OptimizationMethod.PERFORMANCE),
    MINIMUM_VARIANCE("Minimum variance", OptimizationMethod.MINIMUM_VARIANCE),
    MEAN_VARIANCE("Mean-variance", OptimizationMethod.MEAN_VARIANCE),
    COST_AWARE_MEAN_VARIANCE("Mean-variance after costs", OptimizationMethod.COST_AWARE_MEAN_VARIANCE),
    MAXIMUM_SHARPE("Maximum Sharpe", OptimizationMethod.MAXIMUM_SHARPE),
    MAXIMUM_DIVERSIFICATION("Maximum diversification", OptimizationMethod.MAXIMUM_DIVERSIFICATION),
    MINIMUM_SEMIVARIANCE("Minimum semivariance", OptimizationMethod.MINIMUM_SEMIVARIANCE),
    GROWTH_OPTIMAL("Growth-optimal (Kelly)", OptimizationMethod.GROWTH_OPTIMAL),
    MINIMUM_CVAR("Minimum CVaR", OptimizationMethod.MINIMUM_CVAR),
    MINIMUM_MAD("Minimum MAD", OptimizationMethod.MINIMUM_MAD),
    MINIMUM_CDAR("Minimum CDaR", OptimizationMethod.MINIMUM_CDAR);

    private final String label;
    private final @Nullable OptimizationMethod solver;

    TargetMethod(String label, @Nullable OptimizationMethod solver) {
        this.label = label;
        this.solver = solver;
    }

    public String label() {
        return label;
    }

    /// The method of the optimiser that solves it; empty for the plain ones.
    public Optional<OptimizationMethod> solver() {
        return Optional.ofNullable(solver);
    }

    /// Those that need no optimiser, for a short choice.
    public static List<TargetMethod> plain() {
        return List.of(EQUAL_WEIGHT, INVERSE_VOLATILITY, OWN);
    }
}
