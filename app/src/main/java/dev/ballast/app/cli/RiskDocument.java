package dev.ballast.app.cli;

import dev.ballast.core.market.quality.QualityFinding;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Health;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.liquidity.Liquidity;
import dev.ballast.core.risk.report.BacktestCell;
import dev.ballast.core.risk.report.Beta;
import dev.ballast.core.risk.report.Contribution;
import dev.ballast.core.risk.report.Contributions;
import dev.ballast.core.risk.report.Diversification;
import dev.ballast.core.risk.report.Diversification.CorrelatedPair;
import dev.ballast.core.risk.report.RiskFigure;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.TailCell;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.tail.LikelihoodRatio;
import dev.ballast.core.risk.tail.TailRisk;
import dev.ballast.core.risk.tail.VarBacktest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Risk as plain names and numbers, for `--json`. A figure that cannot be told is null, with its reason beside it.
final class RiskDocument {

    /// How gaps are handled, as the document says it.
    static final String GAPS = "inner join: a date that one instrument lacks is left out for all, the return over it"
            + " spans the gap; nothing is filled in";

    private RiskDocument() {}

    static Map<String, @Nullable Object> of(RiskFacts facts) {
        RiskReport report = facts.report();
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("sample", sample(facts.input()));
        document.put("settings", settings(report));
        document.put("weights", weights(facts));
        document.put("volatility", volatility(report));
        document.put(
                "tails", report.tails().stream().map(cell -> tail(cell, report)).toList());
        document.put("contributions", part(report.contributions(), RiskDocument::contributions));
        document.put(
                "drawdown",
                explained(report, new RiskFigure.DrawdownDepth(), report.drawdown(), RiskDocument::drawdown));
        document.put("beta", explained(report, new RiskFigure.BenchmarkBeta(), report.beta(), RiskDocument::beta));
        document.put("diversification", diversification(report));
        document.put("concentration", concentration(facts.concentration()));
        document.put("health", health(facts.health()));
        document.put(
                "backtests",
                report.backtests().stream().map(RiskDocument::backtest).toList());
        document.put("heat", explained(report, new RiskFigure.OpenRisk(), report.heat(), RiskDocument::heat));
        document.put(
                "liquidity",
                explained(report, new RiskFigure.Liquidation(), report.liquidity(), RiskDocument::liquidity));
        document.put("regime", part(facts.regime(), RiskDocument::regime));
        document.put("limits", report.limits().stream().map(RiskDocument::limit).toList());
        return document;
    }

