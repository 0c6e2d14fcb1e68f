package dev.ballast.core.optimization.allocation;

import dev.ballast.core.optimization.AssetNames;
import dev.ballast.core.result.Result;
import java.util.Arrays;

/// Weights in proportion to something known of each asset; they sum to 1. Stateless.
public final class SimpleWeights {

    private SimpleWeights() {}

    /// 1 ÷ n each (DeMiguel, Garlappi and Uppal 2009).
    public static double[] equal(int assets) {
        if (assets < 1) {
            throw new IllegalArgumentException("at least one asset is needed, was " + assets);
        }
        var weights = new double[assets];
        Arrays.fill(weights, 1.0 / assets);
        return weights;
    }

    /// In proportion to market capitalisation. Missing where all are 0.
    ///
    /// @param capitalisations finite and ≥ 0, in one currency
    public static Result<double[]> capitalisation(double[] capitalisations) {
        requireFinite("capitalisation", capitalisations);
        for (int i = 0; i < capitalisations.length; i++) {
            if (capitalisations[i] < 0) {
                throw new IllegalArgumentException(
                        "capitalisation must be >= 0, was " + capitalisations[i] + " at " + AssetNames.of(i));
            }
        }
        return proportional(capitalisations, "no asset has a capitalisation above 0");
    }

    /// In proportion to performance above 0, such as a trailing return or Sharpe ratio; the others get nothing. Missing
    /// where none is above 0.
    public static Result<double[]> performance(double[] performance) {
        requireFinite("performance", performance);
        double[] above =
                Arrays.stream(performance).map(value -> Math.max(0, value)).toArray();
        return proportional(above, "no asset has a performance above 0");
    }

    static Result<double[]> proportional(double[] amounts, String otherwise) {
        double largest = Arrays.stream(amounts).max().orElse(0);
        if (!(largest > 0)) {
            return Result.missing(otherwise);
        }
        var weights = new double[amounts.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = amounts[i] / largest;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return Result.of(weights);
    }

    static void requireFinite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        name + " must be finite, was " + values[i] + " at " + AssetNames.of(i));
            }
        }
    }
}
