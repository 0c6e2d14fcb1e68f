package dev.ballast.core.risk.report;

import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.liquidity.Liquidity;
import dev.ballast.core.risk.series.DatedSeries;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;
import java.util.ArrayList;
import java.util.List;

/// Every risk figure of a portfolio at its present weights (RSK-1 … RSK-3, RSK-6 … RSK-9).
///
/// The report always exists; a figure that can't be computed says why. Weights are fractions of equity, what is
/// left of 1 is cash and riskless. Immutable.
///
/// @param settings what was asked for
/// @param sample what it was estimated from
/// @param dailyVolatility standard deviation of the portfolio's daily return, divisor T − 1, a fraction of equity
/// @param annualVolatility daily × √periods per year
/// @param tails one cell per method and horizon, by method
/// @param contributions of assets and categories
/// @param drawdown of the portfolio's past at today's weights, rebalanced daily
/// @param equityDrawdown of the book's own past, deposits and withdrawals taken out
/// @param returns the portfolio's past returns at today's weights, rebalanced daily
/// @param beta to the benchmark
/// @param diversification ratio, effective bets, correlations
/// @param backtests one cell per method
/// @param liquidity days and cost to liquidate
/// @param heat open risk to the stops
/// @param limits every limit with its status, worst first
/// @param notes what a reader must know of the weights and the sample, such as leverage; one sentence each
/// @param trail how each figure came about
public record RiskReport(
        RiskSettings settings,
        RiskSample sample,
        Result<Double> dailyVolatility,
        Result<Double> annualVolatility,
        List<TailCell> tails,
        Result<Contributions> contributions,
        Result<Drawdown> drawdown,
        Result<Drawdown> equityDrawdown,
        Result<DatedSeries> returns,
        Result<Beta> beta,
        Diversification diversification,
        List<BacktestCell> backtests,
        Result<Liquidity> liquidity,
        Result<Heat> heat,
        List<LimitReading> limits,
        List<String> notes,
        RiskTrail trail) {

    public RiskReport {
        tails = List.copyOf(tails);
        backtests = List.copyOf(backtests);
        limits = List.copyOf(limits);
        notes = List.copyOf(notes);
    }

    /// The same report with more to know.
    public RiskReport withNotes(List<String> more) {
        var all = new ArrayList<>(notes);
        all.addAll(more);
        return new RiskReport(
                settings,
                sample,
                dailyVolatility,
                annualVolatility,
                tails,
                contributions,
                drawdown,
                equityDrawdown,
                returns,
                beta,
                diversification,
                backtests,
                liquidity,
                heat,
                limits,
                all,
                trail);
    }

    /// One cell of the tail table; missing where the horizon was not asked for.
    public Result<TailRisk> tail(TailMethod method, int horizonDays) {
        return tails.stream()
                .filter(cell -> cell.method() == method && cell.horizonDays() == horizonDays)
                .map(TailCell::risk)
                .findFirst()
                .orElseGet(() -> Result.missing("The report has no horizon of " + horizonDays + " days."));
    }

    /// How a figure came about.
    public Explanation explain(RiskFigure figure) {
        return trail.explain(this, figure);
    }
}
