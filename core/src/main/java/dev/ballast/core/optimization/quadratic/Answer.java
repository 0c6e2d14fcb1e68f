package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.Status;

/// What the solver of a [QuadraticProgram] came to. Arrays are shared.
///
/// The point is of use only where the status is optimal. Multipliers are by row, ≥ 0 at its lower limit and ≤ 0 at its
/// upper one. Reduced gradients Hx − c − Aᵀλ are by variable: ≥ 0 at the lower bound, ≤ 0 at the upper one. Numbers of
/// conflicting constraints are those of [DualActiveSet]; none unless infeasible.
final class Answer {

    private final Status status;
    private final double[] point;
    private final double square;
    private final double[] multipliers;
    private final double[] reduced;
    private final ActiveSet active;
    private final Residuals residuals;
    private final int iterations;
    private final int[] conflict;

    Answer(
            Status status,
            double[] point,
            double square,
            double[] multipliers,
            double[] reduced,
            ActiveSet active,
            Residuals residuals,
            int iterations,
            int[] conflict) {
        this.status = status;
        this.point = point;
        this.square = square;
        this.multipliers = multipliers;
        this.reduced = reduced;
        this.active = active;
        this.residuals = residuals;
        this.iterations = iterations;
        this.conflict = conflict;
    }

    Status status() {
        return status;
    }

    double[] point() {
        return point;
    }

    /// xᵀHx of the program at the point; 0 where there is none.
    double square() {
        return square;
    }

    double[] multipliers() {
        return multipliers;
    }

    double[] reduced() {
        return reduced;
    }

    ActiveSet active() {
        return active;
    }

    Residuals residuals() {
        return residuals;
    }

    int iterations() {
        return iterations;
    }

    int[] conflict() {
        return conflict;
    }
}
