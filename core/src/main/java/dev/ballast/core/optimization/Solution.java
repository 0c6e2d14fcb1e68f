package dev.ballast.core.optimization;

import dev.ballast.core.result.Result;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer of a solve (OPT-4): weights and how sure they are, or the reason why there are none. Immutable.
///
/// Weights exist exactly where the status is [Status#OPTIMAL]: an unfinished or infeasible solve has none to mistake
/// for an answer.
public final class Solution {

    private final Status status;
    private final double @Nullable [] weights;
    private final double objective;
    private final int iterations;
    private final Residuals residuals;
    private final List<Binding> binding;
    private final long nanoseconds;
    private final String reason;
    private final @Nullable Conflict conflict;

    private Solution(
            Status status,
            double @Nullable [] weights,
            double objective,
            int iterations,
            Residuals residuals,
            List<Binding> binding,
            long nanoseconds,
            String reason,
            @Nullable Conflict conflict) {
        this.status = status;
        this.weights = weights;
        this.objective = objective;
        this.iterations = iterations;
        this.residuals = residuals;
        this.binding = List.copyOf(binding);
        this.nanoseconds = nanoseconds;
        this.reason = reason;
        this.conflict = conflict;
    }

    /// An answer that was checked.
    ///
    /// @param weights fractions of the book, finite; copied
    /// @param objective value of the method's objective at the weights, in the method's own sense and units
    /// @param iterations of the method
    /// @param binding constraints that hold the answer, each with its shadow price
    /// @param nanoseconds the solve took
    public static Solution optimal(
            double[] weights,
            double objective,
            int iterations,
            Residuals residuals,
            List<Binding> binding,
            long nanoseconds) {
        for (int i = 0; i < weights.length; i++) {
            if (!Double.isFinite(weights[i])) {
                throw new IllegalArgumentException(
                        "weight of " + AssetNames.of(i) + " must be finite, was " + weights[i]);
            }
        }
        if (!Double.isFinite(objective)) {
            throw new IllegalArgumentException("objective must be finite, was " + objective);
        }
        return new Solution(
                Status.OPTIMAL, weights.clone(), objective, iterations, residuals, binding, nanoseconds, "", null);
    }

    /// No weights meet the constraints.
    public static Solution infeasible(Conflict conflict, int iterations, long nanoseconds) {
        return new Solution(
                Status.INFEASIBLE,
                null,
                Double.NaN,
                iterations,
                Residuals.NONE,
                List.of(),
                nanoseconds,
                conflict.words(),
                conflict);
    }

    /// A solve that ended without an answer for another reason than [Status#OPTIMAL].
    ///
    /// @param reason one sentence for the screen
    public static Solution failed(Status status, String reason, int iterations, Residuals residuals, long nanoseconds) {
        if (status == Status.OPTIMAL) {
            throw new IllegalArgumentException("a failed solve is not optimal");
        }
        return new Solution(status, null, Double.NaN, iterations, residuals, List.of(), nanoseconds, reason, null);
    }

    public Status status() {
        return status;
    }

    public boolean isOptimal() {
        return status == Status.OPTIMAL;
    }

    /// Weights in the order of the problem's assets, a copy; `IllegalStateException` with the reason where the solve
    /// has none.
    public double[] weights() {
        if (weights == null) {
            throw new IllegalStateException("no weights, " + status.words() + ": " + reason);
        }
        return weights.clone();
    }

    /// The weights, or the reason why there are none.
    public Result<double[]> result() {
        return weights == null ? Result.missing(status.words() + ": " + reason) : Result.of(weights.clone());
    }

    /// Value of the objective at the weights; `IllegalStateException` where there are none.
    public double objective() {
        if (weights == null) {
            throw new IllegalStateException("no objective, " + status.words() + ": " + reason);
        }
        return objective;
    }

    public int iterations() {
        return iterations;
    }

    public Residuals residuals() {
        return residuals;
    }

    /// Constraints that hold the answer where it is; empty where there is none.
    public List<Binding> binding() {
        return binding;
    }

    /// Time the solve took.
    public long nanoseconds() {
        return nanoseconds;
    }

    /// Why there are no weights; empty where there are.
    public String reason() {
        return reason;
    }

    /// Present exactly where the status is [Status#INFEASIBLE].
    public Optional<Conflict> conflict() {
        return Optional.ofNullable(conflict);
    }
}
