package dev.ballast.core.optimization.parity;

import dev.ballast.core.optimization.Covariances;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.hierarchical.HierarchicalRiskParity;
import dev.ballast.core.result.Result;
import java.util.SplittableRandom;
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

/// Equal risk contribution, budgets and hierarchical risk parity on factor-model covariances.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ParityBenchmark {

    @Param({"50", "100", "250", "500"})
    private int assets;

    private RiskModel risk = RiskModel.of(Covariances.factorModel(new SplittableRandom(1), 2, 1, 1));
    private double[] budgets = {};

    @Setup
    public void prepare() {
        var random = new SplittableRandom(7);
        risk = RiskModel.of(Covariances.factorModel(random, assets, 10, 1));
        budgets = random.doubles(assets, 0.5, 2).toArray();
    }

    @Benchmark
    public Solution equalContributions() {
        return RiskBudgeting.standard().equalContributions(risk);
    }

    @Benchmark
    public Solution budgets() {
        return RiskBudgeting.standard().budgets(risk, budgets);
    }

    @Benchmark
    public Result<HierarchicalRiskParity.Allocation> hierarchical() {
        return HierarchicalRiskParity.ofLopezDePrado().allocate(risk);
    }
}
