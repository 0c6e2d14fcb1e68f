package dev.ballast.core.statistics.shrinkage;

import dev.ballast.core.statistics.CovarianceEstimate;
import org.ejml.data.DMatrixRMaj;

/// Oracle approximating shrinkage towards mean variance × identity, for normal returns (Chen, Wiesel, Eldar and Hero
/// 2010, "Shrinkage algorithms for MMSE covariance estimation", equation 23), in the form of scikit-learn 1.2.
///
/// With α = mean of the squared entries of S (divisor T), μ = tr S ÷ n:
/// δ = min(1, (α + μ²) ÷ ((T + 1)(α − μ² ÷ n))). Scikit-learn leaves out the paper's terms in 2 ÷ n.
public final class OracleApproximation {

    private OracleApproximation() {}

    /// n × n from T × n returns, T ≥ 2; NaN and infinities are refused. One asset is its own target: intensity 1,
    /// and so are assets of equal variance without correlation.
    public static CovarianceEstimate estimate(DMatrixRMaj returns) {
        var sample = new CentredSample(returns);
        double size = sample.size();
        double mean = sample.trace() / size;
        double alpha = CentredSample.squaredNorm(sample.covariance) / (size * size);
        double distance = (sample.observations() + 1) * (alpha - mean * mean / size);
        double intensity = distance <= 0 ? 1 : Math.min(1, (alpha + mean * mean) / distance);
        DMatrixRMaj target = CentredSample.scaledIdentity(sample.size(), mean);
        return CovarianceEstimate.of(
                        CentredSample.blend(intensity, target, sample.covariance),
                        sample.observations(),
                        sample.observations(),
                        "oracle approximating shrinkage, divisor T")
                .shrunkBy(intensity);
    }
}
