package dev.ballast.core.optimization.scenario;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.quadratic.MinimumSemivariance;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
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

/// Long-only minimum conditional value at risk at 95 % over scenarios × 50 assets, by Ballast and as the linear program
/// of Rockafellar and Uryasev by ojAlgo; the optima are checked to agree to 1e-6 before the clock starts.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ScenarioBenchmark {

    private static final int ASSETS = 50;
    private static final double CONFIDENCE = 0.95;

    @Param({"1000", "2500"})
    private int scenarios;

    private final ScenarioOptimiser optimiser = ScenarioOptimiser.standard();
    private final Constraints constraints = Constraints.longOnly(ASSETS);
    private DMatrixRMaj returns = new DMatrixRMaj(1, ASSETS);

    @Setup
    public void prepare() {
        returns = factorReturns(scenarios);
        double own = ballastValueAtRisk().solution().objective();
        double other = ojAlgoValueAtRisk().getValue();
        if (!(Math.abs(own - other) <= 1e-6 * Math.abs(other))) {
            throw new IllegalStateException(String.format(Locale.ROOT, "optima differ: %.12g and %.12g", own, other));
        }
    }

    @Benchmark
    public ScenarioSolution ballastValueAtRisk() {
        return optimiser.minimumConditionalValueAtRisk(returns, CONFIDENCE, constraints);
    }

    @Benchmark
    public ScenarioSolution ballastAbsoluteDeviation() {
        return optimiser.minimumMeanAbsoluteDeviation(returns, constraints);
    }

    @Benchmark
    public ScenarioSolution ballastDrawdown() {
        return optimiser.minimumConditionalDrawdown(returns, CONFIDENCE, constraints);
    }

    @Benchmark
    public Solution ballastSemivariance() {
        return MinimumSemivariance.of(returns, 0, constraints);
    }

    @Benchmark
    public Optimisation.Result ojAlgoValueAtRisk() {
        var model = new ExpressionsBasedModel();
        var weights = new Variable[ASSETS];
        Expression budget = model.newExpression("budget").level(1);
        for (int i = 0; i < ASSETS; i++) {
            weights[i] = model.newVariable("w" + i).lower(0).upper(1);
            budget.set(weights[i], 1);
        }
        Variable quantile = model.newVariable("quantile").weight(1);
        for (int t = 0; t < scenarios; t++) {
            Variable excess = model.newVariable("z" + t).lower(0).weight(1 / ((1 - CONFIDENCE) * scenarios));
            Expression row = model.newExpression("s" + t).lower(0);
            row.set(excess, 1);
            row.set(quantile, 1);
            for (int i = 0; i < ASSETS; i++) {
                row.set(weights[i], returns.get(t, i));
            }
        }
        return model.minimise();
    }

    /// Three factors, own risk, fixed seed.
    private static DMatrixRMaj factorReturns(int scenarios) {
        var random = new SplittableRandom(11);
        var exposures = new double[ASSETS][3];
        var own = random.doubles(ASSETS, 0.006, 0.025).toArray();
        for (double[] exposure : exposures) {
            exposure[0] = random.nextDouble(0.5, 1.5);
            exposure[1] = 0.5 * random.nextGaussian();
            exposure[2] = 0.5 * random.nextGaussian();
        }
        var returns = new DMatrixRMaj(scenarios, ASSETS);
        for (int t = 0; t < scenarios; t++) {
            double[] factors = {
                0.0003 + 0.01 * random.nextGaussian(), 0.006 * random.nextGaussian(), 0.006 * random.nextGaussian()
            };
            for (int i = 0; i < ASSETS; i++) {
                double value = own[i] * random.nextGaussian();
                for (int k = 0; k < 3; k++) {
                    value += exposures[i][k] * factors[k];
                }
                returns.set(t, i, value);
            }
        }
        return returns;
    }
}
