package dev.ballast.core.optimization.scenario;

import dev.ballast.core.optimization.Solution;
import java.util.OptionalDouble;

/// Weights that minimise a measure over scenarios, with a proof of how good they are. Immutable.
///
/// @param solution weights, the measure as objective, residuals, binding constraints
/// @param quantile value at risk (or the drawdown that plays its part) at the weights, as a fraction; empty for
///     measures without one and for solves without weights
/// @param dualityGap objective less the lower bound that the multipliers prove, ≥ 0 but for rounding, in units of the
///     objective; NaN for solves without weights
public record ScenarioSolution(Solution solution, OptionalDouble quantile, double dualityGap) {}
