package dev.ballast.core.optimization.quadratic;

import java.util.Optional;

/// The optimality conditions with an active set taken as given: linear equations in the free variables and the
/// multipliers of active rows.
interface ActiveEquations {

    /// Those of a set, factored in the way that costs less; empty where they are singular.
    static Optional<ActiveEquations> of(QuadraticProgram program, ActiveSet set) {
        Optional<ActiveEquations> pinned = program.curvature()
                .factor()
                .<ActiveEquations>map(factor -> new PinnedEquations(program, factor))
                .filter(equations -> equations.factor(set));
        return pinned.isPresent()
                ? pinned
                : Optional.<ActiveEquations>of(new ReducedSystem(program)).filter(equations -> equations.factor(set));
    }

    /// Factors the equations of a set; false where they are singular or not for this way of solving them.
    boolean factor(ActiveSet set);

    /// Whether another way of factoring may leave less rounding.
    boolean isChanged();

    /// Solves for the factored set.
    ///
    /// @param linear c
    /// @param targets what each row has to equal, by row
    /// @param x pinned variables as they are; free ones are written
    /// @param multipliers by row, written; 0 for rows that are not active
    void solve(double[] linear, double[] targets, double[] x, double[] multipliers);

    /// target ← H x at a solution.
    void product(double[] x, double[] target);

    /// One step of iterative refinement: what rounding left of the equations is solved for and added.
    ///
    /// @param gradient Hx − c − Aᵀλ at the solution
    void refine(double[] gradient, double[] targets, double[] x, double[] multipliers);
}
