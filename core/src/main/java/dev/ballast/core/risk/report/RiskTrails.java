package dev.ballast.core.risk.report;

import static dev.ballast.core.risk.report.Trails.count;
import static dev.ballast.core.risk.report.Trails.fraction;
import static dev.ballast.core.risk.report.Trails.input;
import static dev.ballast.core.risk.report.Trails.plain;
import static dev.ballast.core.risk.report.Trails.words;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitSide;
import dev.ballast.core.risk.liquidity.AssetLiquidity;
import dev.ballast.core.risk.liquidity.Liquidity;
import dev.ballast.core.risk.liquidity.LiquidityCell;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.tail.LikelihoodRatio;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.VarBacktest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Trails of the figures of a report that has a sample.
record RiskTrails(RiskRequest request, SampleTrails samples, TailTrails tails) implements RiskTrail {

    @Override
    public Explanation explain(RiskReport report, RiskFigure figure) {
        return switch (figure) {
            case RiskFigure.Volatility() -> volatility(report);
            case RiskFigure.Tail one -> tails.explain(one, report.tail(one.method(), one.horizonDays()));
            case RiskFigure.AssetPart(InstrumentId instrument) -> asset(report, figure, instrument);
            case RiskFigure.CategoryPart(Category category) -> category(report, figure, category);
            case RiskFigure.DrawdownDepth() -> of(figure, report.drawdown(), drawdown -> drawdown(figure, drawdown));
            case RiskFigure.BenchmarkBeta() -> of(figure, report.beta(), beta -> beta(figure, beta));
            case RiskFigure.Spread() -> spread(report, figure);
            case RiskFigure.Backtest(TailMethod method) ->
                of(figure, backtest(report, method), test -> backtest(figure, test));
            case RiskFigure.Liquidation() -> of(figure, report.liquidity(), liquidity -> liquidity(figure, liquidity));
            case RiskFigure.OpenRisk() -> heat(report, figure);
            case RiskFigure.LimitOf(LimitKind kind, String subject) ->
                report.limits().stream()
                        .filter(reading ->
                                reading.kind() == kind && reading.subject().equals(subject))
                        .findFirst()
                        .map(reading -> limit(report, figure, reading))
                        .orElseGet(() -> Trails.missing(figure, "The report has no such limit."));
        };
    }

    private interface Trail<T> {
        Explanation of(T value);
    }

    private static <T> Explanation of(RiskFigure figure, Result<T> result, Trail<T> trail) {
        return switch (result) {
            case Result.Known<T>(T value) -> trail.of(value);
            case Result.Missing<T>(String reason) -> Trails.missing(figure, reason);
        };
    }

    private Explanation volatility(RiskReport report) {
        return new Explanation(
                Trails.title(new RiskFigure.Volatility()),
                ExplainedValue.fraction(report.annualVolatility()),
                "σ √periods",
                "daily volatility scaled by the square root of "
                        + report.settings().periodsPerYear() + " periods a year",
                "Markowitz 1952",
                () -> List.of(
                        Input.of(samples.dailyVolatility()),
                        input("Periods a year", count(report.settings().periodsPerYear()))));
    }

    private Explanation asset(RiskReport report, RiskFigure figure, InstrumentId instrument) {
        Estimates estimates = samples.estimates();
        int asset = estimates.instruments.indexOf(instrument);
        if (asset < 0) {
            return Trails.missing(figure, instrument + " is not part of the sample.");
        }
        return of(
                figure,
                report.contributions(),
                parts -> new Explanation(
                        Trails.title(figure),
                        fraction(parts.assets().get(asset).share()),
                        "w(i) (Σw)(i) ÷ σ²",
                        parts.convention(),
                        "Tasche 1999, Euler's theorem",
                        () -> {
                            Contribution part = parts.assets().get(asset);
                            var inputs = new ArrayList<>(figures(part));
                            inputs.add(input("Daily volatility of the asset", fraction(estimates.deviation(asset))));
                            inputs.add(input(
                                    "Covariance with the portfolio (Σw)(i)", plain(estimates.product.get(asset, 0))));
                            inputs.add(Input.of(samples.dailyVolatility()));
                            inputs.add(Input.of(samples.assetReturns(asset)));
                            return inputs;
                        }));
    }

    private Explanation category(RiskReport report, RiskFigure figure, Category category) {
        return of(figure, report.contributions(), parts -> parts.categories().stream()
                .filter(part -> part.name().equals(category.label()))
                .findFirst()
                .map(part -> new Explanation(
                        Trails.title(figure),
                        fraction(part.share()),
                        "Σ over the assets of the category",
                        parts.convention(),
                        "Tasche 1999, Euler's theorem",
                        () -> {
                            var inputs = new ArrayList<>(figures(part));
                            for (InstrumentId member : samples.estimates().instruments) {
                                if (request.categories().getOrDefault(member, Category.OTHER) == category) {
                                    inputs.add(Input.of(asset(report, new RiskFigure.AssetPart(member), member)));
                                }
                            }
                            return inputs;
                        }))
                .orElseGet(() -> Trails.missing(figure, "Nothing of category " + category.label() + " is held.")));
    }

    private static List<Input> figures(Contribution part) {
        return List.of(
                input("Weight", fraction(part.weight())),
                input("Marginal volatility, annual", fraction(part.marginalVolatility())),
                input("Component volatility, annual", fraction(part.componentVolatility())),
                input("Component VaR, 1 day, normal", fraction(part.componentValueAtRisk())),
                input("Component CVaR, 1 day, historical", fraction(part.componentConditionalValueAtRisk())));
    }

