package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import java.util.Locale;
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

/// ojAlgo on the problems of [QuadraticBenchmark]. Its model is written before the clock starts and its solver object
/// made from it too (0.3 s at 500 assets), a new one for each solve, so that only the solve itself counts.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 8)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class QuadraticPeerBenchmark {

    /// What is solved.
    public enum Task {
        MINIMUM_VARIANCE,
        CAPPED_MEAN_VARIANCE,
        SECTORS_AND_FLOORS
    }

    @Param({"FEW_HELD", "MOST_HELD"})
    private FactorMarket.Family family;

    @Param({"MINIMUM_VARIANCE", "CAPPED_MEAN_VARIANCE", "SECTORS_AND_FLOORS"})
    private Task task;

    @Param({"250", "500"})
    private int assets;

    @Param("ADMM")
    private ConvexSolver.Algorithm algorithm;

    private OjAlgoPeer peer;
    private ConvexSolver solver;

    public QuadraticPeerBenchmark() {
        family = FactorMarket.Family.FEW_HELD;
        task = Task.MINIMUM_VARIANCE;
        algorithm = ConvexSolver.Algorithm.ADMM;
        FactorMarket market = FactorMarket.of(family, 2);
        peer = OjAlgoPeer.of(market.longOnly(), new double[2], algorithm);
        solver = peer.solver();
    }

    /// The peer's optimum is not better than the solver's by 1e-6, nor worse by more than its own accuracy: it stops at
    /// 1e-7 of its residuals, which left up to 2e-6 of the optimum here.
    @Setup
    public void prepare() {
        FactorMarket market = FactorMarket.of(family, assets);
        Problem problem =
                switch (task) {
                    case MINIMUM_VARIANCE -> market.longOnly();
                    case CAPPED_MEAN_VARIANCE -> market.capped();
                    case SECTORS_AND_FLOORS -> market.sectors();
                };
        boolean returns = task == Task.CAPPED_MEAN_VARIANCE;
        double[] linear = returns ? market.scaledMeans(QuadraticBenchmark.AVERSION) : new double[assets];
        peer = OjAlgoPeer.of(problem, linear, algorithm);
        double own =
                switch (task) {
                    case MINIMUM_VARIANCE, SECTORS_AND_FLOORS ->
                        MinimumVariance.of(problem).objective() / 2;
                    case CAPPED_MEAN_VARIANCE ->
                        -MeanVariance.of(problem, QuadraticBenchmark.AVERSION).objective()
                                / QuadraticBenchmark.AVERSION;
                };
        double other = peer.solve().getValue();
        double gap = (other - own) / Math.abs(own);
        if (!(gap >= -1e-6 && gap <= 1e-5)) {
            throw new IllegalStateException(String.format(Locale.ROOT, "optima differ: %.12g and %.12g", own, other));
        }
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
