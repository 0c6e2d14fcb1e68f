package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Problems made from a seed: well and badly conditioned, singular, with ties.
final class Generated {

    /// Kinds of covariance.
    enum Kind {
        FACTORS,
        /// Fewer observations than assets.
        SHORT_SAMPLE,
        /// Variances from 1e-8 to 1.
        BADLY_SCALED,
        /// Pairs of the same asset.
        TWINS,
        /// Everything the same variance and correlation.
        CONSTANT,
        /// One asset of no variance.
        WITH_CASH
    }

    private final SplittableRandom random;

    Generated(long seed) {
        random = new SplittableRandom(seed);
    }

    SplittableRandom random() {
        return random;
    }

    double normal() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    DMatrixRMaj covariance(int size, Kind kind) {
        return switch (kind) {
            case FACTORS -> factors(size, 1 + random.nextInt(6), 0.1);
            case SHORT_SAMPLE -> {
                int observations = Math.max(1, size / 2);
                var loadings = new double[size][observations];
                for (double[] row : loadings) {
                    for (int t = 0; t < observations; t++) {
                        row[t] = 0.2 * normal() / Math.sqrt(observations);
                    }
                }
                yield product(loadings, new double[size]);
            }
            case BADLY_SCALED -> {
                DMatrixRMaj matrix = factors(size, 2, 0.3);
                var scales = new double[size];
                for (int i = 0; i < size; i++) {
                    scales[i] = Math.pow(10, -4 * random.nextDouble());
                }
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        matrix.set(i, j, matrix.get(i, j) * (scales[i] * scales[j]));
                    }
                }
                yield matrix;
            }
            case TWINS -> {
                DMatrixRMaj half = factors((size + 1) / 2, 2, 0.2);
                var matrix = new DMatrixRMaj(size, size);
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        matrix.set(i, j, half.get(i / 2, j / 2));
                    }
                }
                yield matrix;
            }
            case CONSTANT -> {
                var matrix = new DMatrixRMaj(size, size);
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        matrix.set(i, j, i == j ? 0.04 : 0.01);
                    }
                }
                yield matrix;
            }
            case WITH_CASH -> {
                DMatrixRMaj matrix = factors(size, 2, 0.2);
                for (int i = 0; i < size; i++) {
                    matrix.set(0, i, 0);
                    matrix.set(i, 0, 0);
                }
                yield matrix;
            }
        };
    }

    private DMatrixRMaj factors(int size, int count, double own) {
        var loadings = new double[size][count];
        var variances = new double[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < count; k++) {
                loadings[i][k] = k == 0 ? 0.1 + 0.1 * random.nextDouble() : 0.05 * normal();
            }
            double deviation = own * (0.2 + random.nextDouble());
            variances[i] = deviation * deviation;
        }
        return product(loadings, variances);
    }

    private static DMatrixRMaj product(double[][] loadings, double[] variances) {
        int size = loadings.length;
        var matrix = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? variances[i] : 0;
                for (int k = 0; k < loadings[i].length; k++) {
                    sum += loadings[i][k] * loadings[j][k];
                }
                matrix.set(i, j, sum);
                matrix.set(j, i, sum);
            }
        }
        return matrix;
    }

    Problem problem(int size, Kind kind) {
        RiskModel risk = RiskModel.of(covariance(size, kind));
        var mean = new double[size];
        boolean ties = random.nextInt(4) == 0;
        for (int i = 0; i < size; i++) {
            mean[i] = ties ? 0.05 * random.nextInt(3) : 0.08 + 0.06 * normal();
        }
        return Problem.of(risk, mean, constraints(size));
    }

    /// Feasible by construction: all limits are laid around one book.
    Constraints constraints(int size) {
        double[] inside = book(size);
        Constraints constraints = Constraints.longOnly(size);
        if (random.nextInt(3) == 0) {
            var lower = new double[size];
            var upper = new double[size];
            for (int i = 0; i < size; i++) {
                lower[i] = random.nextInt(3) == 0 ? inside[i] * random.nextDouble() : random.nextInt(4) == 0 ? -0.2 : 0;
                upper[i] = inside[i] + (random.nextInt(5) == 0 ? 0 : 0.3 * random.nextDouble());
            }
            constraints = constraints.withBounds(lower, upper);
        }
        int groups = random.nextInt(3) == 0 ? random.nextInt(5) : 0;
        for (int g = 0; g < groups; g++) {
            var coefficients = new double[size];
            boolean plain = random.nextBoolean();
            for (int i = 0; i < size; i++) {
                coefficients[i] = plain ? random.nextInt(2) : normal();
            }
            double value = 0;
            for (int i = 0; i < size; i++) {
                value += coefficients[i] * inside[i];
            }
            double below = random.nextInt(4) == 0 ? 0 : 0.1 * random.nextDouble();
            double above = random.nextInt(4) == 0 ? 0 : 0.1 * random.nextDouble();
            constraints = constraints.with(
                    LinearConstraint.between("group " + g, coefficients, value - below, value + above));
        }
        if (random.nextInt(6) == 0) {
            double[] held = book(size);
            double distance = 0;
            for (int i = 0; i < size; i++) {
                distance += Math.abs(held[i] - inside[i]);
            }
            constraints = constraints.withTurnover(held, distance * (1 + random.nextDouble()));
        }
        return constraints;
    }

    /// Weights ≥ 0 that sum to 1, some of them 0.
    double[] book(int size) {
        var weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            weights[i] = random.nextInt(3) == 0 ? 0 : random.nextDouble();
            sum += weights[i];
        }
        if (sum == 0) {
            weights[0] = 1;
            sum = 1;
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
