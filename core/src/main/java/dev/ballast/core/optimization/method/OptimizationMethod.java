package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.allocation.Tilt;
import dev.ballast.core.optimization.growth.GrowthOptimal;
import dev.ballast.core.optimization.quadratic.MaximumDiversification;
import dev.ballast.core.optimization.quadratic.MaximumSharpe;
import dev.ballast.core.optimization.quadratic.MeanVariance;
import dev.ballast.core.optimization.quadratic.MinimumSemivariance;
import dev.ballast.core.optimization.quadratic.MinimumVariance;
import dev.ballast.core.optimization.quadratic.TargetReturn;
import dev.ballast.core.optimization.quadratic.TargetVolatility;
import dev.ballast.core.optimization.quadratic.TrackingError;
import dev.ballast.core.optimization.scenario.ScenarioOptimiser;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The methods by name (OPT-2): each gives weights from one [MethodInput], or says why not.
public enum OptimizationMethod {
    /// The same weight for every asset.
    EQUAL_WEIGHT("equal-weight", "Equal weight"),
    /// Weights in proportion to 1 ÷ volatility.
    INVERSE_VOLATILITY("inverse-volatility", "Inverse volatility"),
    /// Weights in proportion to 1 ÷ variance.
    INVERSE_VARIANCE("inverse-variance", "Inverse variance"),
    /// Weights in proportion to market capitalisation.
    CAP_WEIGHT("cap-weight", "Cap weight"),
    /// Weights in proportion to the Sharpe ratio expected of each asset, where it is above 0.
    PERFORMANCE("performance", "Performance-based"),
    /// Every asset carries the same share of the variance.
    EQUAL_RISK_CONTRIBUTION("equal-risk-contribution", "Equal risk contribution"),
    /// Every asset carries a given share of the variance.
    RISK_BUDGETS("risk-budgets", "Risk budgets"),
    /// Recursive bisection along a cluster tree.
    HIERARCHICAL_RISK_PARITY("hierarchical-risk-parity", "Hierarchical risk parity"),
    /// Equal weights, more of what rose over the last year.
    MOMENTUM_TILT("momentum-tilt", "Momentum tilt"),
    /// Equal weights, more of what fell over the last year.
    MEAN_REVERSION_TILT("mean-reversion-tilt", "Mean-reversion tilt"),
    /// Least variance.
    MINIMUM_VARIANCE("minimum-variance", "Minimum variance"),
    /// Highest return less γ/2 × variance.
    MEAN_VARIANCE("mean-variance", "Mean-variance"),
    /// The same less what trading away from current weights costs, a year's costs once.
    COST_AWARE_MEAN_VARIANCE("cost-aware-mean-variance", "Mean-variance after costs"),
    /// Highest excess return per volatility.
    MAXIMUM_SHARPE("maximum-sharpe", "Maximum Sharpe"),
    /// Highest ratio of weighted volatilities to volatility.
    MAXIMUM_DIVERSIFICATION("maximum-diversification", "Maximum diversification"),
    /// Least variance at exactly the target return.
    TARGET_RETURN("target-return", "Target return"),
    /// Highest return within the target volatility.
    TARGET_VOLATILITY("target-volatility", "Target volatility"),
    /// Least variance with no exposure to given factors.
    FACTOR_NEUTRAL("factor-neutral", "Factor-neutral"),
    /// Least variance of the difference from a benchmark.
    MINIMUM_TRACKING_ERROR("minimum-tracking-error", "Minimum tracking error"),
    /// Highest Sharpe ratio of equilibrium returns mixed with views.
    BLACK_LITTERMAN("black-litterman", "Black-Litterman"),
    /// Holdings as they are, with positions in hedging assets that leave the least variance.
    MINIMUM_VARIANCE_HEDGE("minimum-variance-hedge", "Minimum-variance hedge"),
    /// Least variance of what falls below zero.
    MINIMUM_SEMIVARIANCE("minimum-semivariance", "Minimum semivariance"),
    /// Fastest growth of capital over the past returns (Kelly).
    GROWTH_OPTIMAL("growth-optimal", "Growth-optimal (Kelly)"),
    /// A share of the growth-optimal book, the rest in cash.
    FRACTIONAL_KELLY("fractional-kelly", "Fractional Kelly"),
    /// Least conditional value at risk of the past returns.
    MINIMUM_CVAR("minimum-cvar", "Minimum CVaR"),
    /// Least mean absolute deviation of the past returns.
    MINIMUM_MAD("minimum-mad", "Minimum MAD"),
    /// Least conditional drawdown at risk over the past returns in their order.
    MINIMUM_CDAR("minimum-cdar", "Minimum CDaR");

