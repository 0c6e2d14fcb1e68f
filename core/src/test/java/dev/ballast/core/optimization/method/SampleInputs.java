package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.Constraints;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Generated inputs: returns of one common factor and own noise, all from the seed.
final class SampleInputs {

    private SampleInputs() {}

    static MethodInput of(long seed, int observations, int assets) {
        DMatrixRMaj returns = returns(seed, observations, assets);
        return of(returns, Constraints.longOnly(assets), MethodSettings.DEFAULT);
    }

    static MethodInput of(DMatrixRMaj returns, Constraints constraints, MethodSettings settings) {
        return MethodInput.of(
                returns,
                CovarianceMethod.SAMPLE.estimate(returns),
                MeanMethod.ARITHMETIC
                        .estimate(returns, settings.periodsPerYear())
                        .values(),
                constraints,
                settings);
    }

    static DMatrixRMaj returns(long seed, int observations, int assets) {
        var random = new SplittableRandom(seed);
        var returns = new DMatrixRMaj(observations, assets);
        var beta = new double[assets];
        var noise = new double[assets];
        for (int i = 0; i < assets; i++) {
            beta[i] = random.nextDouble(0.3, 1.7);
            noise[i] = random.nextDouble(0.005, 0.03);
        }
        for (int t = 0; t < observations; t++) {
            double market = 0.0004 + 0.01 * random.nextGaussian();
            for (int i = 0; i < assets; i++) {
                returns.set(t, i, beta[i] * market + noise[i] * random.nextGaussian());
            }
        }
        return returns;
    }
}
