package dev.ballast.core.optimization.quadratic;

import java.util.concurrent.TimeUnit;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// ojAlgo as it solves the problems of [QuadraticBenchmark] unasked, at the sizes where it ends within reason: twice
/// after the one that compares optima. Otherwise as [QuadraticPeerBenchmark].
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class QuadraticDefaultPeerBenchmark {

    @Param({"FEW_HELD", "MOST_HELD"})
    private FactorMarket.Family family;

    @Param({"MINIMUM_VARIANCE", "CAPPED_MEAN_VARIANCE", "SECTORS_AND_FLOORS"})
    private OjAlgoPeer.Task task;

    @Param({"50", "100", "250", "500"})
    private int assets;

    private OjAlgoPeer peer;
    private ConvexSolver solver;

    public QuadraticDefaultPeerBenchmark() {
        family = FactorMarket.Family.FEW_HELD;
        task = OjAlgoPeer.Task.MINIMUM_VARIANCE;
        peer = OjAlgoPeer.checked(FactorMarket.of(family, 2), task, OjAlgoPeer.Mode.DEFAULT);
        solver = peer.solver();
    }

    /// Optima are compared.
    @Setup
    public void prepare() {
        peer = OjAlgoPeer.checked(FactorMarket.of(family, assets), task, OjAlgoPeer.Mode.DEFAULT);
    }

    @Setup(Level.Invocation)
    public void renew() {
        solver = peer.solver();
    }

    @Benchmark
    public Optimisation.Result solve() {
        return solver.solve();
    }
}
