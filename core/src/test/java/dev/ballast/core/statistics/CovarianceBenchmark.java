package dev.ballast.core.statistics;

import dev.ballast.core.statistics.Covariance.Convention;
import dev.ballast.core.statistics.kernel.SymmetricProduct;
import dev.ballast.core.statistics.kernel.SymmetricProduct.Kernel;
import dev.ballast.core.statistics.shrinkage.LedoitWolf;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ojalgo.function.aggregator.Aggregator;
import org.ojalgo.function.constant.PrimitiveMath;
import org.ojalgo.matrix.store.R064Store;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Sample covariance of 1,000 × 500 returns, from the returns to the matrix, by Ballast, EJML and ojAlgo; and the live
/// covariance of 100 assets.
///
/// Percentiles: on a busy machine the smallest figures compare, the mean does not. Ballast and EJML use one thread;
// ojAlgo as many as it takes by itself.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class CovarianceBenchmark {

    private static final int OBSERVATIONS = 1_000;
    private static final int ASSETS = 500;
    private static final int LIVE_ASSETS = 100;

    private final DMatrixRMaj returns = random(OBSERVATIONS, ASSETS);
    private final double[] divisor = equal();
    private final R064Store store = store(returns);
    private final LiveCovariance live =
            LiveCovariance.after(random(50, LIVE_ASSETS), Decay.ofLambda(0.94), Convention.NORMALISED);
    private final WindowedCovariance window = WindowedCovariance.of(random(30, LIVE_ASSETS), Decay.ofLambda(0.94));
    private final double[] bar = random(1, LIVE_ASSETS).data;
    private final DMatrixRMaj target = new DMatrixRMaj(LIVE_ASSETS, LIVE_ASSETS);

    /// As the program does it: checks, means, product, result.
    @Benchmark
    public CovarianceEstimate ballast() {
        return Covariance.sample(returns);
    }

    /// Without the JDK's vector module.
    @Benchmark
    public DMatrixRMaj ballastPlain() {
        return SymmetricProduct.of(returns, SymmetricProduct.means(returns), divisor, Kernel.PLAIN);
    }

    @Benchmark
    public CovarianceEstimate ballastLedoitWolf() {
        return LedoitWolf.constantVariance(returns);
    }

    /// EJML's own symmetric product, which does one triangle.
    @Benchmark
    public DMatrixRMaj ejml() {
        DMatrixRMaj centred = returns.copy();
        double[] means = SymmetricProduct.means(returns);
        for (int i = 0; i < centred.data.length; i++) {
            centred.data[i] -= means[i % ASSETS];
        }
        var product = new DMatrixRMaj(ASSETS, ASSETS);
        CommonOps_DDRM.multInner(centred, product);
        CommonOps_DDRM.scale(1.0 / (OBSERVATIONS - 1), product);
        return product;
    }

    @Benchmark
    public R064Store ojAlgo() {
        R064Store centred = store.copy();
        for (int column = 0; column < ASSETS; column++) {
            double mean = centred.aggregateColumn(column, Aggregator.AVERAGE);
            for (int row = 0; row < OBSERVATIONS; row++) {
                centred.add(row, column, -mean);
            }
        }
        R064Store product = R064Store.FACTORY.make(ASSETS, ASSETS);
        product.fillByMultiplying(centred.transpose(), centred);
        product.modifyAll(PrimitiveMath.DIVIDE.by(OBSERVATIONS - 1.0));
        return product;
    }

    /// One row of returns into the live covariance of 100 assets.
    @Benchmark
    public double liveUpdate() {
        live.update(bar);
        return live.get(0, 1);
    }

    /// The same with the whole matrix read.
    @Benchmark
    public DMatrixRMaj liveUpdateAndCopy() {
        live.update(bar);
        live.copyTo(target);
        return target;
    }

    /// The window of 30 rows: one bar in, one out, and the whole matrix read.
    @Benchmark
    public DMatrixRMaj windowUpdateAndCopy() {
        window.update(bar);
        window.copyTo(target);
        return target;
    }

    private static double[] equal() {
        var weights = new double[OBSERVATIONS];
        Arrays.fill(weights, 1.0 / (OBSERVATIONS - 1));
        return weights;
    }

    private static DMatrixRMaj random(int rows, int columns) {
        double[] data = new SplittableRandom(1)
                .doubles((long) rows * columns, -0.05, 0.05)
                .toArray();
        return DMatrixRMaj.wrap(rows, columns, data);
    }

    private static R064Store store(DMatrixRMaj matrix) {
        R064Store store = R064Store.FACTORY.make(matrix.numRows, matrix.numCols);
        for (int row = 0; row < matrix.numRows; row++) {
            for (int column = 0; column < matrix.numCols; column++) {
                store.set(row, column, matrix.get(row, column));
            }
        }
        return store;
    }
}
