package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Binding;
import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.ArrayList;
import java.util.List;

/// From what the solver came to, to what a method answers.
final class Solutions {

    private static final double LEAST_PRICE = 1e-12;
    /// Of the largest term of the gradient: smaller prices are rounding, as all are of a book without risk.
    private static final double ROUNDING = 1e-15;

    private Solutions() {}

    /// @param objective of the method at the weights
    /// @param scale by how much the method's objective changes when the program's changes by 1
    /// @param begin `System.nanoTime()` at the start
    static Solution optimal(
            Formulation formulation, Answer answer, double objective, double scale, int iterations, long begin) {
        return Solution.optimal(
                formulation.weights(answer.point()),
                objective,
                iterations,
                answer.residuals(),
                binding(formulation.program(), answer, scale),
                System.nanoTime() - begin);
    }

    /// An answer without weights.
    static Solution failed(QuadraticProgram program, Answer answer, int iterations, long begin) {
        if (answer.status() == Status.INFEASIBLE) {
            return Solution.infeasible(
                    Elastic.conflict(program, answer.conflict()), iterations, System.nanoTime() - begin);
        }
        return Solution.failed(answer.status(), reason(answer), iterations, finite(answer), System.nanoTime() - begin);
    }

    private static Residuals finite(Answer answer) {
        return answer.residuals();
    }

    private static String reason(Answer answer) {
        return switch (answer.status()) {
            case OPTIMAL, INFEASIBLE -> "";
            case UNBOUNDED -> "the objective improves without end along a direction of no risk and no bound";
            case ITERATION_LIMIT -> "stopped after " + answer.iterations() + " iterations";
            case NOT_VERIFIED ->
                "the conditions of optimality do not hold closely enough, "
                        + answer.residuals().words();
        };
    }

    static List<Binding> binding(QuadraticProgram program, Answer answer, double scale) {
        double largest = 0;
        double terms = 0;
        for (int i = 0; i < program.size(); i++) {
            terms = Math.max(terms, program.curvature().diagonal(i) * Math.abs(answer.point()[i]));
        }
        for (double value : answer.reduced()) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (double value : answer.multipliers()) {
            largest = Math.max(largest, Math.abs(value));
        }
        double least = Math.max(LEAST_PRICE * largest, ROUNDING * terms);
        var binding = new ArrayList<Binding>();
        for (int r = 0; r < program.rowCount(); r++) {
            double multiplier = answer.multipliers()[r];
            if (program.rowLower()[r] == program.rowUpper()[r]) {
                binding.add(new Binding(program.rowNames().get(r), -multiplier * scale));
            } else if (Math.abs(multiplier) > least) {
                binding.add(new Binding(Elastic.rowName(program, r, multiplier < 0), Math.abs(multiplier) * scale));
            }
        }
        for (int i = 0; i < program.size(); i++) {
            double value = answer.reduced()[i];
            if (Math.abs(value) > least && answer.active().variables[i] != ActiveSet.FREE) {
                String name =
                        value > 0 ? program.labels().lower(i) : program.labels().upper(i);
                if (!name.isEmpty()) {
                    binding.add(new Binding(name, Math.abs(value) * scale));
                }
            }
        }
        return binding;
    }
}
