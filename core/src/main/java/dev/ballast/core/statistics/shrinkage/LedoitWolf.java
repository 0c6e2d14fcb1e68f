package dev.ballast.core.statistics.shrinkage;

import dev.ballast.core.statistics.CovarianceEstimate;
import org.ejml.data.DMatrixRMaj;

/// Covariance shrunk by the intensity that Ledoit and Wolf show to be optimal: δF + (1 − δ)S with
/// δ = (π − ρ) ÷ (γ T) in [0, 1]; π the error of S, ρ its covariance with that of F, γ = ‖F − S‖² (STA-2).
///
/// Takes T × n returns, T ≥ 2, also T < n; gives n × n, positive semidefinite, better conditioned than S. NaN and
/// infinities are refused with row and column. All O(T n²), the intensities themselves O(T n).
public final class LedoitWolf {

    /// Divisors in the constant-correlation estimator.
    public enum Divisor {
        /// T in every moment: Ledoit and Wolf 2004, "Honey, I shrunk the sample covariance matrix", appendix B.
        T,
        /// T − 1 in S and F beside T in the other moments: PyPortfolioOpt 1.5.6.
        MIXED
    }

    private LedoitWolf() {}

    /// Towards mean variance × identity (Ledoit and Wolf 2004, "A well-conditioned estimator for large-dimensional
    /// covariance matrices", JMVA 88, section 3.2); divisor T as in scikit-learn.
    public static CovarianceEstimate constantVariance(DMatrixRMaj returns) {
        var sample = new CentredSample(returns);
        DMatrixRMaj covariance = sample.covariance;
        DMatrixRMaj target = CentredSample.scaledIdentity(sample.size(), sample.trace() / sample.size());
        double error = sample.meanSquaredProducts() - CentredSample.squaredNorm(covariance);
        double intensity = sample.intensity(error, CentredSample.squaredDistance(target, covariance));
        return estimate(sample, covariance, target, intensity, "constant variance, divisor T");
    }

    /// Towards a one-factor model whose factor is the mean return of all assets (Ledoit and Wolf 2003, "Improved
    /// estimation of the covariance matrix of stock returns with an application to portfolio selection", Journal of
    /// Empirical Finance 10, section 2.4); divisor T. The sample variances stay.
    ///
    /// `IllegalArgumentException` where the mean return of all assets does not move: there is no such model.
    public static CovarianceEstimate singleFactor(DMatrixRMaj returns) {
        var sample = new CentredSample(returns);
        var factor = new SingleFactorTarget(sample);
        DMatrixRMaj target = factor.matrix();
        double error = sample.meanSquaredProducts() - CentredSample.squaredNorm(sample.covariance) - factor.overlap();
        double intensity = sample.intensity(error, CentredSample.squaredDistance(target, sample.covariance));
        return estimate(sample, sample.covariance, target, intensity, "single factor, divisor T");
    }

    /// Towards constant correlation at the sample's variances and mean correlation; those variances stay.
    ///
    /// One asset or two are their own target: the intensity is 0. `IllegalArgumentException` names an asset without
    /// variance.
    public static CovarianceEstimate constantCorrelation(DMatrixRMaj returns, Divisor divisor) {
        var sample = new CentredSample(returns);
        var target = new ConstantCorrelationTarget(sample, divisor);
        double intensity =
                sample.intensity(target.error(), CentredSample.squaredDistance(target.matrix(), target.covariance()));
        return estimate(
                sample,
                target.covariance(),
                target.matrix(),
                intensity,
                switch (divisor) {
                    case T -> "constant correlation, divisor T";
                    case MIXED -> "constant correlation, divisors T - 1 and T mixed";
                });
    }

    private static CovarianceEstimate estimate(
            CentredSample sample, DMatrixRMaj covariance, DMatrixRMaj target, double intensity, String convention) {
        int observations = sample.observations();
        return CovarianceEstimate.of(
                        CentredSample.blend(intensity, target, covariance),
                        observations,
                        observations,
                        "Ledoit-Wolf, " + convention)
                .shrunkBy(intensity);
    }
}
