package dev.ballast.app.cli;

import dev.ballast.core.optimization.Binding;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.method.Parliament;
import dev.ballast.core.optimization.method.Parliament.Opinion;
import dev.ballast.core.optimization.method.Parliament.Vote;
import dev.ballast.core.optimization.method.PortfolioFigures;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Optimised weights as tables for a terminal.
final class OptimizeText {

    /// Weights below half of the last digit that is shown.
    private static final double SHOWN = 5e-6;

    private static final double MILLISECOND = 1e6;

    private final PrintWriter out;

    private OptimizeText(PrintWriter out) {
        this.out = out;
    }

    static void print(PrintWriter out, OptimizeFacts facts, Vote vote) {
        var text = new OptimizeText(out);
        text.head(facts);
        text.vote(facts, vote);
        out.flush();
    }

    static void print(PrintWriter out, OptimizeFacts facts, Parliament parliament) {
        var text = new OptimizeText(out);
        text.head(facts);
        text.methods(facts, parliament);
        text.opinions(parliament);
        out.flush();
    }

    private void head(OptimizeFacts facts) {
        RiskText.sample(out, facts.sample());
        out.printf(Locale.ROOT, "Covariance: %s%n", facts.covariance());
        out.printf(Locale.ROOT, "Expected returns: %s%n", facts.means());
        out.println();
    }

    private void vote(OptimizeFacts facts, Vote vote) {
        out.printf(Locale.ROOT, "%s%n", vote.method().label());
        switch (vote.solution()) {
            case Result.Missing<Solution>(String reason) -> out.printf(Locale.ROOT, "  %s%n", reason);
            case Result.Known<Solution>(Solution solution) -> {
                out.printf(
                        Locale.ROOT,
                        "  %s after %d iterations, %.3f ms; residuals %s%n",
                        solution.status().words(),
                        solution.iterations(),
                        solution.nanoseconds() / MILLISECOND,
                        solution.residuals().words());
                switch (solution.result()) {
                    case Result.Missing<double[]> _ -> out.printf(Locale.ROOT, "  No weights: %s%n", solution.reason());
                    case Result.Known<double[]>(double[] weights) -> weights(facts, solution, weights);
                }
            }
        }
    }

    private void weights(OptimizeFacts facts, Solution solution, double[] weights) {
        PortfolioFigures figures = PortfolioFigures.of(facts.input(), weights);
        out.printf(
                Locale.ROOT,
                "  Return %s, volatility %s a year; Sharpe %s; objective %.8g%n",
                Percent.of(figures.expectedReturn()),
                Percent.of(figures.volatility()),
                number(figures.sharpe()),
                solution.objective());
        if (figures.turnover().isKnown()) {
            out.printf(
                    Locale.ROOT,
                    "  Turnover %s, cost %s of the book%n",
                    percent(figures.turnover()),
                    fine(figures.cost()));
        }
        for (int i = 0; i < weights.length; i++) {
            if (Math.abs(weights[i]) > SHOWN) {
                out.printf(
                        Locale.ROOT,
                        "  %-14s %10.3f %%%n",
                        facts.input().assets().get(i),
                        100 * weights[i]);
            }
        }
        facts.input().held().ifPresent(held -> untouched(facts, held, weights));
        for (Binding binding : solution.binding()) {
            out.printf(Locale.ROOT, "  Binding: %s, shadow price %.6g%n", binding.constraint(), binding.shadowPrice());
        }
    }

    private void untouched(OptimizeFacts facts, double[] held, double[] weights) {
        List<String> names = IntStream.range(0, held.length)
                .filter(i -> TradeWord.of(held[i], weights[i]).equals(TradeWord.UNTOUCHED) && held[i] != 0)
                .mapToObj(i -> facts.input().assets().get(i))
                .toList();
        if (!names.isEmpty()) {
            out.printf(Locale.ROOT, "  Not traded: %s%n", String.join(", ", names));
        }
    }

    private void methods(OptimizeFacts facts, Parliament parliament) {
        out.printf(Locale.ROOT, "%-28s %9s %11s %8s %9s%n", "Method", "Return", "Volatility", "Sharpe", "Turnover");
        for (Vote vote : parliament.votes()) {
            switch (vote.weights()) {
                case Result.Missing<double[]>(String reason) ->
                    out.printf(Locale.ROOT, "%-28s %s%n", vote.method().label(), reason);
                case Result.Known<double[]>(double[] weights) ->
                    figures(vote.method().label(), PortfolioFigures.of(facts.input(), weights));
            }
        }
        switch (parliament.consensus()) {
            case Result.Missing<double[]>(String reason) -> out.printf(Locale.ROOT, "%s%n", reason);
            case Result.Known<double[]>(double[] mean) ->
                figures("Mean of all", PortfolioFigures.of(facts.input(), mean));
        }
    }

    private void figures(String name, PortfolioFigures figures) {
        out.printf(
                Locale.ROOT,
                "%-28s %9s %11s %8s %9s%n",
                name,
                Percent.of(figures.expectedReturn()),
                Percent.of(figures.volatility()),
                number(figures.sharpe()),
                percent(figures.turnover()));
    }

    private void opinions(Parliament parliament) {
        if (parliament.opinions().isEmpty()) {
            return;
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "%d methods hold on average %s of the book otherwise than their mean%n",
                parliament.voters(),
                percent(parliament.disagreement()));
        out.printf(Locale.ROOT, "%-14s %9s %9s %9s %9s%n", "Asset", "Mean", "Median", "Least", "Most");
        for (Opinion opinion : parliament.opinions()) {
            out.printf(
                    Locale.ROOT,
                    "%-14s %9s %9s %9s %9s%n",
                    opinion.asset(),
                    Percent.of(opinion.mean()),
                    Percent.of(opinion.median()),
                    Percent.of(opinion.least()),
                    Percent.of(opinion.most()));
        }
    }

    private static String percent(Result<Double> value) {
        return value.map(Percent::of).orElse("–");
    }

    private static String fine(Result<Double> value) {
        return value.map(known -> String.format(Locale.ROOT, "%.3f %%", 100 * known))
                .orElse("–");
    }

    private static String number(Result<Double> value) {
        return value.map(known -> String.format(Locale.ROOT, "%.3f", known)).orElse("–");
    }
}
