package dev.ballast.core.regime;

import dev.ballast.core.statistics.likelihood.LogLikelihood;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The likelihood of a hidden Markov model in free coordinates: μ(k); ln σ(k); ln(p(i, j) ÷ p(i, i)), j ≠ i, by
/// rows.
///
/// The gradient is exact: by Fisher's identity it is the expected gradient of the likelihood with known states,
/// which the smoothed probabilities give, the stationary start included: dπ = π dP Z, Z = (I − P + 1π)⁻¹
/// (Schweitzer 1968). The Hessian is its central difference.
final class HiddenMarkovCoordinates implements LogLikelihood {

    private static final double STEP = 1e-4;
    private static final double ACCURATE_STEP = 1e-3;

    private final double[] series;
    private final int states;
    private final ForwardBackward recursion;

    HiddenMarkovCoordinates(double[] series, int states) {
        this.series = series;
        this.states = states;
        this.recursion = new ForwardBackward(series, states);
    }

    @Override
    public int dimension() {
        return states * (states + 1);
    }

    double[] point(HiddenMarkovModel model) {
        var point = new double[dimension()];
        int next = 2 * states;
        for (int i = 0; i < states; i++) {
            point[i] = model.mean(i);
            point[states + i] = Math.log(model.deviation(i));
            for (int j = 0; j < states; j++) {
                if (j != i) {
                    point[next++] = Math.log(model.transition(i, j) / model.transition(i, i));
                }
            }
        }
        return point;
    }

    HiddenMarkovModel model(double[] point) {
        var means = new double[states];
        var deviations = new double[states];
        for (int k = 0; k < states; k++) {
            means[k] = point[k];
            deviations[k] = Math.exp(point[states + k]);
        }
        return new HiddenMarkovModel(means, deviations, transition(point));
    }

    private double[][] transition(double[] point) {
        var transition = new double[states][states];
        int next = 2 * states;
        for (int i = 0; i < states; i++) {
            double largest = 0;
            for (int j = 0; j < states; j++) {
                transition[i][j] = j == i ? 0 : point[next++];
                largest = Math.max(largest, transition[i][j]);
            }
            double sum = 0;
            for (int j = 0; j < states; j++) {
                transition[i][j] = Math.exp(transition[i][j] - largest);
                sum += transition[i][j];
            }
            for (int j = 0; j < states; j++) {
                transition[i][j] /= sum;
            }
        }
        return transition;
    }

    @Override
    public double value(double[] point) {
        double[][] transition = transition(point);
        return forward(point, transition, Stationary.of(transition));
    }

    private double forward(double[] point, double[][] transition, double[] initial) {
        var means = new double[states];
        var deviations = new double[states];
        for (int k = 0; k < states; k++) {
            means[k] = point[k];
            deviations[k] = Math.exp(point[states + k]);
        }
        return recursion.forward(initial, means, deviations, transition);
    }

    @Override
    public double derivatives(double[] point, double[] gradient, double[][] hessian) {
        var up = new double[point.length];
        var down = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            gradient(shifted(point, i, STEP), up);
            gradient(shifted(point, i, -STEP), down);
            for (int j = 0; j < point.length; j++) {
                hessian[i][j] = (up[j] - down[j]) / (2 * STEP);
            }
        }
        symmetrise(hessian);
        return gradient(point, gradient);
    }

    /// The Hessian to about ten digits, by differences of the fourth order.
    double[][] accurateHessian(double[] point) {
        int size = point.length;
        var hessian = new double[size][size];
        var difference = new double[4][size];
        int[] steps = {-2, -1, 1, 2};
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < steps.length; k++) {
                gradient(shifted(point, i, steps[k] * ACCURATE_STEP), difference[k]);
            }
            for (int j = 0; j < size; j++) {
                hessian[i][j] = (8 * (difference[2][j] - difference[1][j]) - (difference[3][j] - difference[0][j]))
                        / (12 * ACCURATE_STEP);
            }
        }
        symmetrise(hessian);
        return hessian;
    }

    private static double[] shifted(double[] point, int coordinate, double step) {
        double[] shifted = point.clone();
        shifted[coordinate] += step;
        return shifted;
    }

    private static void symmetrise(double[][] hessian) {
        for (int i = 0; i < hessian.length; i++) {
            for (int j = 0; j < i; j++) {
                double mean = 0.5 * (hessian[i][j] + hessian[j][i]);
                hessian[i][j] = mean;
                hessian[j][i] = mean;
            }
        }
    }

    /// Writes the gradient and returns the log-likelihood.
    private double gradient(double[] point, double[] gradient) {
        double[][] transition = transition(point);
        double[] initial = Stationary.of(transition);
        double value = forward(point, transition, initial);
        recursion.backward(transition);
        for (int k = 0; k < states; k++) {
            double variance = Math.exp(2 * point[states + k]);
            double first = 0;
            double second = 0;
            for (int t = 0; t < series.length; t++) {
                double weight = recursion.smoothed(t, k);
                double shock = series[t] - point[k];
                first += weight * shock;
                second += weight * (shock * shock / variance - 1);
            }
            gradient[k] = first / variance;
            gradient[states + k] = second;
        }
        moves(transition, initial, gradient);
        return value;
    }

    private void moves(double[][] transition, double[] initial, double[] gradient) {
        double[] start = startPull(transition, initial);
        int next = 2 * states;
        for (int i = 0; i < states; i++) {
            double mean = 0;
            for (int j = 0; j < states; j++) {
                mean += transition[i][j] * (recursion.flow(i, j) + initial[i] * start[j]);
            }
            for (int j = 0; j < states; j++) {
                if (j != i) {
                    gradient[next++] = transition[i][j] * (recursion.flow(i, j) + initial[i] * start[j] - mean);
                }
            }
        }
    }

    /// Σ(k) Z(j, k) γ₁(k) ÷ π(k), for each j.
    private double[] startPull(double[][] transition, double[] initial) {
        var matrix = new DMatrixRMaj(states, states);
        var right = new DMatrixRMaj(states, 1);
        for (int i = 0; i < states; i++) {
            for (int j = 0; j < states; j++) {
                matrix.set(i, j, (i == j ? 1 : 0) - transition[i][j] + initial[j]);
            }
            right.set(i, 0, recursion.smoothed(0, i) / initial[i]);
        }
        var pull = new DMatrixRMaj(states, 1);
        if (!CommonOps_DDRM.solve(matrix, right, pull)) {
            return new double[states];
        }
        return pull.data;
    }
}
