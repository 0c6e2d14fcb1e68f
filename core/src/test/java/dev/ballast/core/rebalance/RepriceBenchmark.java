package dev.ballast.core.rebalance;

import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
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

/// Fifty open proposals of twenty legs put to the prices of one moment, on a book of 100 positions with 365 days of
/// history: figures before and after, cost, benefit, validity. It has to fit into one frame of 16 ms. Run the class: it
/// has a main method.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RepriceBenchmark {

    private static final int PROPOSALS = 50;

    private final LargeBook book = LargeBook.of(100, 365, 20);
    private final List<Plan> plans = plans();

    @Benchmark
    public List<Result<Repriced>> fiftyProposals() {
        Repricing repricing = Repricing.at(book.request(), book.readings());
        var priced = new ArrayList<Result<Repriced>>(PROPOSALS);
        for (Plan plan : plans) {
            priced.add(repricing.price(plan, 0.01));
        }
        return priced;
    }

    private List<Plan> plans() {
        var many = new ArrayList<Plan>();
        for (int i = 0; i < PROPOSALS; i++) {
            many.add(book.plan(i));
        }
        return many;
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RepriceBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
