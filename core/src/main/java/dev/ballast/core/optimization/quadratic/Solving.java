package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.AssetNames;
import dev.ballast.core.optimization.Status;
import org.jspecify.annotations.Nullable;

/// Solves a formulation, from given weights or from none.
final class Solving {

    private Solving() {}

    /// A start that leads nowhere is dropped: warm and cold give the same answer.
    static Answer solve(Formulation formulation, double @Nullable [] start) {
        if (start != null) {
            if (start.length
                    != (formulation.isSplit()
                            ? formulation.program().size() / 2
                            : formulation.program().size())) {
                throw new IllegalArgumentException(
                        "start has " + start.length + " weights, the problem another number of assets");
            }
            for (int i = 0; i < start.length; i++) {
                if (!Double.isFinite(start[i])) {
                    throw new IllegalArgumentException(
                            "start weight of " + AssetNames.of(i) + " must be finite, was " + start[i]);
                }
            }
            Answer warm = QuadraticSolver.solve(formulation.program(), formulation.startAt(start));
            if (warm.status() == Status.OPTIMAL || warm.status() == Status.INFEASIBLE) {
                return warm;
            }
        }
        return QuadraticSolver.solve(formulation.program());
    }
}