    /// What a method needs besides sample and constraints.
    enum Need {
        /// [MethodSettings#targetReturn].
        TARGET_RETURN("a target return"),
        /// [MethodSettings#targetVolatility].
        TARGET_VOLATILITY("a target volatility"),
        /// [MethodInput#held].
        HELD("current weights"),
        /// [Particulars#capitalisations].
        CAPITALISATIONS("market capitalisations"),
        /// [Particulars#riskBudgets].
        RISK_BUDGETS("risk budgets"),
        /// [Particulars#benchmark].
        BENCHMARK("benchmark weights"),
        /// [Particulars#marketWeights].
        MARKET("market capitalisations or benchmark weights"),
        /// [Particulars#exposures].
        EXPOSURES("factors to be neutral to"),
        /// [Particulars#hedges].
        HEDGES("assets to hedge with");

        private final String words;

        Need(String words) {
            this.words = words;
        }

        private boolean isMet(MethodInput input) {
            return switch (this) {
                case TARGET_RETURN -> input.settings().targetReturn().isPresent();
                case TARGET_VOLATILITY -> input.settings().targetVolatility().isPresent();
                case HELD -> input.held().isPresent();
                case CAPITALISATIONS -> input.particulars().capitalisations().isPresent();
                case RISK_BUDGETS -> input.particulars().riskBudgets().isPresent();
                case BENCHMARK -> input.particulars().benchmark().isPresent();
                case MARKET -> input.particulars().marketWeights().isPresent();
                case EXPOSURES -> !input.particulars().exposures().isEmpty();
                case HEDGES -> !input.particulars().hedges().isEmpty();
            };
        }
    }

    private final String key;
    private final String label;

    OptimizationMethod(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /// Name on the command line, `minimum-variance`.
    public String key() {
        return key;
    }

    /// Name on the screen.
    public String label() {
        return label;
    }

    /// The method with a name of the command line; `IllegalArgumentException` lists all names.
    public static OptimizationMethod parse(String key) {
        return Arrays.stream(values())
                .filter(method -> method.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no method '" + key + "', there are "
                        + Arrays.stream(values()).map(OptimizationMethod::key).collect(Collectors.joining(", "))));
    }

    /// Whether the weights meet the budget, so that the method's book can be compared with others: fractional Kelly
    /// leaves a part of it in cash, a hedge comes on top of it.
    public boolean keepsBudget() {
        return this != FRACTIONAL_KELLY && this != MINIMUM_VARIANCE_HEDGE;
    }

    /// What the input lacks for this method, in words; empty where it can be solved.
    public Optional<String> lacking(MethodInput input) {
        List<String> missing = needs().stream()
                .filter(need -> !need.isMet(input))
                .map(need -> need.words)
                .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", missing));
    }

    /// Solves. A problem that a method cannot take at all, such as an asset without variance where it divides by it, is
    /// an `IllegalArgumentException` that names the cause; so is an input that lacks something.
    public Solution solve(MethodInput input) {
        lacking(input).ifPresent(what -> {
            throw new IllegalArgumentException(key + " needs " + what);
        });
        return solution(input);
    }

