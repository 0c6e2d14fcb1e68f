package dev.ballast.core.optimization.hierarchical;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.ClusterTree;
import dev.ballast.core.statistics.Linkage;
import java.util.Arrays;
import java.util.List;

/// Weights by recursive bisection of assets that a cluster tree has put in order (López de Prado 2016, "Building
/// diversified portfolios that outperform out of sample"): no matrix is inverted, so that singular ones do.
///
/// d(i, j) = √((1 − ρ(i, j)) ÷ 2). The tree's leaves, left to right, are halved, the left half getting ⌊length ÷ 2⌋;
/// each half has the variance of its inverse-variance portfolio, and gets the share of the other's. Assets that tie are
/// ordered as SciPy orders them, so that a permutation of tied assets may change the answer.
///
/// @param distance which distances the tree is built on: packages and the paper differ
/// @param linkage how far groups are from one another
public record HierarchicalRiskParity(Distance distance, Linkage linkage) {

    /// What the tree takes for the distance of two assets.
    public enum Distance {
        /// d itself, as PyPortfolioOpt and SciPy users do.
        CORRELATION,
        /// Euclidean distance between the columns of d, the paper's second step: assets are near when they are at like
        /// distances from all others.
        COLUMNS_OF_CORRELATION
    }

    /// Weights with the order they were bisected in.
    ///
    /// @param tree of the assets
    /// @param order assets from left to right
    /// @param weights in the order of the covariance, ≥ 0, sum 1
    public record Allocation(ClusterTree tree, List<Integer> order, List<Double> weights) {

        public Allocation {
            order = List.copyOf(order);
            weights = List.copyOf(weights);
        }

        /// The weights as an array of its own.
        public double[] weightArray() {
            return weights.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /// Columns of d and single linkage, as in the paper.
    public static HierarchicalRiskParity ofLopezDePrado() {
        return new HierarchicalRiskParity(Distance.COLUMNS_OF_CORRELATION, Linkage.SINGLE);
    }

    /// d itself and single linkage, PyPortfolioOpt's default.
    public static HierarchicalRiskParity ofPyPortfolioOpt() {
        return new HierarchicalRiskParity(Distance.CORRELATION, Linkage.SINGLE);
    }

    /// Missing where an asset has no variance: it has no correlation.
    public Result<Allocation> allocate(RiskModel risk) {
        for (int i = 0; i < risk.size(); i++) {
            if (!(risk.variance(i) > 0)) {
                return Result.missing(risk.nameOf(i) + " has no variance, so no correlation to order it by");
            }
        }
        ClusterTree tree = linkage.of(distances(risk));
        List<Integer> order = tree.leaves();
        int[] assets = order.stream().mapToInt(Integer::intValue).toArray();
        var weights = new double[risk.size()];
        Arrays.fill(weights, 1);
        bisect(risk, assets, 0, assets.length, weights);
        return Result.of(
                new Allocation(tree, order, Arrays.stream(weights).boxed().toList()));
    }

    private double[][] distances(RiskModel risk) {
        double[][] correlation = correlationDistances(risk);
        return switch (distance) {
            case CORRELATION -> correlation;
            case COLUMNS_OF_CORRELATION -> betweenColumns(correlation);
        };
    }

    private static double[][] correlationDistances(RiskModel risk) {
        int size = risk.size();
        var distances = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double correlation = risk.get(i, j) / (Math.sqrt(risk.variance(i)) * Math.sqrt(risk.variance(j)));
                // Rounding takes correlations of identical assets beyond 1.
                distances[i][j] = Math.sqrt(Math.clamp((1 - correlation) / 2, 0, 1));
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    private static double[][] betweenColumns(double[][] d) {
        int size = d.length;
        var distances = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    // Rows are the columns, and lie together in memory.
                    double difference = d[i][k] - d[j][k];
                    sum += difference * difference;
                }
                distances[i][j] = Math.sqrt(sum);
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    private static void bisect(RiskModel risk, int[] order, int from, int to, double[] weights) {
        if (to - from < 2) {
            return;
        }
        int middle = from + (to - from) / 2;
        double left = clusterVariance(risk, order, from, middle);
        double right = clusterVariance(risk, order, middle, to);
        // Clusters that hedge themselves perfectly share equally.
        double share = left + right > 0 ? right / (left + right) : 0.5;
        for (int k = from; k < to; k++) {
            weights[order[k]] *= k < middle ? share : 1 - share;
        }
        bisect(risk, order, from, middle, weights);
        bisect(risk, order, middle, to, weights);
    }

    /// Variance of the inverse-variance portfolio of order[from … to).
    private static double clusterVariance(RiskModel risk, int[] order, int from, int to) {
        double total = 0;
        for (int k = from; k < to; k++) {
            total += 1 / risk.variance(order[k]);
        }
        double variance = 0;
        for (int k = from; k < to; k++) {
            double weight = 1 / risk.variance(order[k]) / total;
            for (int l = from; l < to; l++) {
                variance += weight * risk.get(order[k], order[l]) / risk.variance(order[l]) / total;
            }
        }
        return Math.max(variance, 0);
    }
}