    private Explanation drawdown(RiskFigure figure, Drawdown drawdown) {
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

    private Explanation beta(RiskFigure figure, Beta beta) {
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

    private Explanation spread(RiskReport report, RiskFigure figure) {
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

    private static Result<VarBacktest> backtest(RiskReport report, TailMethod method) {
        return report.backtests().stream()
                .filter(cell -> cell.method() == method)
                .map(BacktestCell::backtest)
                .findFirst()
                .orElseGet(() -> Result.missing("The report has no such backtest."));
    }

    private Explanation backtest(RiskFigure figure, VarBacktest test) {
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

    private static Explanation liquidity(RiskFigure figure, Liquidity liquidity) {
        return new Explanation(
                Trails.title(figure),
                ExplainedValue.plain(liquidity.days()),
                "days = value ÷ (participation × daily volume); cost = half-spread + Y σ √(value ÷ daily volume)",
                liquidity.convention(),
                "Tóth et al. 2011; Bangia et al. 1999",
                () -> List.of(
                        input("Sold in one day", ExplainedValue.fraction(liquidity.soldInOneDay())),
                        input("Cost to liquidate", ExplainedValue.fraction(liquidity.cost())),
                        input("VaR while selling, with cost", ExplainedValue.fraction(liquidity.whileSelling())),
                        new Input.Table(
                                "Positions",
                                new ExplainedTable(
                                        List.of("Asset", "Days", "Half-spread", "Impact", "Note"),
                                        liquidity.assets().size(),
                                        row -> row(liquidity.assets().get(row))))));
    }

    private static List<ExplainedValue> row(LiquidityCell cell) {
        ExplainedValue name = words(cell.instrument().symbol());
        return switch (cell.liquidity()) {
            case Result.Missing<AssetLiquidity>(String reason) ->
                List.of(name, words(""), words(""), words(""), words(reason));
            case Result.Known<AssetLiquidity>(AssetLiquidity asset) ->
                List.of(
                        name,
                        plain(asset.days()),
                        fraction(asset.spreadCost()),
                        fraction(asset.impactCost()),
                        words(""));
        };
    }

    private static Explanation heat(RiskReport report, RiskFigure figure) {
        return of(
                figure,
                report.heat(),
                heat -> new Explanation(
                        Trails.title(figure),
                        fraction(heat.total()),
                        "Σ w(i) (price − stop) ÷ price",
                        "the trader's stop, else a multiple of Wilder's average true range below the price",
                        "RSK-6",
                        () -> List.of(new Input.Table(
                                "Positions",
                                new ExplainedTable(
                                        List.of("Asset", "Basis", "Price", "Stop", "Risk"),
                                        heat.positions().size(),
                                        row -> {
                                            var risk = heat.positions().get(row);
                                            return List.of(
                                                    words(risk.instrument().symbol()),
                                                    words(risk.basis().label()),
                                                    plain(risk.price()),
                                                    plain(risk.stop()),
                                                    fraction(risk.risk()));
                                        })))));
    }

    private Explanation limit(RiskReport report, RiskFigure figure, LimitReading reading) {
        boolean floor = reading.kind().side() == LimitSide.FLOOR;
        return new Explanation(
                Trails.title(figure),
                words(reading.status().label()),
                floor ? "value ≥ base ÷ factor" : "value ≤ base × factor",
                reading.measure(),
                "RSK-7, RSK-8",
                () -> {
                    var inputs = new ArrayList<Input>();
                    inputs.add(input("Value", ExplainedValue.fraction(reading.value())));
                    inputs.add(input("Base limit", fraction(reading.base())));
                    inputs.add(input(
                            "Regime",
                            words(request.regime().map(regime -> regime.label()).orElse("unknown"))));
                    inputs.add(input("Factor of the regime", plain(reading.factor())));
                    inputs.add(input("Effective limit", fraction(reading.effective())));
                    behind(report, reading).ifPresent(behind -> inputs.add(Input.of(behind)));
                    return inputs;
                });
    }

    /// The figure that was held against the limit, where the report shows it.
    private Optional<Explanation> behind(RiskReport report, LimitReading reading) {
        var limits = request.policy().limits();
        return switch (reading.kind()) {
            case ANNUAL_VOLATILITY -> Optional.of(volatility(report));
            case VALUE_AT_RISK -> tail(report, limits.method(), limits.valueAtRiskDays());
            case DAILY_RISK_BUDGET -> tail(report, limits.method(), 1);
            case PAIR_CORRELATION -> Optional.of(spread(report, new RiskFigure.Spread()));
            case DRAWDOWN -> Optional.of(explain(report, new RiskFigure.DrawdownDepth()));
            case HEAT -> Optional.of(heat(report, new RiskFigure.OpenRisk()));
            case POSITION, CATEGORY, CASH -> Optional.empty();
        };
    }

    private Optional<Explanation> tail(RiskReport report, TailMethod method, int days) {
        boolean same =
                request.policy().limits().confidence() == report.settings().confidence()
                        && report.settings().horizons().contains(days);
        return same
                ? Optional.of(explain(report, new RiskFigure.Tail(method, days, TailMeasure.VALUE_AT_RISK)))
                : Optional.empty();
    }
}
