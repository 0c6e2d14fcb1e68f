package dev.ballast.core.regime;

/// The likeliest sequence of states, in logarithms; O(TK²). Source: Forney, Proceedings of the IEEE 61 (1973).
final class Viterbi {

    private Viterbi() {}

    static int[] path(double[] series, HiddenMarkovModel model, double[] initial) {
        int states = model.states();
        var score = new double[states];
        var from = new int[series.length][states];
        for (int k = 0; k < states; k++) {
            score[k] = Math.log(initial[k]) + density(series[0], model, k);
        }
        for (int t = 1; t < series.length; t++) {
            var next = new double[states];
            for (int k = 0; k < states; k++) {
                int best = 0;
                double highest = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < states; i++) {
                    double reach = score[i] + Math.log(model.transition(i, k));
                    if (reach > highest) {
                        highest = reach;
                        best = i;
                    }
                }
                from[t][k] = best;
                next[k] = highest + density(series[t], model, k);
            }
            score = next;
        }
        var path = new int[series.length];
        for (int k = 1; k < states; k++) {
            path[series.length - 1] = score[k] > score[path[series.length - 1]] ? k : path[series.length - 1];
        }
        for (int t = series.length - 1; t > 0; t--) {
            path[t - 1] = from[t][path[t]];
        }
        return path;
    }

    private static double density(double value, HiddenMarkovModel model, int state) {
        double z = (value - model.mean(state)) / model.deviation(state);
        return -0.5 * z * z - Math.log(model.deviation(state));
    }
}
