package dev.ballast.core.regime;

/// The scaled forward and backward recursions of a Gaussian hidden Markov model, O(TK²).
///
/// Densities are taken relative to the largest of their period, so that an outlier underflows no state to nothing.
/// Source: Rabiner, Proceedings of the IEEE 77 (1989), section V; one object is used again for the same series.
final class ForwardBackward {

    private final double[] series;
    private final int states;
    private final double[][] densities;
    private final double[][] forward;
    private final double[][] backward;
    private final double[] scales;
    private final double[][] flows;

    ForwardBackward(double[] series, int states) {
        this.series = series;
        this.states = states;
        this.densities = new double[series.length][states];
        this.forward = new double[series.length][states];
        this.backward = new double[series.length][states];
        this.scales = new double[series.length];
        this.flows = new double[states][states];
    }

    /// Runs forwards; the log-likelihood.
    double forward(double[] initial, double[] means, double[] deviations, double[][] transition) {
        double logarithms = 0;
        for (int t = 0; t < series.length; t++) {
            logarithms += densities(t, means, deviations);
            double sum = 0;
            for (int j = 0; j < states; j++) {
                double reach = initial[j];
                if (t > 0) {
                    reach = 0;
                    for (int i = 0; i < states; i++) {
                        reach += forward[t - 1][i] * transition[i][j];
                    }
                }
                forward[t][j] = reach * densities[t][j];
                sum += forward[t][j];
            }
            for (int j = 0; j < states; j++) {
                forward[t][j] /= sum;
            }
            scales[t] = sum;
            logarithms += Math.log(sum);
        }
        return logarithms;
    }

    /// Runs backwards after [#forward]; fills [#smoothed] and [#flow].
    void backward(double[][] transition) {
        for (double[] row : flows) {
            java.util.Arrays.fill(row, 0);
        }
        java.util.Arrays.fill(backward[series.length - 1], 1);
        for (int t = series.length - 2; t >= 0; t--) {
            for (int i = 0; i < states; i++) {
                double sum = 0;
                for (int j = 0; j < states; j++) {
                    double next = densities[t + 1][j] * backward[t + 1][j] / scales[t + 1];
                    sum += transition[i][j] * next;
                    flows[i][j] += forward[t][i] * next;
                }
                backward[t][i] = sum;
            }
        }
    }

    /// P(state k at t | series to t).
    double filtered(int t, int k) {
        return forward[t][k];
    }

    /// P(state k at t | whole series).
    double smoothed(int t, int k) {
        return forward[t][k] * backward[t][k];
    }

    /// Expected number of moves from i to j, divided by the probability of such a move.
    double flow(int i, int j) {
        return flows[i][j];
    }

    /// The logarithm by which the densities of the period were scaled.
    private double densities(int t, double[] means, double[] deviations) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < states; k++) {
            double z = (series[t] - means[k]) / deviations[k];
            densities[t][k] = -0.5 * z * z - Math.log(deviations[k]);
            largest = Math.max(largest, densities[t][k]);
        }
        for (int k = 0; k < states; k++) {
            densities[t][k] = Math.exp(densities[t][k] - largest);
        }
        return largest - 0.5 * Math.log(2 * Math.PI);
    }
}
