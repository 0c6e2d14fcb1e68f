package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.statistics.likelihood.LogLikelihood;
import java.util.Arrays;

/// GARCH parameters as functions of free coordinates, so that every point is admissible:
///
/// ω = exp a; persistence P = P* · logistic b, P* = 1 or 3; mean weight of the squared shock A = P · logistic c,
/// β = P − A; weights of gains and losses α = 2AD, α + γ = 2A(1 − D) with D = logistic d, ½ without leverage; ν =
/// 2 + 998 · logistic f.
///
/// μ, α, γ, β are sums or products of functions of one coordinate each, so that the chain rule for Hessians is a
/// table of their derivatives.
final class GarchCoordinates implements LogLikelihood {

    private static final int SIZE = 6;
    /// Beyond 1,000 degrees of freedom Student's t is the normal law to all digits that data could tell.
    private static final double MOST_FREEDOM = 998;

    private static final double[] ONE = {1, 0, 0};

    private final GarchLikelihood likelihood;
    private final int[] free;
    private final double mostPersistence;
    private final double[] full = new double[SIZE];
    private final double[] gradient = new double[SIZE];
    private final double[][] hessian = new double[SIZE][SIZE];
    /// Derivatives of parameter i by coordinate j; and weighted second derivatives Σ g(i) ∂²θ(i).
    private final double[][] slopes = new double[SIZE][SIZE];

    private final double[][] bends = new double[SIZE][SIZE];

    GarchCoordinates(GarchLikelihood likelihood, GarchModel model) {
        this.likelihood = likelihood;
        this.free = model.free();
        this.mostPersistence = switch (model.persistence()) {
            case BELOW_ONE -> 1;
            case FREE -> 3;
        };
    }

    @Override
    public int dimension() {
        return free.length;
    }

    /// Parameters at the free coordinates.
    double[] parameters(double[] point) {
        var coordinates = new double[SIZE];
        for (int i = 0; i < free.length; i++) {
            coordinates[free[i]] = point[i];
        }
        double persistence = mostPersistence * logistic(coordinates[4]);
        double impact = persistence * logistic(coordinates[2]);
        double gains = logistic(coordinates[3]);
        return new double[] {
            coordinates[0],
            Math.exp(coordinates[1]),
            2 * impact * gains,
            2 * impact * (1 - 2 * gains),
            persistence * logistic(-coordinates[2]),
            2 + MOST_FREEDOM * logistic(coordinates[5])
        };
    }

    /// The free coordinates of a start: mean, ω, share of the shock in the persistence, persistence, ν; no
    /// leverage.
    double[] point(double mean, double omega, double share, double persistence, double freedom) {
        double[] coordinates = {
            mean,
            Math.log(omega),
            logit(share),
            0,
            logit(persistence / mostPersistence),
            logit((freedom - 2) / MOST_FREEDOM)
        };
        var point = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            point[i] = coordinates[free[i]];
        }
        return point;
    }

    @Override
    public double value(double[] point) {
        return likelihood.value(parameters(point));
    }

    @Override
    public double derivatives(double[] point, double[] slope, double[][] curvature) {
        double[] theta = parameters(point);
        double value = likelihood.derivatives(theta, gradient, hessian);
        chain(point, theta);
        for (int i = 0; i < free.length; i++) {
            int row = free[i];
            slope[i] = 0;
            for (int k = 0; k < SIZE; k++) {
                slope[i] += gradient[k] * slopes[k][row];
            }
            for (int j = 0; j <= i; j++) {
                int column = free[j];
                double sum = bends[row][column];
                for (int k = 0; k < SIZE; k++) {
                    for (int l = 0; l < SIZE; l++) {
                        sum += slopes[k][row] * hessian[k][l] * slopes[l][column];
                    }
                }
                curvature[i][j] = sum;
                curvature[j][i] = sum;
            }
        }
        return value;
    }

    private void chain(double[] point, double[] theta) {
        Arrays.fill(full, 0);
        for (int i = 0; i < free.length; i++) {
            full[free[i]] = point[i];
        }
        for (int i = 0; i < SIZE; i++) {
            Arrays.fill(slopes[i], 0);
            Arrays.fill(bends[i], 0);
        }
        slopes[0][0] = 1;
        slopes[1][1] = theta[1];
        bends[1][1] = gradient[1] * theta[1];
        double[] freedom = logisticJet(full[5]);
        slopes[5][5] = MOST_FREEDOM * freedom[1];
        bends[5][5] = gradient[5] * MOST_FREEDOM * freedom[2];

        double[] persistence = scaled(mostPersistence, logisticJet(full[4]));
        double[] share = logisticJet(full[2]);
        double[] rest = {1 - share[0], -share[1], -share[2]};
        double[] gains = logisticJet(full[3]);
        double[] twiceGains = scaled(2, logisticJet(full[3]));
        double[] skew = {2 - 4 * gains[0], -4 * gains[1], -4 * gains[2]};
        product(2, persistence, share, twiceGains);
        product(3, persistence, share, skew);
        product(4, persistence, rest, ONE);
    }

    /// Parameter `k` = u(b) v(c) w(d): coordinates 4, 2, 3; each factor with its first two derivatives.
    private void product(int k, double[] u, double[] v, double[] w) {
        slopes[k][4] = u[1] * v[0] * w[0];
        slopes[k][2] = u[0] * v[1] * w[0];
        slopes[k][3] = u[0] * v[0] * w[1];
        bends[4][4] += gradient[k] * u[2] * v[0] * w[0];
        bends[2][2] += gradient[k] * u[0] * v[2] * w[0];
        bends[3][3] += gradient[k] * u[0] * v[0] * w[2];
        mixed(4, 2, gradient[k] * u[1] * v[1] * w[0]);
        mixed(4, 3, gradient[k] * u[1] * v[0] * w[1]);
        mixed(3, 2, gradient[k] * u[0] * v[1] * w[1]);
    }

    private void mixed(int i, int j, double value) {
        bends[i][j] += value;
        bends[j][i] += value;
    }

    private static double[] logisticJet(double x) {
        double p = logistic(x);
        double first = p * logistic(-x);
        return new double[] {p, first, first * (1 - 2 * p)};
    }

    private static double[] scaled(double factor, double[] jet) {
        for (int i = 0; i < jet.length; i++) {
            jet[i] *= factor;
        }
        return jet;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }
}
