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

/// ojAlgo's ADMM on the problems of [QuadraticBenchmark]. Its model is written before the clock starts and its solver
/// object made from it too (0.3 s at 500 assets), a new one for each solve, so that only the solve itself counts.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 6)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class QuadraticPeerBenchmark {

    @Param({"FEW_HELD", "MOST_HELD"})
    private FactorMarket.Family family;

    @Param({"MINIMUM_VARIANCE", "CAPPED_MEAN_VARIANCE", "SECTORS_AND_FLOORS"})
    private OjAlgoPeer.Task task;

    @Param({"50", "100", "250", "500", "1000"})
    private int assets;

    private OjAlgoPeer peer;
    private ConvexSolver solver;

    public QuadraticPeerBenchmark() {
        family = FactorMarket.Family.FEW_HELD;
        task = OjAlgoPeer.Task.MINIMUM_VARIANCE;
        peer = OjAlgoPeer.checked(FactorMarket.of(family, 2), task, OjAlgoPeer.Mode.ADMM);
        solver = peer.solver();
    }

    /// Optima are compared.
    @Setup
    public void prepare() {
        peer = OjAlgoPeer.checked(FactorMarket.of(family, assets), task, OjAlgoPeer.Mode.ADMM);
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
