package dev.ballast.core.optimization;

/// How a solve ended. Only [#OPTIMAL] carries weights.
public enum Status {
    /// The conditions of optimality hold within the residuals that are reported.
    OPTIMAL("optimal"),
    /// No weights meet all constraints; the [Conflict] says which disagree.
    INFEASIBLE("infeasible"),
    /// The objective improves without end: a direction of no risk and no bound, or of any size.
    UNBOUNDED("unbounded"),
    /// The limit of iterations was reached before the conditions of optimality held.
    ITERATION_LIMIT("iteration limit"),
    /// Iterations ended at weights whose residuals are too large to be trusted.
    NOT_VERIFIED("not verified");

    private final String words;

    Status(String words) {
        this.words = words;
    }

    /// One phrase for the screen.
    public String words() {
        return words;
    }
}
