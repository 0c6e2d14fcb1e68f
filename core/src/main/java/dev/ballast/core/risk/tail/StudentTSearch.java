package dev.ballast.core.risk.tail;

import dev.ballast.core.result.Result;
import org.apache.commons.math3.special.Gamma;

/// Newton's method on standardised returns.
final class StudentTSearch {

    private static final double LARGEST_NU = 1000;
    private static final double SMALLEST_NU = 0.2;
    private static final double GRADIENT_TOLERANCE = 1e-10;
    /// A gradient per observation this small is the rounding of the likelihood.
    private static final double ACCEPTED_GRADIENT = 1e-7;
    /// Gain of a step, against the likelihood, below which it can't be told from rounding.
    private static final double ROUNDING = 1e-12;
    private static final int MOST_ITERATIONS = 200;

    private final double[] sample;
    private double location;
    private double logScale = Math.log(0.85);
    private double logNu = Math.log(6);
    private double value;
    private final double[] gradient = new double[3];
    private final double[][] hessian = new double[3][3];
    private double damping = 1e-3;
    private int iterations;

    StudentTSearch(double[] sample) {
        this.sample = sample;
        this.value = logLikelihood(location, logScale, logNu);
    }

    Result<StudentTSearch> run() {
        derivatives();
        int polished = 0;
        while (norm() > GRADIENT_TOLERANCE && iterations < MOST_ITERATIONS && polished < 4) {
            iterations++;
            polished += step() ? 0 : 1;
            derivatives();
        }
        return norm() <= ACCEPTED_GRADIENT
                ? Result.of(this)
                : Result.missing(
                        "The Student-t fit did not converge: gradient " + norm() + " after " + iterations + " steps.");
    }

    StudentTFit fit(double centre, double spread) {
        double scale = Math.exp(logScale) * spread;
        var distribution = new StudentT(Math.exp(logNu), centre + spread * location, scale);
        return new StudentTFit(
                distribution,
                value - sample.length * Math.log(spread),
                sample.length,
                iterations,
                norm(),
                atNormalLimit() ? StudentTFit.End.NORMAL_LIMIT : StudentTFit.End.CONVERGED);
    }

    private boolean atNormalLimit() {
        return logNu >= Math.log(LARGEST_NU) && gradient[2] >= 0;
    }

    /// Largest free derivative, per observation.
    private double norm() {
        double nu = atNormalLimit() ? 0 : Math.abs(gradient[2]);
        return Math.max(Math.max(Math.abs(gradient[0]) * Math.exp(logScale), Math.abs(gradient[1])), nu)
                / sample.length;
    }

    /// Moves uphill, with more damping until it does; false where what is left to gain is below rounding.
    private boolean step() {
        for (int attempt = 0; attempt < 40; attempt++) {
            double[] move = direction();
            if (move.length == 3) {
                double nu = Math.clamp(logNu + move[2], Math.log(SMALLEST_NU), Math.log(LARGEST_NU));
                double next = logLikelihood(location + move[0], logScale + move[1], nu);
                double expected = gradient[0] * move[0] + gradient[1] * move[1] + gradient[2] * move[2];
                boolean rounding = Math.abs(expected) <= ROUNDING * Math.abs(value);
                if (next > value || rounding) {
                    location += move[0];
                    logScale += move[1];
                    logNu = nu;
                    value = next;
                    damping = Math.max(1e-15, damping / 10);
                    return !rounding;
                }
            }
            damping = Math.max(1e-9, damping * 10);
        }
        return false;
    }

