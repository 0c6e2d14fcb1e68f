package dev.ballast.core.optimization;

import dev.ballast.core.statistics.kernel.UpperCholesky;
import org.jspecify.annotations.Nullable;

/// S = UᵀU of a covariance that no mix of assets comes close to escaping: what the check of a [RiskModel] makes anyway,
/// kept for the solves that follow, each of which then costs O(n²) where it would cost O(n³).
///
/// Immutable and thread-safe; n² numbers.
public final class CovarianceFactor {

    private final int size;
    private final int stride;
    private final double[] entries;

    private CovarianceFactor(int size, int stride, double[] entries) {
        this.size = size;
        this.stride = stride;
        this.entries = entries;
    }

    /// Null where S + ridge · I has a variance, given the assets before, that is not above `least`.
    ///
    /// @param covariance n × n by rows, symmetric, finite
    static @Nullable CovarianceFactor of(double[] covariance, int size, double ridge, double least) {
        int stride = UpperCholesky.stride(size);
        var entries = new double[UpperCholesky.storage(size, size)];
        for (int i = 0; i < size; i++) {
            System.arraycopy(covariance, i * size + i, entries, i * stride + i, size - i);
            entries[i * stride + i] += ridge;
        }
        if (!UpperCholesky.factor(entries, size, size, stride, 0)) {
            return null;
        }
        var factor = new CovarianceFactor(size, stride, entries);
        return factor.leastVariance() > least ? factor : null;
    }

    /// The smallest variance of an asset given those before it.
    double leastVariance() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double root = entries[i * stride + i];
            least = Math.min(least, root * root);
        }
        return least;
    }

    public int size() {
        return size;
    }

    /// b ← U⁻ᵀb.
    public void forward(double[] b) {
        UpperCholesky.forward(entries, size, stride, b);
    }

    /// b ← U⁻¹b.
    public void backward(double[] b) {
        UpperCholesky.backward(entries, size, stride, b);
    }
}
