package dev.ballast.core.risk.tail;

import java.util.SplittableRandom;

/// Draws from t(ν): Z ÷ √(G ÷ ν), Z standard normal and G chi-squared with ν degrees of freedom, drawn as gamma
/// (Marsaglia and Tsang 2000, "A simple method for generating gamma variables", ACM TOMS 26). ν = ∞ draws normals.
final class StudentTSampler {

    private final SplittableRandom random;
    private final double nu;
    private final double boost;
    private final double d;
    private final double c;

    StudentTSampler(double degreesOfFreedom, SplittableRandom random) {
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("degreesOfFreedom must be > 0, was " + degreesOfFreedom);
        }
        this.random = random;
        nu = degreesOfFreedom;
        double shape = nu / 2;
        // Below shape 1 the method draws at shape + 1 and scales by U^(1/shape).
        boost = shape < 1 ? 1 / shape : 0;
        d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        c = 1 / Math.sqrt(9 * d);
    }

    double next() {
        double normal = random.nextGaussian();
        return Double.isInfinite(nu) ? normal : normal * Math.sqrt(mixing());
    }

    /// ν ÷ χ²(ν): by what a normal's variance is multiplied. Shared by all assets of one day in the multivariate t.
    double mixing() {
        return Double.isInfinite(nu) ? 1 : nu / (2 * gamma());
    }

    double normal() {
        return random.nextGaussian();
    }

    private double gamma() {
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = random.nextDouble();
            double square = x * x;
            if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) {
                double drawn = d * v;
                return boost == 0 ? drawn : drawn * Math.pow(1 - random.nextDouble(), boost);
            }
        }
    }
}
