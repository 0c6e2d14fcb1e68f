package dev.ballast.core.risk.report;

import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.live.LiveRisk;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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

/// The whole report of 100 assets over 1,000 days, and what one price costs the live figures. Run the class: it has a
/// main method.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RiskReportBenchmark {

    private static final int ASSETS = 100;

    private final PriceSample sample = SampleMarkets.clustered(1_000, ASSETS, 1);
    private final RiskRequest request =
            RiskRequest.of(sample, RiskRequest.equalWeights(sample), RiskSettings.DEFAULT, RiskPolicy.DEFAULT);
    private final LiveRisk live = live();
    private int moves;

    /// Five methods at two horizons with 10,000 paths, contributions, drawdown, diversification, backtests, limits.
    @Benchmark
    public RiskReport report() {
        return RiskReports.of(request);
    }

    /// One price, then volatility, value at risk, conditional value at risk and all contributions.
    @Benchmark
    public double onePriceMoved() {
        live.price(moves++ % ASSETS, 100 + moves % 13);
        double sum = live.annualVolatility() + live.valueAtRisk() + live.conditionalValueAtRisk() + live.equity();
        for (int asset = 0; asset < ASSETS; asset++) {
            sum += live.componentVolatility(asset) + live.componentValueAtRisk(asset);
        }
        return sum;
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RiskReportBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    private LiveRisk live() {
        var estimates = new Estimates(sample, request.weights());
        var ones = new double[ASSETS];
        var prices = new double[ASSETS];
        Arrays.fill(ones, 1);
        Arrays.fill(prices, 100);
        return LiveRisk.of(ones, prices, 1_000, estimates.covariance, estimates.mean, 0.95, 365);
    }
}