    /// What the figures were estimated from, and what was left out.
    static Map<String, @Nullable Object> sample(RiskInput input) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put(
                "instruments",
                input.joined().instruments().stream().map(id -> id.symbol()).toList());
        node.put("from", input.joined().times().getFirst().toString());
        node.put("to", input.joined().times().getLast().toString());
        node.put("observations", input.sample().observations());
        node.put("rows", input.joined().rows());
        node.put("droppedRows", input.joined().droppedRows());
        node.put("gapHandling", GAPS);
        var gaps = new LinkedHashMap<String, Integer>();
        input.joined().gaps().forEach((id, count) -> gaps.put(id.symbol(), count));
        node.put("missingRows", gaps);
        var excluded = new ArrayList<Map<String, String>>();
        input.sample()
                .excluded()
                .forEach((id, reason) -> excluded.add(Map.of("symbol", id.symbol(), "reason", reason)));
        node.put("excluded", excluded);
        var findings = new ArrayList<Map<String, Object>>();
        input.findings().forEach((id, list) -> list.forEach(finding -> findings.add(finding(id.symbol(), finding))));
        node.put("findings", findings);
        return node;
    }

    private static Map<String, Object> finding(String symbol, QualityFinding finding) {
        var node = new LinkedHashMap<String, Object>();
        node.put("symbol", symbol);
        node.put("reason", finding.reason().name());
        node.put("effect", finding.reason().effect().name());
        node.put("time", finding.time().toString());
        node.put("message", finding.message());
        return node;
    }

    private static Map<String, Object> settings(RiskReport report) {
        var node = new LinkedHashMap<String, Object>();
        node.put("confidence", report.settings().confidence());
        node.put("horizonDays", report.settings().horizons());
        node.put("periodsPerYear", report.settings().periodsPerYear());
        node.put("quantileConvention", report.settings().quantile().label());
        node.put("tailMeanConvention", report.settings().tailMean().label());
        node.put("paths", report.settings().paths());
        node.put("seed", report.settings().seed());
        node.put("backtestWindow", report.settings().backtestWindow());
        return node;
    }

    private static Map<String, Object> weights(RiskFacts facts) {
        var bySymbol = new LinkedHashMap<String, Object>();
        facts.weights().forEach((id, weight) -> bySymbol.put(id.symbol(), weight));
        double invested = facts.weights().values().stream().mapToDouble(v -> v).sum();
        var node = new LinkedHashMap<String, Object>();
        node.put("invested", invested);
        node.put("cash", 1 - invested);
        node.put("bySymbol", bySymbol);
        return node;
    }

    private static Map<String, @Nullable Object> volatility(RiskReport report) {
        var node = explanation(report.explain(new RiskFigure.Volatility()));
        put(node, "daily", report.dailyVolatility());
        put(node, "annual", report.annualVolatility());
        return node;
    }

    private static Map<String, @Nullable Object> tail(TailCell cell, RiskReport report) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("method", cell.method().name());
        node.put("methodLabel", cell.method().label());
        node.put("horizonDays", cell.horizonDays());
        node.put("confidence", report.settings().confidence());
        switch (cell.risk()) {
            case Result.Missing<TailRisk>(String reason) -> {
                node.put("valueAtRisk", null);
                node.put("conditionalValueAtRisk", null);
                node.put("reason", reason);
            }
            case Result.Known<TailRisk>(TailRisk risk) -> {
                node.put("confidence", risk.confidence());
                node.put("valueAtRisk", risk.valueAtRisk());
                node.put("conditionalValueAtRisk", risk.conditionalValueAtRisk());
                node.put(
                        "standardError",
                        risk.standardError().isPresent() ? risk.standardError().getAsDouble() : null);
                node.put("observations", risk.observations());
                node.put("convention", risk.convention());
                node.put("warnings", risk.warnings());
            }
        }
        return node;
    }

    private static void contributions(Contributions parts, Map<String, @Nullable Object> node) {
        node.put("convention", parts.convention());
        node.put("total", contribution(parts.total()));
        node.put(
                "assets",
                parts.assets().stream().map(RiskDocument::contribution).toList());
        node.put(
                "categories",
                parts.categories().stream().map(RiskDocument::contribution).toList());
    }

    private static Map<String, Object> contribution(Contribution part) {
        var node = new LinkedHashMap<String, Object>();
        node.put("name", part.name());
        node.put("weight", part.weight());
        node.put("marginalVolatility", part.marginalVolatility());
        node.put("componentVolatility", part.componentVolatility());
        node.put("share", part.share());
        node.put("componentValueAtRisk", part.componentValueAtRisk());
        node.put("componentConditionalValueAtRisk", part.componentConditionalValueAtRisk());
        return node;
    }

    private static void drawdown(Drawdown drawdown, Map<String, @Nullable Object> node) {
        node.put("current", drawdown.current());
        node.put("maximum", drawdown.maximum());
        node.put("deepest", drawdown.deepest().map(RiskDocument::spell).orElse(null));
        node.put("longest", drawdown.longest().map(RiskDocument::spell).orElse(null));
    }

    private static Map<String, @Nullable Object> spell(Drawdown.Spell spell) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("depth", spell.depth());
        node.put("peak", spell.peak().toString());
        node.put("trough", spell.trough().toString());
        node.put("recovery", spell.recovery().map(Instant::toString).orElse(null));
        node.put("periods", spell.periods());
        node.put("days", spell.duration().toDays());
        return node;
    }

    private static void beta(Beta beta, Map<String, @Nullable Object> node) {
        node.put("benchmark", beta.benchmark());
        node.put("beta", beta.beta());
        node.put("standardError", beta.standardError());
        node.put("alpha", beta.alpha());
        node.put("correlation", beta.correlation());
        node.put("observations", beta.observations());
    }

    private static Map<String, @Nullable Object> diversification(RiskReport report) {
        Diversification spread = report.diversification();
        var node = explanation(report.explain(new RiskFigure.Spread()));
        put(node, "ratio", spread.ratio());
        put(node, "effectiveBets", spread.effectiveBets());
        put(node, "effectiveAssets", spread.effectiveAssets());
        put(node, "averageCorrelation", spread.averageCorrelation());
        put(node, "weightedCorrelation", spread.weightedCorrelation());
        node.put("highest", part(spread.highest(), RiskDocument::pair));
        node.put("highestMajor", part(spread.highestMajor(), RiskDocument::pair));
        return node;
    }

    private static void pair(CorrelatedPair pair, Map<String, @Nullable Object> node) {
        node.put("first", pair.first().symbol());
        node.put("second", pair.second().symbol());
        node.put("correlation", pair.correlation());
    }

    private static Map<String, @Nullable Object> concentration(Concentration concentration) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("herfindahl", concentration.herfindahl());
        node.put("level", concentration.level().name());
        node.put("convention", "sum of squared weights of what is invested; excess as a fraction of equity");
        node.put("positionsOverLimit", overLimits(concentration.positions()));
        node.put("categoriesOverLimit", overLimits(concentration.categories()));
        return node;
    }

    private static List<Map<String, Object>> overLimits(List<Concentration.OverLimit> limits) {
        return limits.stream()
                .map(over -> Map.<String, Object>of(
                        "name", over.name(),
                        "weight", over.weight(),
                        "limit", over.limit(),
                        "excessWeight", over.excessWeight()))
                .toList();
    }

    private static Map<String, @Nullable Object> health(Health health) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("score", health.score());
        node.put("healthy", health.healthy());
        put(node, "averageCorrelation", health.averageCorrelation());
        node.put(
                "deductions",
                health.deductions().stream()
                        .map(each -> Map.of(
                                "kind", each.kind().name(),
                                "subject", each.subject(),
                                "points", each.points(),
                                "reason", each.reason()))
                        .toList());
        return node;
    }

    private static Map<String, @Nullable Object> backtest(BacktestCell cell) {
        var node = part(cell.backtest(), RiskDocument::backtest);
        node.put("method", cell.method().name());
        return node;
    }

    private static void backtest(VarBacktest test, Map<String, @Nullable Object> node) {
        node.put("confidence", test.confidence());
        node.put("window", test.window());
        node.put("forecasts", test.forecasts());
        node.put("exceedances", test.exceedances());
        node.put("expectedExceedances", test.expectedExceedances());
        node.put("proportionOfFailures", ratio(test.proportionOfFailures()));
        node.put("independence", part(test.independence(), (ratio, into) -> into.putAll(ratio(ratio))));
        node.put("conditionalCoverage", part(test.conditionalCoverage(), (ratio, into) -> into.putAll(ratio(ratio))));
        node.put("convention", test.convention());
    }

    private static Map<String, Object> ratio(LikelihoodRatio ratio) {
        return Map.of(
                "statistic", ratio.statistic(),
                "degreesOfFreedom", ratio.degreesOfFreedom(),
                "pValue", ratio.pValue());
    }

    private static void heat(Heat heat, Map<String, @Nullable Object> node) {
        node.put("total", heat.total());
    }

    private static void liquidity(Liquidity liquidity, Map<String, @Nullable Object> node) {
        put(node, "days", liquidity.days());
        put(node, "soldInOneDay", liquidity.soldInOneDay());
        put(node, "cost", liquidity.cost());
        put(node, "whileSelling", liquidity.whileSelling());
    }

    private static void regime(RegimeReport report, Map<String, @Nullable Object> node) {
        node.put("regime", report.regime().name());
        node.put("confidence", report.confidence());
        node.put("since", report.since().toString());
        node.put("ageBars", report.age());
        put(node, "expectedRemainingBars", report.expectedRemaining());
        node.put("trend", report.reading().trend());
        node.put("trendThreshold", report.reading().trendThreshold());
        node.put("volatility", report.reading().volatility());
        node.put("volatilityPercentile", report.reading().volatilityPercentile());
        put(node, "averageCorrelation", report.reading().correlation());
        node.put("market", report.market());
        node.put("bars", report.bars());
    }

    private static Map<String, @Nullable Object> limit(LimitReading reading) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("limit", reading.kind().name());
        node.put("subject", reading.subject());
        put(node, "value", reading.value());
        node.put("base", reading.base());
        node.put("regimeFactor", reading.factor());
        node.put("effective", reading.effective());
        node.put("status", reading.status().name());
        node.put("measure", reading.measure());
        return node;
    }

    private static <T> Map<String, @Nullable Object> explained(
            RiskReport report,
            RiskFigure figure,
            Result<T> result,
            BiConsumer<T, Map<String, @Nullable Object>> writer) {
        var node =
                result.isKnown() ? explanation(report.explain(figure)) : new LinkedHashMap<String, @Nullable Object>();
        node.putAll(part(result, writer));
        return node;
    }

    private static Map<String, @Nullable Object> explanation(Explanation explanation) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("formula", explanation.formula());
        node.put("convention", explanation.convention());
        node.put("source", explanation.source());
        return node;
    }

    private static <T> Map<String, @Nullable Object> part(
            Result<T> result, BiConsumer<T, Map<String, @Nullable Object>> writer) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        switch (result) {
            case Result.Known<T>(T value) -> writer.accept(value, node);
            case Result.Missing<T>(String reason) -> node.put("reason", reason);
        }
        return node;
    }

    private static void put(Map<String, @Nullable Object> node, String name, Result<Double> figure) {
        switch (figure) {
            case Result.Known<Double>(Double value) -> node.put(name, value);
            case Result.Missing<Double>(String reason) -> {
                node.put(name, null);
                node.put(name + "Reason", reason);
            }
        }
    }
}