    /// Solves (damping × D − H) move = gradient by Cholesky; empty where that matrix is not positive definite.
    private double[] direction() {
        boolean fixed = atNormalLimit();
        var a = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                a[i][j] = -hessian[i][j];
            }
            a[i][i] += damping * Math.max(Math.abs(hessian[i][i]), 1e-3 * sample.length);
        }
        double[] right = gradient.clone();
        if (fixed) {
            a[2] = new double[] {0, 0, 1};
            a[0][2] = 0;
            a[1][2] = 0;
            right[2] = 0;
        }
        return solve(a, right);
    }

    private static double[] solve(double[][] a, double[] right) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        return new double[0];
                    }
                    a[i][i] = Math.sqrt(sum);
                } else {
                    a[i][j] = sum / a[j][j];
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= a[i][k] * right[k];
            }
            right[i] /= a[i][i];
        }
        for (int i = 2; i >= 0; i--) {
            for (int k = i + 1; k < 3; k++) {
                right[i] -= a[k][i] * right[k];
            }
            right[i] /= a[i][i];
        }
        return right;
    }

    private double logLikelihood(double at, double logOfScale, double logOfNu) {
        double nu = Math.exp(logOfNu);
        double inverse = Math.exp(-logOfScale);
        double logs = 0;
        double product = 1;
        for (double x : sample) {
            double z = (x - at) * inverse;
            // One logarithm for many factors: they are ≥ 1 and the product is emptied before it overflows.
            product *= 1 + z * z / nu;
            if (product > 1e200) {
                logs += Math.log(product);
                product = 1;
            }
        }
        logs += Math.log(product);
        return sample.length
                        * (Gamma.logGamma((nu + 1) / 2)
                                - Gamma.logGamma(nu / 2)
                                - 0.5 * Math.log(nu * Math.PI)
                                - logOfScale)
                - (nu + 1) / 2 * logs;
    }

    /// Gradient and Hessian by (location, ln scale, ln ν), from z = (x − location) ÷ scale, a = ν + z².
    private void derivatives() {
        double nu = Math.exp(logNu);
        double inverse = Math.exp(-logScale);
        double wz = 0;
        double wzz = 0;
        double logs = 0;
        double product = 1;
        double locationTwice = 0;
        double zOverA = 0;
        double zzOverA = 0;
        double zCubed = 0;
        double zFourth = 0;
        for (double x : sample) {
            double z = (x - location) * inverse;
            double square = z * z;
            double a = nu + square;
            double reciprocal = 1 / a;
            double reciprocalSquare = reciprocal * reciprocal;
            wz += z * reciprocal;
            wzz += square * reciprocal;
            locationTwice += (nu - square) * reciprocalSquare;
            zOverA += z * reciprocalSquare;
            zzOverA += square * reciprocalSquare;
            zCubed += z * (square - 1) * reciprocalSquare;
            zFourth += square * (square - 1) * reciprocalSquare;
            product *= a / nu;
            if (product > 1e200) {
                logs += Math.log(product);
                product = 1;
            }
        }
        logs += Math.log(product);
        int count = sample.length;
        gradient[0] = (nu + 1) * wz * inverse;
        gradient[1] = (nu + 1) * wzz - count;
        double byNu = 0.5
                * (count * (Gamma.digamma((nu + 1) / 2) - Gamma.digamma(nu / 2) - 1 / nu) - logs + (nu + 1) * wzz / nu);
        gradient[2] = nu * byNu;
        hessian[0][0] = -inverse * inverse * (nu + 1) * locationTwice;
        hessian[0][1] = -2 * nu * (nu + 1) * zOverA * inverse;
        hessian[1][1] = -2 * nu * (nu + 1) * zzOverA;
        hessian[0][2] = nu * zCubed * inverse;
        hessian[1][2] = nu * zFourth;
        double byNuTwice = 0.5
                * (count * (0.5 * Gamma.trigamma((nu + 1) / 2) - 0.5 * Gamma.trigamma(nu / 2) + 1 / (nu * nu))
                        + wzz / nu
                        + zFourth / nu
                        - (nu + 1) * wzz / (nu * nu));
        hessian[2][2] = nu * nu * byNuTwice + nu * byNu;
        hessian[1][0] = hessian[0][1];
        hessian[2][0] = hessian[0][2];
        hessian[2][1] = hessian[1][2];
    }
}
