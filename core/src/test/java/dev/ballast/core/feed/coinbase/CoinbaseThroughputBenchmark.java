package dev.ballast.core.feed.coinbase;

import dev.ballast.core.feed.LatestByKey;
import dev.ballast.core.feed.coinbase.CoinbaseDecoder.Way;
import dev.ballast.core.feed.message.DecodeSink;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Coinbase ticker messages parsed and conflated a second, on one core, beside what most programs do: Jackson databind
/// to a tree. 1,000 messages of 100 products in the recorded form, with prices and times that differ; the reader drains
/// after each thousand. Run the class: it has a main method, and reports allocation too.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CoinbaseThroughputBenchmark {

    private static final int MESSAGES = 1_000;
    private static final int PRODUCTS = 100;

    private final char[][] messages = new char[MESSAGES][];
    private final CoinbaseDecoder scanning = new CoinbaseDecoder(QuoteSource.COINBASE, new MessageCounts());
    private final CoinbaseDecoder parsing =
            new CoinbaseDecoder(QuoteSource.COINBASE, new MessageCounts(), Way.PARSE_ALL);
    private final ObjectMapper mapper = new ObjectMapper();
    private final LatestByKey<InstrumentId, Quote> latest = new LatestByKey<>();
    private final Conflating sink = new Conflating();
    private double sum;

    /// Puts quotes where the engine takes them from.
    private final class Conflating implements DecodeSink {
        @Override
        public void onQuote(Quote quote) {
            latest.offer(quote.instrument(), quote);
        }
    }

    @Setup
    public void write() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < MESSAGES; i++) {
            double price = 10 + 90_000 * random.nextDouble();
            messages[i] = String.format(
                            Locale.ROOT,
                            "{\"channel\":\"ticker\",\"timestamp\":\"2026-08-09T21:05:%02d.%09dZ\",\"sequence_num\":%d,"
                                    + "\"events\":[{\"type\":\"update\",\"tickers\":[{\"type\":\"ticker\",\"product_id\":\"C%d-USD\","
                                    + "\"price\":\"%.2f\",\"volume_24_h\":\"2867.54532609\",\"low_24_h\":\"64675.22\","
                                    + "\"high_24_h\":\"65252.99\",\"low_52_w\":\"57717.55\",\"high_52_w\":\"126296\","
                                    + "\"price_percent_chg_24_h\":\"0.09601107287722\",\"best_bid\":\"%.2f\",\"best_ask\":\"%.2f\","
                                    + "\"best_bid_quantity\":\"0.20371215\",\"best_ask_quantity\":\"0.24290402\"}]}]}",
                            i * 60 / MESSAGES,
                            random.nextInt(1_000_000_000),
                            i,
                            i % PRODUCTS,
                            price,
                            price - 0.01,
                            price + 0.01)
                    .toCharArray();
        }
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public double scanner() {
        return decodeAll(scanning);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public double streamingParser() {
        return decodeAll(parsing);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public double databindTree() {
        for (char[] message : messages) {
            JsonNode root = mapper.readTree(new String(message));
            Instant time = Instant.parse(root.get("timestamp").asString());
            for (JsonNode event : root.get("events")) {
                for (JsonNode ticker : event.get("tickers")) {
                    var quote = new Quote(
                            InstrumentId.of(ticker.get("product_id").asString()),
                            Double.parseDouble(ticker.get("best_bid").asString()),
                            Double.parseDouble(ticker.get("best_ask").asString()),
                            Double.parseDouble(ticker.get("price").asString()),
                            QuoteSource.COINBASE,
                            time);
                    latest.offer(quote.instrument(), quote);
                }
            }
        }
        return drained();
    }

    private double decodeAll(CoinbaseDecoder decoder) {
        decoder.reconnected();
        for (char[] message : messages) {
            decoder.decode(message, message.length, Instant.EPOCH, sink);
        }
        return drained();
    }

    private double drained() {
        sum = 0;
        latest.drain((_, quote) -> sum += quote.last());
        return sum;
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(CoinbaseThroughputBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
