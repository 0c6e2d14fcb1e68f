package dev.ballast.core.regime;

/// The stationary distribution π = πP of a Markov chain, by the elimination of Grassmann, Taksar and Heyman
/// (Operations Research 33, 1985): no subtraction, so that rare moves keep their digits. O(K³).
final class Stationary {

    private Stationary() {}

    static double[] of(double[][] transition) {
        int size = transition.length;
        var p = new double[size][];
        for (int i = 0; i < size; i++) {
            p[i] = transition[i].clone();
        }
        for (int n = size - 1; n > 0; n--) {
            double leaving = 0;
            for (int j = 0; j < n; j++) {
                leaving += p[n][j];
            }
            for (int i = 0; i < n; i++) {
                p[i][n] /= leaving;
                for (int j = 0; j < n; j++) {
                    p[i][j] += p[i][n] * p[n][j];
                }
            }
        }
        var distribution = new double[size];
        distribution[0] = 1;
        double sum = 1;
        for (int n = 1; n < size; n++) {
            for (int i = 0; i < n; i++) {
                distribution[n] += distribution[i] * p[i][n];
            }
            sum += distribution[n];
        }
        for (int n = 0; n < size; n++) {
            distribution[n] /= sum;
        }
        return distribution;
    }
}
