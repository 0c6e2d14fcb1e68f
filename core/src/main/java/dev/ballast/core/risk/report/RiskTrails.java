package dev.ballast.core.risk.report;

import static dev.ballast.core.risk.report.Trails.count;
import static dev.ballast.core.risk.report.Trails.fraction;
import static dev.ballast.core.risk.report.Trails.input;
import static dev.ballast.core.risk.report.Trails.plain;
import static dev.ballast.core.risk.report.Trails.words;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitSide;
import dev.ballast.core.risk.tail.TailMethod;
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
            case RiskFigure.DrawdownDepth() ->
                Trails.of(figure, report.drawdown(), drawdown -> figures().drawdown(figure, drawdown));
            case RiskFigure.BenchmarkBeta() ->
                Trails.of(figure, report.beta(), beta -> figures().beta(figure, beta));
            case RiskFigure.Spread() -> figures().spread(report, figure);
            case RiskFigure.Backtest(TailMethod method) ->
                Trails.of(figure, FigureTrails.test(report, method), test -> figures()
                        .backtest(figure, test));
            case RiskFigure.Liquidation() ->
                Trails.of(figure, report.liquidity(), liquidity -> BookTrails.liquidity(figure, liquidity));
            case RiskFigure.OpenRisk() -> BookTrails.heat(report, figure);
            case RiskFigure.LimitOf(LimitKind kind, String subject) ->
                report.limits().stream()
                        .filter(reading ->
                                reading.kind() == kind && reading.subject().equals(subject))
                        .findFirst()
                        .map(reading -> limit(report, figure, reading))
                        .orElseGet(() -> Trails.missing(figure, "The report has no such limit."));
        };
    }

    private FigureTrails figures() {
        return new FigureTrails(samples);
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
        return Trails.of(
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
        return Trails.of(figure, report.contributions(), parts -> parts.categories().stream()
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
            case PAIR_CORRELATION -> Optional.of(figures().spread(report, new RiskFigure.Spread()));
            case DRAWDOWN -> Optional.of(explain(report, new RiskFigure.DrawdownDepth()));
            case HEAT -> Optional.of(BookTrails.heat(report, new RiskFigure.OpenRisk()));
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
