package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.parity.RiskBudgeting;
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

/// Quadratic programs on factor-model covariances of two families, from a checked covariance to a verified answer with
/// shadow prices, beside a plain block pivoting on EJML. [QuadraticPeerBenchmark] is ojAlgo on the same problems.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class QuadraticBenchmark {

    static final double AVERSION = 4;

    @Param({"FEW_HELD", "MOST_HELD"})
    private FactorMarket.Family family;

    @Param({"50", "100", "250", "500", "1000"})
    private int assets;

    private FactorMarket market = FactorMarket.of(FactorMarket.Family.FEW_HELD, 2);
    private Problem longOnly = market.longOnly();
    private Problem capped = longOnly;
    private Problem sectors = longOnly;
    private Problem narrow = longOnly;
    private double[] noReturns = {};
    private double[] scaledReturns = {};
    private double share;

    public QuadraticBenchmark() {
        family = FactorMarket.Family.FEW_HELD;
    }

    /// The yardstick's answers are the solver's.
    @Setup
    public void prepare() {
        market = FactorMarket.of(family, assets);
        longOnly = market.longOnly();
        capped = market.capped();
        sectors = market.sectors();
        narrow = market.narrowTurnover();
        noReturns = new double[assets];
        scaledReturns = market.scaledMeans(AVERSION);
        share = family == FactorMarket.Family.FEW_HELD ? 0.15 : 1;
        FactorMarket.requireSame(minimumVariance().weights(), minimumVarianceYardstick());
        FactorMarket.requireSame(cappedMeanVariance().weights(), cappedMeanVarianceYardstick());
    }

    @Benchmark
    public Solution minimumVariance() {
        return MinimumVariance.of(longOnly);
    }

    /// From the matrix: what a problem that was never seen costs.
    @Benchmark
    public Solution minimumVarianceWithCheck() {
        return MinimumVariance.of(Problem.of(RiskModel.of(market.covariance()), longOnly.constraints()));
    }

    @Benchmark
    public double[] minimumVarianceYardstick() {
        return Yardstick.solve(longOnly, market.covariance(), noReturns, share);
    }

    @Benchmark
    public Solution cappedMeanVariance() {
        return MeanVariance.of(capped, AVERSION);
    }

    @Benchmark
    public double[] cappedMeanVarianceYardstick() {
        return Yardstick.solve(capped, market.covariance(), scaledReturns, share);
    }

    @Benchmark
    public Solution sectorsAndFloors() {
        return MinimumVariance.of(sectors);
    }

    /// A turnover limit that leaves hardly any books, where block pivoting does not end: what is allocated counts.
    @Benchmark
    public Solution narrowTurnover() {
        return MinimumVariance.of(narrow);
    }

    @Benchmark
    public Solution equalContributions() {
        return RiskBudgeting.standard().equalContributions(market.risk());
    }
}
