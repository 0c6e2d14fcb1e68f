package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.frontier.EfficientFrontier;
import dev.ballast.core.result.Result;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The whole long-only frontier, every turning point: at 250 assets against ten solves of [QuadraticPeerBenchmark].
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class QuadraticFrontierBenchmark {

    @Param({"FEW_HELD", "MOST_HELD"})
    private FactorMarket.Family family;

    @Param({"50", "250"})
    private int assets;

    private Problem longOnly = FactorMarket.of(FactorMarket.Family.FEW_HELD, 2).longOnly();

    public QuadraticFrontierBenchmark() {
        family = FactorMarket.Family.FEW_HELD;
    }

    @Setup
    public void prepare() {
        longOnly = FactorMarket.of(family, assets).longOnly();
    }

    @Benchmark
    public Result<EfficientFrontier> wholeFrontier() {
        return EfficientFrontier.of(longOnly);
    }
}
