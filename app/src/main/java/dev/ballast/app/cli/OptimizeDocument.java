package dev.ballast.app.cli;

import dev.ballast.core.optimization.Conflict;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.method.MethodSettings;
import dev.ballast.core.optimization.method.Parliament;
import dev.ballast.core.optimization.method.Parliament.Opinion;
import dev.ballast.core.optimization.method.Parliament.Vote;
import dev.ballast.core.optimization.method.Particulars;
import dev.ballast.core.optimization.method.PortfolioFigures;
import dev.ballast.core.optimization.views.View;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Optimised weights as plain names and numbers, for `--json`. Weights stand there only where a solve ended optimal.
final class OptimizeDocument {

    private static final double NANOSECONDS = 1e9;

    private OptimizeDocument() {}

    static Map<String, @Nullable Object> of(OptimizeFacts facts, Vote vote) {
        Map<String, @Nullable Object> document = head(facts);
        document.putAll(vote(facts, vote));
        return document;
    }

    static Map<String, @Nullable Object> of(OptimizeFacts facts, Parliament parliament) {
        Map<String, @Nullable Object> document = head(facts);
        document.put(
                "methods",
                parliament.votes().stream().map(vote -> vote(facts, vote)).toList());
        var opinion = new LinkedHashMap<String, @Nullable Object>();
        opinion.put("voters", parliament.voters());
        switch (parliament.consensus()) {
            case Result.Missing<double[]>(String reason) -> opinion.put("reason", reason);
            case Result.Known<double[]>(double[] mean) -> {
                opinion.put("weights", weights(facts, mean));
                figures(opinion, PortfolioFigures.of(facts.input(), mean));
                opinion.put("disagreement", parliament.disagreement().orElseThrow());
                opinion.put(
                        "assets",
                        parliament.opinions().stream()
                                .map(OptimizeDocument::asset)
                                .toList());
            }
        }
        document.put("parliament", opinion);
        return document;
    }

