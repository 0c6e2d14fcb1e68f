package dev.ballast.core.optimization.allocation;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.kernel.SymmetricProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// How weights would have come out on other samples of the same length (Michaud 1998; OPT-5): draws of `observations`
/// normal returns with the given mean and covariance, estimates from each, and the method on those.
///
/// The mean of the draws' weights is Michaud's resampled portfolio: it meets whatever linear constraints each draw
/// meets. The band between two quantiles per asset is the sensitivity of the method to the luck of the sample. The same
/// seed gives the same answer. Cost: draws × (observations · n² and the method).
///
/// @param observations T of each draw, ≥ 2: as many as the estimates come from
/// @param draws ≥ 1
/// @param coverage share of draws within the band, in (0, 1): 0.9 for the 5 % and 95 % quantiles
/// @param seed of the draws
public record Resampling(int observations, int draws, double coverage, long seed) {

    public Resampling {
        if (observations < 2) {
            throw new IllegalArgumentException("observations must be >= 2, was " + observations);
        }
        if (draws < 1) {
            throw new IllegalArgumentException("draws must be >= 1, was " + draws);
        }
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("coverage must lie in (0, 1), was " + coverage);
        }
    }

    /// Weights over the draws.
    ///
    /// @param mean of each asset
    /// @param low lower quantile of each asset, linearly interpolated
    /// @param high upper quantile of each asset
    /// @param draws that had weights
    /// @param failures reasons of those that had none, in the order drawn
    public record Band(List<Double> mean, List<Double> low, List<Double> high, int draws, List<String> failures) {

        public Band {
            mean = List.copyOf(mean);
            low = List.copyOf(low);
            high = List.copyOf(high);
            failures = List.copyOf(failures);
        }

        /// The mean as an array of its own: Michaud's weights.
        public double[] meanArray() {
            return mean.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /// The band of a method. Missing where no draw had weights, with the first reason.
    ///
    /// @param expectedReturns finite, one per asset, in the period of the covariance
    public Result<Band> of(double[] expectedReturns, RiskModel risk, WeightMethod method) {
        if (expectedReturns.length != risk.size()) {
            throw new IllegalArgumentException("covariance is on " + risk.size() + " assets, was given "
                    + expectedReturns.length + " expected returns");
        }
        SimpleWeights.requireFinite("expected return", expectedReturns);
        double[][] root = root(risk);
        var random = new SplittableRandom(seed);
        var found = new ArrayList<double[]>();
        var failures = new ArrayList<String>();
        for (int draw = 0; draw < draws; draw++) {
            DMatrixRMaj sample = sample(expectedReturns, root, random.split());
            double[] means = SymmetricProduct.means(sample);
            var equal = new double[observations];
            Arrays.fill(equal, 1.0 / (observations - 1));
            RiskModel estimate = RiskModel.of(SymmetricProduct.of(sample, means, equal));
            switch (method.weights(means, estimate)) {
                case Result.Known<double[]>(double[] weights) -> found.add(weights);
                case Result.Missing<double[]>(String reason) -> failures.add(reason);
            }
        }
        return found.isEmpty()
                ? Result.missing("no draw of " + draws + " has weights: " + failures.getFirst())
                : Result.of(band(found, failures, risk.size()));
    }

    private DMatrixRMaj sample(double[] means, double[][] root, SplittableRandom random) {
        int size = means.length;
        var sample = new DMatrixRMaj(observations, size);
        var normal = new double[size];
        for (int t = 0; t < observations; t++) {
            for (int i = 0; i < size; i++) {
                normal[i] = random.nextGaussian();
                double value = means[i];
                for (int j = 0; j <= i; j++) {
                    value += root[i][j] * normal[j];
                }
                sample.data[t * size + i] = value;
            }
        }
        return sample;
    }

    /// L with LLᵀ = S, where a pivot that is rounding of its variance is 0: assets that others determine.
    private static double[][] root(RiskModel risk) {
        int size = risk.size();
        var root = new double[size][size];
        for (int i = 0; i < size; i++) {
            double rest = risk.variance(i);
            for (int j = 0; j < i; j++) {
                double value = risk.get(i, j);
                for (int k = 0; k < j; k++) {
                    value -= root[i][k] * root[j][k];
                }
                root[i][j] = root[j][j] > 0 ? value / root[j][j] : 0;
                rest -= root[i][j] * root[i][j];
            }
            root[i][i] = rest > 1e-12 * risk.variance(i) ? Math.sqrt(rest) : 0;
        }
        return root;
    }

    private Band band(List<double[]> found, List<String> failures, int size) {
        var mean = new ArrayList<Double>();
        var low = new ArrayList<Double>();
        var high = new ArrayList<Double>();
        for (int i = 0; i < size; i++) {
            int asset = i;
            double[] sorted = found.stream()
                    .mapToDouble(weights -> weights[asset])
                    .sorted()
                    .toArray();
            mean.add(Arrays.stream(sorted).sum() / sorted.length);
            low.add(quantile(sorted, (1 - coverage) / 2));
            high.add(quantile(sorted, (1 + coverage) / 2));
        }
        return new Band(mean, low, high, found.size(), failures);
    }

    private static double quantile(double[] sorted, double probability) {
        double place = probability * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