    private Solution solution(MethodInput input) {
        Constraints constraints = input.problem().constraints();
        return switch (this) {
            case EQUAL_WEIGHT -> Rules.equalWeight(input);
            case CAP_WEIGHT ->
                Rules.capitalisations(
                        input, input.particulars().capitalisations().orElseThrow());
            case PERFORMANCE -> Rules.performance(input);
            case INVERSE_VOLATILITY -> Rules.inverseVolatility(input);
            case INVERSE_VARIANCE -> Rules.inverseVariance(input);
            case EQUAL_RISK_CONTRIBUTION -> Rules.equalContributions(input);
            case RISK_BUDGETS ->
                Rules.budgets(
                        input, "risk budgets", input.particulars().riskBudgets().orElseThrow());
            case HIERARCHICAL_RISK_PARITY -> Rules.hierarchical(input);
            case MOMENTUM_TILT -> Rules.tilted(input, "momentum tilt", Tilt.Direction.MOMENTUM);
            case MEAN_REVERSION_TILT -> Rules.tilted(input, "mean-reversion tilt", Tilt.Direction.MEAN_REVERSION);
            case MINIMUM_VARIANCE -> MinimumVariance.of(input.problem());
            case MEAN_VARIANCE ->
                MeanVariance.of(input.problem(), input.settings().riskAversion());
            case COST_AWARE_MEAN_VARIANCE -> Informed.costAware(input);
            case MAXIMUM_SHARPE -> MaximumSharpe.of(input.problem(), Informed.cashRate(input));
            case MAXIMUM_DIVERSIFICATION -> MaximumDiversification.of(input.problem());
            case TARGET_RETURN ->
                TargetReturn.of(
                        input.problem(), input.settings().targetReturn().orElseThrow(), TargetReturn.Goal.EXACTLY);
            case TARGET_VOLATILITY ->
                TargetVolatility.of(
                        input.problem(), input.settings().targetVolatility().orElseThrow());
            case FACTOR_NEUTRAL -> Informed.factorNeutral(input);
            case MINIMUM_TRACKING_ERROR ->
                TrackingError.of(
                        input.problem(), input.particulars().benchmark().orElseThrow());
            case BLACK_LITTERMAN -> Informed.blackLitterman(input);
            case MINIMUM_VARIANCE_HEDGE -> Informed.hedge(input);
            case MINIMUM_SEMIVARIANCE -> MinimumSemivariance.of(input.returns(), 0, constraints);
            case GROWTH_OPTIMAL -> GrowthOptimal.of(input.returns(), constraints);
            case FRACTIONAL_KELLY -> Informed.fractionalKelly(input);
            case MINIMUM_CVAR ->
                ScenarioOptimiser.standard()
                        .minimumConditionalValueAtRisk(
                                input.returns(), input.settings().confidence(), constraints)
                        .solution();
            case MINIMUM_MAD ->
                ScenarioOptimiser.standard()
                        .minimumMeanAbsoluteDeviation(input.returns(), constraints)
                        .solution();
            case MINIMUM_CDAR ->
                ScenarioOptimiser.standard()
                        .minimumConditionalDrawdown(
                                input.returns(), input.settings().confidence(), constraints)
                        .solution();
        };
    }

    private List<Need> needs() {
        return switch (this) {
            case COST_AWARE_MEAN_VARIANCE -> List.of(Need.HELD);
            case TARGET_RETURN -> List.of(Need.TARGET_RETURN);
            case TARGET_VOLATILITY -> List.of(Need.TARGET_VOLATILITY);
            case CAP_WEIGHT -> List.of(Need.CAPITALISATIONS);
            case RISK_BUDGETS -> List.of(Need.RISK_BUDGETS);
            case FACTOR_NEUTRAL -> List.of(Need.EXPOSURES);
            case MINIMUM_TRACKING_ERROR -> List.of(Need.BENCHMARK);
            case BLACK_LITTERMAN -> List.of(Need.MARKET);
            case MINIMUM_VARIANCE_HEDGE -> List.of(Need.HELD, Need.HEDGES);
            case EQUAL_WEIGHT,
                    PERFORMANCE,
                    FRACTIONAL_KELLY,
                    INVERSE_VOLATILITY,
                    INVERSE_VARIANCE,
                    EQUAL_RISK_CONTRIBUTION,
                    HIERARCHICAL_RISK_PARITY,
                    MOMENTUM_TILT,
                    MEAN_REVERSION_TILT,
                    MINIMUM_VARIANCE,
                    MEAN_VARIANCE,
                    MAXIMUM_SHARPE,
                    MAXIMUM_DIVERSIFICATION,
                    MINIMUM_SEMIVARIANCE,
                    GROWTH_OPTIMAL,
                    MINIMUM_CVAR,
                    MINIMUM_MAD,
                    MINIMUM_CDAR -> List.of();
        };
    }
}