    private static Map<String, @Nullable Object> head(OptimizeFacts facts) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("sample", RiskDocument.sample(facts.sample()));
        MethodSettings settings = facts.input().settings();
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("covariance", facts.covariance());
        node.put("expectedReturns", facts.means());
        node.put("periodsPerYear", settings.periodsPerYear());
        node.put("riskFree", settings.riskFree());
        node.put("riskAversion", settings.riskAversion());
        node.put("confidence", settings.confidence());
        node.put("costRate", settings.costRate());
        Particulars given = facts.input().particulars();
        node.put("impact", given.impact());
        node.put("kellyFraction", given.kellyFraction());
        node.put("tiltStrength", given.tiltStrength());
        node.put("tau", given.views().tau());
        node.put("views", given.views().views().stream().map(View::toString).toList());
        given.marketWeights().ifPresent(market -> node.put("marketWeights", weights(facts, market)));
        node.put("targetReturn", orNull(settings.targetReturn()));
        node.put("targetVolatility", orNull(settings.targetVolatility()));
        document.put("settings", node);
        document.put("estimates", estimates(facts));
        document.put("constraints", constraints(facts.input().problem().constraints()));
        return document;
    }

    private static List<Map<String, Object>> estimates(OptimizeFacts facts) {
        Problem problem = facts.input().problem();
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < problem.size(); i++) {
            var row = new LinkedHashMap<String, Object>();
            row.put("symbol", facts.input().assets().get(i));
            row.put("expectedReturn", problem.expectedReturn(i));
            row.put("volatility", Math.sqrt(problem.risk().variance(i)));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> constraints(Constraints constraints) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("budget", orNull(constraints.budget()));
        var bounds = new LinkedHashMap<String, List<@Nullable Double>>();
        for (int i = 0; i < constraints.size(); i++) {
            bounds.put(constraints.assets().get(i), range(constraints.lower(i), constraints.upper(i)));
        }
        node.put("bounds", bounds);
        var groups = new LinkedHashMap<String, List<@Nullable Double>>();
        constraints.linear().forEach(each -> groups.put(each.name(), range(each.lower(), each.upper())));
        node.put("groups", groups);
        constraints.turnover().ifPresent(limit -> node.put("turnover", limit.cap()));
        return node;
    }

    private static List<@Nullable Double> range(double lower, double upper) {
        var range = new ArrayList<@Nullable Double>();
        range.add(Double.isFinite(lower) ? Double.valueOf(lower) : null);
        range.add(Double.isFinite(upper) ? Double.valueOf(upper) : null);
        return range;
    }

    private static Map<String, @Nullable Object> vote(OptimizeFacts facts, Vote vote) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("method", vote.method().key());
        switch (vote.solution()) {
            case Result.Missing<Solution>(String reason) -> {
                node.put("status", "not applicable");
                node.put("reason", reason);
            }
            case Result.Known<Solution>(Solution solution) -> solution(node, facts, solution);
        }
        return node;
    }

    private static void solution(Map<String, @Nullable Object> node, OptimizeFacts facts, Solution solution) {
        node.put("status", solution.status().words());
        switch (solution.result()) {
            case Result.Known<double[]>(double[] weights) -> {
                node.put("weights", weights(facts, weights));
                figures(node, PortfolioFigures.of(facts.input(), weights));
                node.put("objective", solution.objective());
                facts.input().held().ifPresent(held -> node.put("trades", trades(facts, held, weights)));
            }
            case Result.Missing<double[]> _ -> node.put("reason", solution.reason());
        }
        node.put("iterations", solution.iterations());
        node.put(
                "residuals",
                Map.of(
                        "primal", solution.residuals().primal(),
                        "dual", solution.residuals().dual()));
        node.put(
                "binding",
                solution.binding().stream()
                        .map(binding ->
                                Map.of("constraint", binding.constraint(), "shadowPrice", binding.shadowPrice()))
                        .toList());
        solution.conflict().ifPresent(conflict -> node.put("conflict", conflict(conflict)));
        node.put("seconds", solution.nanoseconds() / NANOSECONDS);
    }

    private static List<Map<String, Object>> trades(OptimizeFacts facts, double[] held, double[] weights) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < held.length; i++) {
            var row = new LinkedHashMap<String, Object>();
            row.put("symbol", facts.input().assets().get(i));
            row.put("held", held[i]);
            row.put("weight", weights[i]);
            row.put("change", weights[i] - held[i]);
            row.put("kind", TradeWord.of(held[i], weights[i]));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> conflict(Conflict conflict) {
        return Map.of(
                "constraints",
                conflict.constraints(),
                "relaxations",
                conflict.relaxations().stream()
                        .map(each -> Map.of("constraint", each.constraint(), "by", each.by()))
                        .toList());
    }

    private static void figures(Map<String, @Nullable Object> node, PortfolioFigures figures) {
        node.put("invested", figures.invested());
        node.put("expectedReturn", figures.expectedReturn());
        node.put("volatility", figures.volatility());
        known(node, "sharpe", figures.sharpe());
        known(node, "turnover", figures.turnover());
        known(node, "cost", figures.cost());
    }

    private static void known(Map<String, @Nullable Object> node, String name, Result<Double> result) {
        switch (result) {
            case Result.Known<Double>(Double value) -> node.put(name, value);
            case Result.Missing<Double>(String reason) -> {
                node.put(name, null);
                node.put(name + "Reason", reason);
            }
        }
    }

    private static Map<String, Object> asset(Opinion opinion) {
        var node = new LinkedHashMap<String, Object>();
        node.put("symbol", opinion.asset());
        node.put("mean", opinion.mean());
        node.put("median", opinion.median());
        node.put("least", opinion.least());
        node.put("most", opinion.most());
        node.put("spread", opinion.spread());
        node.put("deviation", opinion.deviation());
        return node;
    }

    private static Map<String, Object> weights(OptimizeFacts facts, double[] weights) {
        var bySymbol = new LinkedHashMap<String, Object>();
        for (int i = 0; i < weights.length; i++) {
            bySymbol.put(facts.input().assets().get(i), weights[i]);
        }
        return bySymbol;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }
}
