package dev.ballast.app.cli;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say where prices come from.
final class FeedOption {

    @Option(
            names = "--feed",
            paramLabel = "simulated|live|coinbase|binance|replay|none",
            description = "Where prices come from. live is Coinbase with Binance behind it. Default: feed.properties in"
                    + " the data folder; without it simulated for the demo, stored closes for your own book.")
    private @Nullable String feed;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "Recorded session for --feed replay (.jsonl[.gz]).")
    private @Nullable Path recording;

    @Option(
            names = "--coinbase-url",
            paramLabel = "URL",
            description = "Where Coinbase is, such as ws://127.0.0.1:9001. Default: the venue's public address.")
    private @Nullable URI coinbase;

    @Option(
            names = "--binance-url",
            paramLabel = "URL",
            description = "Where Binance is, such as ws://127.0.0.1:9002. Default: the venue's public address.")
    private @Nullable URI binance;

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL",
            split = ",",
            description = "Instruments to be quoted live, such as BTC-USD,ETH-USD. Default: all of the book.")
    private List<String> symbols = List.of();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Record the live session to this new file (.jsonl.gz), for --feed replay.")
    private @Nullable Path record;

    @Option(
            names = "--feed-speed",
            paramLabel = "N",
            hidden = true,
            defaultValue = "1",
            description = "Waits and ages of a live feed run N times as fast: for a local exchange in a hurry.")
    private long speed;

    FeedChoice choice() {
        if (feed == null) {
            return recording == null ? new FeedChoice.Usual() : new FeedChoice.Replay(recording);
        }
        return switch (feed) {
            case "simulated" -> new FeedChoice.Simulated();
            case "none" -> new FeedChoice.None();
            case "live" -> live(List.of(QuoteSource.COINBASE, QuoteSource.BINANCE));
            case "coinbase" -> live(List.of(QuoteSource.COINBASE));
            case "binance" -> live(List.of(QuoteSource.BINANCE));
            case "replay" -> {
                if (recording == null) {
                    throw new IllegalArgumentException("--feed replay needs --recording FILE");
                }
                yield new FeedChoice.Replay(recording);
            }
            default ->
                throw new IllegalArgumentException(
                        "--feed must be simulated, live, coinbase, binance, replay or none, was '" + feed + "'");
        };
    }

    private FeedChoice live(List<QuoteSource> venues) {
        Map<QuoteSource, URI> addresses = new EnumMap<>(QuoteSource.class);
        put(addresses, QuoteSource.COINBASE, coinbase);
        put(addresses, QuoteSource.BINANCE, binance);
        List<InstrumentId> instruments = symbols.stream()
                .map(String::strip)
                .filter(symbol -> !symbol.isEmpty())
                .map(InstrumentId::of)
                .toList();
        return new FeedChoice.Live(venues, addresses, instruments, Optional.ofNullable(record), speed);
    }

    private static void put(Map<QuoteSource, URI> addresses, QuoteSource venue, @Nullable URI address) {
        if (address != null) {
            addresses.put(venue, address);
        }
    }
}
