package dev.ballast.core.risk.report;

import static dev.ballast.core.risk.report.Trails.count;
import static dev.ballast.core.risk.report.Trails.fraction;
import static dev.ballast.core.risk.report.Trails.input;
import static dev.ballast.core.risk.report.Trails.plain;
import static dev.ballast.core.risk.report.Trails.words;

import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.tail.LikelihoodRatio;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.VarBacktest;
import java.util.ArrayList;
import java.util.List;

/// Trails of drawdown, beta, diversification and backtests.
record FigureTrails(SampleTrails samples) {

    Explanation drawdown(RiskFigure figure, Drawdown drawdown) {
        return new Explanation(
                Trails.title(figure),
                fraction(drawdown.maximum()),
                "depth(t) = 1 − wealth(t) ÷ max of wealth up to t",
                "the largest; wealth from 1, today's weights rebalanced daily",
                "Magdon-Ismail and Atiya 2004",
                () -> {
                    var inputs = new ArrayList<Input>();
                    inputs.add(input("Now", fraction(drawdown.current())));
                    drawdown.deepest().ifPresent(spell -> {
                        inputs.add(input("Peak", new ExplainedValue.Moment(spell.peak())));
                        inputs.add(input("Trough", new ExplainedValue.Moment(spell.trough())));
                        inputs.add(input(
                                "Recovery",
                                spell.recovery()
                                        .<ExplainedValue>map(ExplainedValue.Moment::new)
                                        .orElse(words("not yet"))));
                    });
                    inputs.add(new Input.Table(
                            "Depths",
                            new ExplainedTable(
                                    List.of("Date", "Depth"),
                                    drawdown.depths().size(),
                                    row -> List.of(
                                            new ExplainedValue.Moment(
                                                    drawdown.depths().time(row)),
                                            fraction(drawdown.depths().value(row))))));
                    inputs.add(Input.of(samples.portfolioReturns()));
                    return inputs;
                });
    }

    Explanation beta(RiskFigure figure, Beta beta) {
        return new Explanation(
                Trails.title(figure),
                plain(beta.beta()),
                "β = Cov(r, b) ÷ Var(b)",
                "ordinary least squares with intercept on common dates",
                "Sharpe 1964",
                () -> List.of(
                        input("Benchmark", words(beta.benchmark())),
                        input("Standard error", plain(beta.standardError())),
                        input("Alpha, daily", fraction(beta.alpha())),
                        input("Correlation", plain(beta.correlation())),
                        input("Observations", count(beta.observations())),
                        Input.of(samples.portfolioReturns())));
    }

    Explanation spread(RiskReport report, RiskFigure figure) {
        Diversification spread = report.diversification();
        return new Explanation(
                Trails.title(figure),
                ExplainedValue.plain(spread.ratio()),
                "Σ |w(i)| σ(i) ÷ σ",
                "diversification ratio; effective bets by the entropy of the principal components' variance shares",
                "Choueifaty and Coignard 2008; Meucci 2009",
                () -> List.of(
                        input("Effective bets", ExplainedValue.plain(spread.effectiveBets())),
                        input("Effective assets, 1 ÷ Σw²", ExplainedValue.plain(spread.effectiveAssets())),
                        input("Average pair correlation", ExplainedValue.plain(spread.averageCorrelation())),
                        input("Average weighted by w(i) w(j)", ExplainedValue.plain(spread.weightedCorrelation())),
                        input(
                                "Highest pair",
                                words(spread.highest()
                                        .map(Diversification.CorrelatedPair::name)
                                        .orElse(spread.highest().reason()))),
                        Input.of(samples.dailyVolatility())));
    }

    static Result<VarBacktest> test(RiskReport report, TailMethod method) {
        return report.backtests().stream()
                .filter(cell -> cell.method() == method)
                .map(BacktestCell::backtest)
                .findFirst()
                .orElseGet(() -> Result.missing("The report has no such backtest."));
    }

    Explanation backtest(RiskFigure figure, VarBacktest test) {
        return new Explanation(
                Trails.title(figure),
                count(test.exceedances()),
                "exceedances: days with −r(t) > VaR(t)",
                test.convention(),
                "Kupiec 1995; Christoffersen 1998",
                () -> List.of(
                        input("Days tested", count(test.forecasts())),
                        input("Expected", plain(test.expectedExceedances())),
                        input(
                                "Kupiec p-value",
                                plain(test.proportionOfFailures().pValue())),
                        input("Independence p-value", pValue(test.independence())),
                        input("Conditional coverage p-value", pValue(test.conditionalCoverage())),
                        new Input.Table(
                                "Exceedances",
                                new ExplainedTable(
                                        List.of("Date"),
                                        test.exceedances(),
                                        row -> List.of(new ExplainedValue.Moment(
                                                test.exceedanceTimes().get(row))))),
                        Input.of(samples.portfolioReturns())));
    }

    private static ExplainedValue pValue(Result<LikelihoodRatio> test) {
        return ExplainedValue.plain(test.map(LikelihoodRatio::pValue));
    }
}
