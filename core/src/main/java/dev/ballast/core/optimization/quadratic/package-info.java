/// Exact solvers for quadratic programs and the methods that are one: minimum variance, mean-variance utility, target
/// return and volatility, maximum Sharpe, maximum diversification, tracking error, semivariance, trading costs.
@NullMarked
package dev.ballast.core.optimization.quadratic;

import org.jspecify.annotations.NullMarked;
