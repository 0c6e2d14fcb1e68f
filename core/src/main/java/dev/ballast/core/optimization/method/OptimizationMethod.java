package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
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
    /// Every asset carries the same share of the variance.
    EQUAL_RISK_CONTRIBUTION("equal-risk-contribution", "Equal risk contribution"),
    /// Recursive bisection along a cluster tree.
    HIERARCHICAL_RISK_PARITY("hierarchical-risk-parity", "Hierarchical risk parity"),
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
        HELD("current weights");

        private final String words;

        Need(String words) {
            this.words = words;
        }

        private boolean isMet(MethodInput input) {
            return switch (this) {
                case TARGET_RETURN -> input.settings().targetReturn().isPresent();
                case TARGET_VOLATILITY -> input.settings().targetVolatility().isPresent();
                case HELD -> input.held().isPresent();
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
        Constraints constraints = input.problem().constraints();
        return switch (this) {
            case EQUAL_WEIGHT -> Rules.equalWeight(input);
            case INVERSE_VOLATILITY -> Rules.inverseVolatility(input);
            case INVERSE_VARIANCE -> Rules.inverseVariance(input);
            case EQUAL_RISK_CONTRIBUTION -> Rules.equalContributions(input);
            case HIERARCHICAL_RISK_PARITY -> Rules.hierarchical(input);
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
            case EQUAL_WEIGHT,
                    INVERSE_VOLATILITY,
                    INVERSE_VARIANCE,
                    EQUAL_RISK_CONTRIBUTION,
                    HIERARCHICAL_RISK_PARITY,
                    MINIMUM_CVAR,
                    MINIMUM_MAD,
                    MINIMUM_CDAR -> List.of();
        };
    }
}
