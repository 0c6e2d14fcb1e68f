package dev.ballast.core.statistics;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Covariance.Convention;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/// Exponentially weighted covariance that takes one row of returns at a time: S ← λS + g vvᵀ, O(n²) and without
/// allocation (STA-3). After every row it is what [Covariance#exponential] gives for all rows so far, to rounding.
///
/// With the mean removed, v is the row less the mean before it and g = 1 − 1 ÷ Σλ^k: West's update of weighted moments
/// (West 1979). Rounding does not build up, since older rows fade.
///
/// Mutable and for one thread. A row with NaN, an infinity or a number beyond 1e150 is refused and changes nothing.
public final class LiveCovariance {

    private final int size;
    private final Decay decay;
    private final Convention convention;
    /// Lower triangle, row-major in n × n.
    private final double[] products;
    private final double[] mean;
    private final double[] deviations;
    private double weight;
    private double squaredWeight;
    private int observations;

    private LiveCovariance(int size, Decay decay, Convention convention) {
        if (size < 1) {
            throw new IllegalArgumentException("a covariance needs at least 1 asset, was " + size);
        }
        this.size = size;
        this.decay = decay;
        this.convention = convention;
        this.products = new double[size * size];
        this.mean = new double[size];
        this.deviations = new double[size];
    }

    /// One that has seen nothing yet. Not by sample seed, which needs a history.
    public static LiveCovariance empty(int assets, Decay decay, Convention convention) {
        if (convention == Convention.RECURSIVE_SEED_SAMPLE) {
            throw new IllegalArgumentException("convention RECURSIVE_SEED_SAMPLE needs a history to start from");
        }
        return new LiveCovariance(assets, decay, convention);
    }

    /// One that has seen the rows of a T × n history, oldest first. Needs T ≥ 1, by sample seed T ≥ 2.
    public static LiveCovariance after(DMatrixRMaj history, Decay decay, Convention convention) {
        Samples.requireShape(history, 1, "history");
        var live = new LiveCovariance(history.numCols, decay, convention);
        if (convention == Convention.RECURSIVE_SEED_SAMPLE) {
            System.arraycopy(Covariance.sample(history).matrix().data, 0, live.products, 0, live.products.length);
        }
        var row = new double[history.numCols];
        for (int i = 0; i < history.numRows; i++) {
            System.arraycopy(history.data, i * row.length, row, 0, row.length);
            live.update(row);
        }
        return live;
    }

    /// Takes the next row of returns, one per asset.
    public void update(double[] returns) {
        if (returns.length != size) {
            throw new IllegalArgumentException("a row needs " + size + " returns, was " + returns.length);
        }
        Samples.requireUsable(returns, "returns");
        double lambda = decay.lambda();
        weight = lambda * weight + 1;
        squaredWeight = lambda * lambda * squaredWeight + 1;
        boolean first = observations == 0;
        double gain =
                switch (convention) {
                    case NORMALISED -> 1;
                    case NORMALISED_MEAN_REMOVED -> 1 - 1 / weight;
                    case RECURSIVE_SEED_FIRST -> first ? 1 : 1 - lambda;
                    case RECURSIVE_SEED_SAMPLE -> 1 - lambda;
                };
        observations++;
        for (int i = 0; i < size; i++) {
            deviations[i] = returns[i] - mean[i];
            if (convention == Convention.NORMALISED_MEAN_REMOVED) {
                mean[i] += deviations[i] / weight;
            }
            double scaled = gain * deviations[i];
            int start = i * size;
            for (int j = 0; j <= i; j++) {
                products[start + j] = lambda * products[start + j] + scaled * deviations[j];
            }
        }
    }

    /// Number of assets n.
    public int size() {
        return size;
    }

    /// Rows seen.
    public int observations() {
        return observations;
    }

    /// Covariance of two assets per period. `IllegalStateException` before the first row.
    public double get(int row, int column) {
        requireSeen();
        return products[Math.max(row, column) * size + Math.min(row, column)] / divisor();
    }

    /// Correlation of two assets in [−1, 1]; missing where one of them has not moved yet.
    public Result<Double> correlation(int row, int column) {
        double deviation = Math.sqrt(get(row, row)) * Math.sqrt(get(column, column));
        return deviation > 0
                ? Result.of(Math.clamp(get(row, column) / deviation, -1.0, 1.0))
                : Result.missing("No correlation: an asset has not moved over " + observations + " observations.");
    }

    /// Writes the covariance per period into an n × n matrix; allocates nothing.
    public void copyTo(DMatrixRMaj target) {
        requireSeen();
        if (target.numRows != size || target.numCols != size) {
            throw new IllegalArgumentException(
                    "target must be %d x %d, was %d x %d".formatted(size, size, target.numRows, target.numCols));
        }
        double factor = 1 / divisor();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = factor * products[i * size + j];
                target.data[i * size + j] = value;
                target.data[j * size + i] = value;
            }
        }
    }

    /// What is known now, for whoever keeps it.
    public CovarianceEstimate estimate() {
        var matrix = new DMatrixRMaj(size, size);
        copyTo(matrix);
        return CovarianceEstimate.owning(
                matrix,
                observations,
                weight * weight / squaredWeight,
                String.format(Locale.ROOT, "EWMA, lambda %s, %s", decay.lambda(), convention.words()));
    }

    private double divisor() {
        return switch (convention) {
            case NORMALISED, NORMALISED_MEAN_REMOVED -> weight;
            case RECURSIVE_SEED_FIRST, RECURSIVE_SEED_SAMPLE -> 1;
        };
    }

    private void requireSeen() {
        if (observations == 0) {
            throw new IllegalStateException("no row of returns seen yet");
        }
    }
}
