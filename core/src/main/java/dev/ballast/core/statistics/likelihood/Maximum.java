package dev.ballast.core.statistics.likelihood;

/// Where a maximisation ended. Immutable.
public final class Maximum {

    /// Why it ended.
    public enum Status {
        /// The scaled score fell below its tolerance.
        CONVERGED,
        /// The iterations were used up.
        ITERATION_LIMIT,
        /// No step improves the value although the score isn't small.
        STALLED
    }

    private final double[] point;
    private final double value;
    private final Status status;
    private final int iterations;
    private final double scaledScore;

    Maximum(double[] point, double value, Status status, int iterations, double scaledScore) {
        this.point = point.clone();
        this.value = value;
        this.status = status;
        this.iterations = iterations;
        this.scaledScore = scaledScore;
    }

    public double[] point() {
        return point.clone();
    }

    public double value() {
        return value;
    }

    public Status status() {
        return status;
    }

    /// Steps taken or refused.
    public int iterations() {
        return iterations;
    }

    /// √(gᵀ(−H)⁻¹g), the distance to the maximum in standard errors by the local quadratic; where −H is not
    /// positive definite, the length of g.
    public double scaledScore() {
        return scaledScore;
    }
}
