package dev.ballast.core.statistics.likelihood;

/// Newton's method with Levenberg damping: the step solves (−H + λD)s = g, D the size of H's diagonal; λ rises
/// until −H + λD is positive definite and the step improves the value, and falls to 0 near the maximum, where
/// convergence is quadratic. Source: Nocedal and Wright, Numerical Optimization (2006), chapters 3.4 and 4.
///
/// @param iterationLimit steps tried, taken or not
/// @param tolerance on [Maximum#scaledScore]
/// @param longestStep bound on the change of any coordinate in one step
public record NewtonMaximiser(int iterationLimit, double tolerance, double longestStep) {

    private static final double FIRST_DAMPING = 1e-3;
    private static final double LEAST_DAMPING = 1e-6;
    private static final double MOST_DAMPING = 1e12;
    /// Where the second derivative jumps, Newton's method may circle around the maximum at a distance that nobody
    /// could measure. Below this score and after a few steps without measurable gain that is the end.
    private static final double MEASURABLE = 1e-4;

    private static final int CIRCLES = 5;

    public NewtonMaximiser {
        if (iterationLimit < 1) {
            throw new IllegalArgumentException("iterationLimit must be >= 1, was " + iterationLimit);
        }
        if (!(tolerance > 0 && longestStep > 0)) {
            throw new IllegalArgumentException(
                    "tolerance and longestStep must be > 0, were " + tolerance + " and " + longestStep);
        }
    }

    /// 500 steps, 1e-8 standard errors, coordinates of order one.
    public static NewtonMaximiser standard() {
        return new NewtonMaximiser(500, 1e-8, 1.5);
    }

    /// Climbs from `start`, where the likelihood must be finite.
    public Maximum maximise(LogLikelihood likelihood, double[] start) {
        return new Climb(likelihood, start).run();
    }

    private final class Climb {

        private final LogLikelihood likelihood;
        private final int size;
        private final SymmetricSolver solver;
        private final double[] gradient;
        private final double[][] hessian;
        private final double[] scale;
        private final double[] step;
        private double[] point;
        private double[] trial;
        private double value;
        private double damping;
        private int iterations;
        private int idle;

        Climb(LogLikelihood likelihood, double[] start) {
            this.likelihood = likelihood;
            this.size = likelihood.dimension();
            this.solver = new SymmetricSolver(size);
            this.gradient = new double[size];
            this.hessian = new double[size][size];
            this.scale = new double[size];
            this.step = new double[size];
            this.point = start.clone();
            this.trial = start.clone();
        }

        Maximum run() {
            while (true) {
                value = likelihood.derivatives(point, gradient, hessian);
                double score = scaledScore();
                if (!(score > tolerance) || (idle >= CIRCLES && score < MEASURABLE)) {
                    return end(Double.isFinite(score) ? Maximum.Status.CONVERGED : Maximum.Status.STALLED, score);
                }
                if (iterations >= iterationLimit) {
                    return end(Maximum.Status.ITERATION_LIMIT, score);
                }
                if (!climbed()) {
                    return end(Maximum.Status.STALLED, score);
                }
            }
        }

        private Maximum end(Maximum.Status status, double score) {
            return new Maximum(point, value, status, iterations, score);
        }

        /// Leaves the undamped factors in the solver where they exist.
        private double scaledScore() {
            double squared = 0;
            if (solver.factor(hessian, 0, scale)) {
                solver.solve(gradient, step);
                for (int i = 0; i < size; i++) {
                    squared += gradient[i] * step[i];
                }
            } else {
                for (int i = 0; i < size; i++) {
                    squared += gradient[i] * gradient[i];
                }
            }
            return Math.sqrt(squared);
        }

        private boolean climbed() {
            double largest = 0;
            for (int i = 0; i < size; i++) {
                largest = Math.max(largest, Math.abs(hessian[i][i]));
            }
            for (int i = 0; i < size; i++) {
                scale[i] = Math.max(Math.abs(hessian[i][i]), 1e-10 * largest) + Double.MIN_NORMAL;
            }
            while (damping < MOST_DAMPING) {
                iterations++;
                if (solver.factor(hessian, damping, scale)) {
                    double expected = propose();
                    double gain = likelihood.value(trial) - value;
                    // Below the rounding of the value the quadratic model knows better than the difference.
                    boolean negligible = expected < 1e-11 * (1 + Math.abs(value));
                    if (gain > 1e-4 * expected || (negligible && gain > -1e-9 * (1 + Math.abs(value)))) {
                        idle = negligible ? idle + 1 : 0;
                        double[] old = point;
                        point = trial;
                        trial = old;
                        damping = damping > LEAST_DAMPING && gain < 0.75 * expected ? damping : damping / 10;
                        damping = damping < LEAST_DAMPING ? 0 : damping;
                        return true;
                    }
                }
                damping = Math.max(FIRST_DAMPING, 10 * damping);
            }
            return false;
        }

        /// Writes the trial point and returns the gain that the quadratic model promises.
        private double propose() {
            solver.solve(gradient, step);
            double longest = 0;
            for (double change : step) {
                longest = Math.max(longest, Math.abs(change));
            }
            double shrink = longest > longestStep ? longestStep / longest : 1;
            double expected = 0;
            for (int i = 0; i < size; i++) {
                double change = shrink * step[i];
                trial[i] = point[i] + change;
                expected += gradient[i] * change;
                for (int j = 0; j < size; j++) {
                    expected += 0.5 * change * hessian[i][j] * shrink * step[j];
                }
            }
            return expected;
        }
    }
}
