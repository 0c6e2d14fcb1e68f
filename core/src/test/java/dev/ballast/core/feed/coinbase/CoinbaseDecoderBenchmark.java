package dev.ballast.core.feed.coinbase;

import dev.ballast.core.feed.message.Decoded;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.Collections;
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

/// Messages decoded a second. Run the class: it has a main method.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CoinbaseDecoderBenchmark {

    private final CoinbaseDecoder decoder = new CoinbaseDecoder(QuoteSource.COINBASE, new MessageCounts());
    private final String ticker = CoinbaseMessages.ticker(1, CoinbaseMessages.soundTicker());
    private final String level2 = level2(100);

    @Benchmark
    public Decoded ticker() {
        return decoder.decode(ticker, Instant.EPOCH);
    }

    /// A level-2 update of 100 rows, which is read only to be counted.
    @Benchmark
    public Decoded level2() {
        return decoder.decode(level2, Instant.EPOCH);
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(CoinbaseDecoderBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    private static String level2(int rows) {
        String row = "{\"side\":\"bid\",\"event_time\":\"2026-08-09T21:05:48.170326Z\",\"price_level\":\"65083.66\","
                + "\"new_quantity\":\"0.20371215\"}";
        return "{\"channel\":\"l2_data\",\"timestamp\":\"" + CoinbaseMessages.TIME
                + "\",\"sequence_num\":1,\"events\":[{\"type\":\"update\",\"updates\":["
                + String.join(",", Collections.nCopies(rows, row)) + "]}]}";
    }
}
