package dev.ballast.core.risk.tail;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Simulated returns of a portfolio whose assets are multivariate Student-t (RSK-1).
///
/// With weights w held fixed, the portfolio of a multivariate t with location m, scale matrix S and ν degrees of
/// freedom is exactly the univariate t with location wᵀm, scale √(wᵀSw) and the same ν (Kotz and Nadarajah 2004,
/// Multivariate t Distributions, section 1.10): [#portfolio] draws that one number a day instead of n, and
/// [#ofAssets], which draws them all by Cholesky, gives the same distribution.
///
/// Days are independent and compound. Paths come in antithetic pairs, the second with all innovations negated. A
/// day can't lose more than everything: growth stops at 0. The same seed draws the same paths. Stateless.
public final class MonteCarlo {

    private MonteCarlo() {}

    /// Returns over `days`, one per path.
    ///
    /// @param degreesOfFreedom ν > 0; `Double.POSITIVE_INFINITY` for a normal
    /// @param location per day, a fraction
    /// @param scale per day, ≥ 0; the standard deviation for a normal
    /// @param days ≥ 1
    /// @param paths ≥ 2, even
    public static double[] portfolio(
            double degreesOfFreedom, double location, double scale, int days, int paths, long seed) {
        if (!Double.isFinite(location) || !(scale >= 0 && Double.isFinite(scale))) {
            throw new IllegalArgumentException(
                    "location and scale must be finite, scale >= 0, were " + location + " and " + scale);
        }
        int pairs = pairs(days, paths);
        var sampler = new StudentTSampler(degreesOfFreedom, new SplittableRandom(seed));
        var growth = new double[paths];
        java.util.Arrays.fill(growth, 1);
        for (int day = 0; day < days; day++) {
            for (int pair = 0; pair < pairs; pair++) {
                double shock = scale * sampler.next();
                growth[pair] *= Math.max(0, 1 + location + shock);
                growth[pairs + pair] *= Math.max(0, 1 + location - shock);
            }
        }
        return lessOne(growth);
    }

    /// Returns over `days` of a portfolio rebalanced daily to `weights`, every asset drawn.
    ///
    /// @param location n × 1, per day
    /// @param scale n × n, symmetric positive semidefinite: covariance × (ν − 2) ÷ ν, the covariance for a normal
    /// @param weights n fractions of equity; what is left of 1 is riskless
    public static double[] ofAssets(
            double degreesOfFreedom,
            DMatrixRMaj location,
            DMatrixRMaj scale,
            double[] weights,
            int days,
            int paths,
            long seed) {
        int pairs = pairs(days, paths);
        int size = weights.length;
        DMatrixRMaj root = SemidefiniteRoot.of(scale);
        var sampler = new StudentTSampler(degreesOfFreedom, new SplittableRandom(seed));
        double drift = 0;
        for (int i = 0; i < size; i++) {
            drift += weights[i] * location.get(i, 0);
        }
        var growth = new double[paths];
        java.util.Arrays.fill(growth, 1);
        var normals = new double[size];
        for (int day = 0; day < days; day++) {
            for (int pair = 0; pair < pairs; pair++) {
                double mixing = Math.sqrt(sampler.mixing());
                for (int i = 0; i < size; i++) {
                    normals[i] = sampler.normal();
                }
                double shock = 0;
                for (int i = 0; i < size; i++) {
                    double correlated = 0;
                    for (int j = 0; j <= i; j++) {
                        correlated += root.get(i, j) * normals[j];
                    }
                    shock += weights[i] * mixing * correlated;
                }
                growth[pair] *= Math.max(0, 1 + drift + shock);
                growth[pairs + pair] *= Math.max(0, 1 + drift - shock);
            }
        }
        return lessOne(growth);
    }

    /// Factor on the standard error of a simulated quantile at p < ½ that antithetic pairs bring: two members of a
    /// pair are never both in the tail of a symmetric distribution, so that p (1 − p) becomes p (1 − 2p).
    public static double antitheticFactor(double confidence) {
        double p = TailProbability.of(confidence);
        return p < 0.5 ? Math.sqrt((1 - 2 * p) / (1 - p)) : 1;
    }

    private static int pairs(int days, int paths) {
        if (days < 1) {
            throw new IllegalArgumentException("days must be >= 1, was " + days);
        }
        if (paths < 2 || paths % 2 != 0) {
            throw new IllegalArgumentException("paths must be even and >= 2, was " + paths);
        }
        return paths / 2;
    }

    private static double[] lessOne(double[] growth) {
        for (int i = 0; i < growth.length; i++) {
            growth[i] -= 1;
        }
        return growth;
    }
}
