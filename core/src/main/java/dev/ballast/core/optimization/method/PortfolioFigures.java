package dev.ballast.core.optimization.method;

import dev.ballast.core.result.Result;

/// What weights promise, measured alike whichever method made them (OPT-3).
///
/// @param expectedReturn μᵀw per year
/// @param volatility √(wᵀSw) per year
/// @param sharpe (μᵀw − rf Σw) ÷ volatility, cash earning rf; missing at zero risk
/// @param turnover Σ|w − held|, both sides counted; missing where nothing is known to be held
/// @param cost turnover × cost rate, a fraction of the book
/// @param invested Σw
public record PortfolioFigures(
        double expectedReturn,
        double volatility,
        Result<Double> sharpe,
        Result<Double> turnover,
        Result<Double> cost,
        double invested) {

    private static final String UNHELD = "No current weights were given.";

    /// Measures weights in the order of the input's assets.
    public static PortfolioFigures of(MethodInput input, double[] weights) {
        double invested = 0;
        for (double weight : weights) {
            invested += weight;
        }
        double expected = input.problem().returnOf(weights);
        double volatility = input.problem().risk().volatilityOf(weights);
        double riskFree = input.settings().riskFree();
        Result<Double> sharpe = volatility > 0
                ? Result.finite((expected - riskFree * invested) / volatility, "Sharpe ratio")
                : Result.missing("No Sharpe ratio: the portfolio has no risk.");
        Result<Double> turnover =
                input.held().map(held -> Result.of(distance(held, weights))).orElseGet(() -> Result.missing(UNHELD));
        return new PortfolioFigures(
                expected,
                volatility,
                sharpe,
                turnover,
                turnover.map(traded -> traded * input.settings().costRate()),
                invested);
    }

    private static double distance(double[] from, double[] to) {
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            sum += Math.abs(to[i] - from[i]);
        }
        return sum;
    }
}
