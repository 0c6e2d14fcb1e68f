package dev.ballast.app.optimizer;

import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.PortfolioFigures;
import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One method and what it says now. FX thread only.
public final class MethodRow {

    /// Whether a row answers the limits on screen.
    public enum Age {
        /// It does.
        CURRENT,
        /// It answers limits that have been changed since, and is being solved again.
        OLD
    }

    /// What a row shows.
    ///
    /// @param method whose
    /// @param chosen whether it is the proposed one
    /// @param figures of its weights, or why there are none
    /// @param weights largest first; empty where there are none
    /// @param solve how it ended, for the tooltip
    /// @param age whether all that is up to date
    public record Figures(
            OptimizationMethod method,
            boolean chosen,
            Result<PortfolioFigures> figures,
            List<Double> weights,
            String solve,
            Age age) {}

    private final ReadOnlyObjectWrapper<Figures> figures;

    MethodRow(OptimizationMethod method) {
        figures = new ReadOnlyObjectWrapper<>(
                new Figures(method, false, Result.missing("Not solved yet."), List.of(), "", Age.CURRENT));
    }

    void show(OptimizerAnswer answer) {
        Figures last = figures.get();
        if (!answer.knows(last.method())) {
            set(new Figures(
                    last.method(), last.chosen(), last.figures(), last.weights(), "Being solved again", Age.OLD));
            return;
        }
        List<Double> weights = answer.vote(last.method())
                .weights()
                .map(values -> Arrays.stream(values)
                        .boxed()
                        .sorted(Comparator.reverseOrder())
                        .toList())
                .orElse(List.of());
        set(new Figures(
                last.method(),
                last.chosen(),
                answer.figures(last.method()),
                weights,
                solve(answer, last.method()),
                Age.CURRENT));
    }

    private void set(Figures next) {
        if (!next.equals(figures.get())) {
            figures.set(next);
        }
    }

    private static String solve(OptimizerAnswer answer, OptimizationMethod method) {
        return switch (answer.vote(method).solution()) {
            case Result.Missing<Solution>(String reason) -> reason;
            case Result.Known<Solution>(Solution solution) ->
                solution.status().words() + ", " + solution.iterations() + " iterations, "
                        + Math.round(solution.nanoseconds() / 1e3) + " µs, residuals "
                        + solution.residuals().words();
        };
    }

    void choose(OptimizationMethod chosen) {
        Figures last = figures.get();
        set(new Figures(
                last.method(), last.method() == chosen, last.figures(), last.weights(), last.solve(), last.age()));
    }

    public OptimizationMethod method() {
        return figures.get().method();
    }

    public ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }
}
