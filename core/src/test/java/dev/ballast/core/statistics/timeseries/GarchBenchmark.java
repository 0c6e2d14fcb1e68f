package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Milliseconds a fit of 2,500 returns, with percentiles, beside commons-math's Nelder-Mead search on the same
/// likelihood written out plainly. Run the class: it has a main method.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class GarchBenchmark {

    private static final int OBSERVATIONS = 2500;

    private final double[] returns = returns(Integer.MAX_VALUE);
    private final double[] heavyTailed = returns(6);
    private final double sampleVariance = Garch.sampleVariance(returns);

    @Benchmark
    public Result<GarchFit> normal() {
        return Garch.fit(returns, GarchModel.normal());
    }

    @Benchmark
    public Result<GarchFit> studentT() {
        return Garch.fit(heavyTailed, GarchModel.studentT());
    }

    @Benchmark
    public Result<GarchFit> leverage() {
        return Garch.fit(returns, GarchModel.gjr());
    }

    /// The yardstick: one start, to 1e-8 of the value.
    @Benchmark
    public PointValuePair nelderMead() {
        MultivariateFunction negative = point -> -likelihood(point);
        double[] start = {0, 0.05 * sampleVariance, 0.05, 0.9};
        double[] edges = {0.05, 0.02 * sampleVariance, 0.03, -0.05};
        return new SimplexOptimizer(1e-10, 1e-8)
                .optimize(
                        new MaxEval(10_000),
                        new ObjectiveFunction(negative),
                        GoalType.MINIMIZE,
                        new InitialGuess(start),
                        new NelderMeadSimplex(edges));
    }

    private double likelihood(double[] point) {
        if (point[1] <= 0 || point[2] < 0 || point[3] < 0 || point[2] + point[3] >= 1) {
            return -1e10;
        }
        double h = point[1] + (point[2] + point[3]) * sampleVariance;
        double sum = 0;
        for (double r : returns) {
            double e = r - point[0];
            sum += Math.log(h) + e * e / h;
            h = point[1] + point[2] * e * e + point[3] * h;
        }
        return -0.5 * (sum + returns.length * Math.log(2 * Math.PI));
    }

    /// Student's t with `freedom` degrees: normal over the root of a mean of squares; normal where there are too
    /// many.
    private static double[] returns(int freedom) {
        var noise = new CongruentialSeries(5);
        var values = new double[OBSERVATIONS];
        double variance = 1;
        for (int t = 0; t < OBSERVATIONS; t++) {
            double shock = Math.sqrt(variance) * noise.next();
            if (freedom < 100) {
                double squares = 0;
                for (int i = 0; i < freedom; i++) {
                    double other = noise.next();
                    squares += other * other;
                }
                shock *= Math.sqrt((freedom - 2) / squares);
            }
            values[t] = 0.05 + shock;
            variance = 0.05 + 0.08 * shock * shock + 0.87 * variance;
        }
        return values;
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(GarchBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
