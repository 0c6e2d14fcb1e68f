package dev.ballast.core.optimization.quadratic;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Sums over the scenarios that fall short, rₜrₜᵀ ÷ T and b rₜ ÷ T: from one set of scenarios to the next only those
/// that changed sides are added or taken away, unless they are most.
final class Shortfalls {

    private static final int MOST_UPDATES = 20;

    private final DMatrixRMaj returns;
    private final double threshold;
    private final int size;
    private final boolean[] taken;
    /// Upper triangle.
    private final double[] second;
    private final double[] first;
    private int updates;

    Shortfalls(DMatrixRMaj returns, double threshold) {
        this.returns = returns;
        this.threshold = threshold;
        size = returns.numCols;
        taken = new boolean[returns.numRows];
        second = new double[size * size];
        first = new double[size];
    }

    int count() {
        return taken.length;
    }

    /// Sums over these scenarios from now on.
    void take(boolean[] falling) {
        int wanted = 0;
        int changed = 0;
        for (int t = 0; t < taken.length; t++) {
            wanted += falling[t] ? 1 : 0;
            changed += falling[t] == taken[t] ? 0 : 1;
        }
        // Rounding of what was added and taken away again adds up.
        if (2 * changed > wanted || ++updates > MOST_UPDATES) {
            updates = 0;
            Arrays.fill(second, 0);
            Arrays.fill(first, 0);
            Arrays.fill(taken, false);
        }
        for (int t = 0; t < taken.length; t++) {
            if (falling[t] != taken[t]) {
                add(t, falling[t] ? 1.0 / taken.length : -1.0 / taken.length);
                taken[t] = falling[t];
            }
        }
    }

    private void add(int scenario, double share) {
        double[] data = returns.data;
        int row = scenario * size;
        for (int i = 0; i < size; i++) {
            double scaled = share * data[row + i];
            first[i] += scaled;
            int target = i * size;
            for (int j = i; j < size; j++) {
                second[target + j] += scaled * data[row + j];
            }
        }
    }

    /// n × n, a copy.
    DMatrixRMaj second() {
        var whole = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                double value = i == j ? Math.max(second[i * size + j], 0) : second[i * size + j];
                whole.data[i * size + j] = value;
                whole.data[j * size + i] = value;
            }
        }
        return whole;
    }

    /// b times the mean, a copy.
    double[] linear() {
        double[] linear = first.clone();
        for (int i = 0; i < size; i++) {
            linear[i] *= threshold;
        }
        return linear;
    }

    /// rₜᵀw − b by scenario.
    double[] excess(double[] weights) {
        var excess = new double[taken.length];
        for (int t = 0; t < excess.length; t++) {
            excess[t] = Products.dot(returns.data, t * size, weights, 0, 0, size) - threshold;
        }
        return excess;
    }

    static boolean[] falling(double[] excess) {
        var falling = new boolean[excess.length];
        for (int t = 0; t < falling.length; t++) {
            falling[t] = excess[t] < 0;
        }
        return falling;
    }

    /// (1 ÷ T) Σ min(excess, 0)².
    static double semivariance(double[] excess) {
        double sum = 0;
        for (double value : excess) {
            sum += Math.min(value, 0) * Math.min(value, 0);
        }
        return sum / excess.length;
    }

    /// Half of the semivariance's gradient: (1 ÷ T) Σ min(excess, 0) rₜ.
    double[] gradient(double[] excess) {
        var gradient = new double[size];
        for (int t = 0; t < excess.length; t++) {
            if (excess[t] < 0) {
                double share = excess[t] / excess.length;
                for (int i = 0; i < size; i++) {
                    gradient[i] += share * returns.data[t * size + i];
                }
            }
        }
        return gradient;
    }

    /// Slope of the objective, up to a factor > 0, a share of the way from one excess to another.
    static double slope(double[] from, double[] to, double share) {
        double slope = 0;
        for (int t = 0; t < from.length; t++) {
            double change = to[t] - from[t];
            slope += Math.min(from[t] + share * change, 0) * change;
        }
        return slope;
    }
}
