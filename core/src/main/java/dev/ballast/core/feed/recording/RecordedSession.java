package dev.ballast.core.feed.recording;

import dev.ballast.core.feed.binance.BinanceDecoder;
import dev.ballast.core.feed.binance.BinanceSymbols;
import dev.ballast.core.feed.coinbase.CoinbaseDecoder;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.Decoded;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.MessageDecoder;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Steps through a recorded session of Coinbase, of Binance or of a live feed message by message, with no clock and no
/// thread: the same file gives the same steps every time. Times are those of the recording; [ReplayFeed] plays the
/// same steps now.
/// Not thread-safe.
public final class RecordedSession implements AutoCloseable {

    private static final String COINBASE = "COINBASE";
    private static final Set<String> BINANCE = Set.of("BINANCE", "BINANCE_US");

    private final Path file;
    private final RecordingReader reader;
    private final MessageCounts counts;
    private final Map<String, MessageDecoder> decoders = new HashMap<>();
    private String exchange = COINBASE;
    private Optional<LiveSession> live = Optional.empty();

    private RecordedSession(Path file, RecordingReader reader, MessageCounts counts) {
        this.file = file;
        this.reader = reader;
        this.counts = counts;
    }

    /// One received message.
    ///
    /// @param received when, by the recorder's clock
    /// @param decoded what it came to
    public record Step(Instant received, Decoded decoded) {}

    /// Opens a recording; every received message will be counted in `counts`. The caller closes it.
    public static RecordedSession open(Path file, MessageCounts counts) throws RecordingException {
        return new RecordedSession(file, RecordingReader.open(file, cutOf(file)), counts);
    }

    /// The next received message, or empty at the end of the recording.
    public Optional<Step> next() throws RecordingException {
        for (Optional<RecordedLine> next = reader.next(); next.isPresent(); next = reader.next()) {
            RecordedLine line = next.get();
            switch (line.kind()) {
                case HEADER -> {
                    live = SessionHeader.parse(line.content()).map(header -> new LiveSession(header, counts));
                    exchange = live.isPresent() ? SessionHeader.LIVE : knownExchange(line);
                }
                case CONNECT, DISCONNECT, FOLLOW, REFUSE -> {
                    List<Quote> shown = taken(line);
                    if (!shown.isEmpty()) {
                        return Optional.of(step(line, shown));
                    }
                    if (live.isEmpty() && line.kind() == RecordedLine.Kind.CONNECT) {
                        decoder(line.connection()).reconnected();
                    }
                }
                case HTTP, SEND -> {}
                case RECEIVE -> {
                    if (live.isPresent()) {
                        return Optional.of(step(line, taken(line)));
                    }
                    return Optional.of(
                            new Step(line.time(), decoder(line.connection()).decode(line.content(), line.time())));
                }
            }
        }
        return Optional.empty();
    }

    private List<Quote> taken(RecordedLine line) {
        return live.map(session -> session.take(line)).orElse(List.of());
    }

    /// What the desk was shown, marked as a replay.
    private static Step step(RecordedLine line, List<Quote> shown) {
        List<Quote> quotes = shown.stream()
                .map(quote -> new Quote(
                        quote.instrument(), quote.bid(), quote.ask(), quote.last(), QuoteSource.REPLAY, quote.time()))
                .toList();
        return new Step(line.time(), new Decoded(Channel.TICKER, quotes, List.of(), List.of(), List.of()));
    }

    /// Our own recordings may have been cut off by a kill; those of others have to be whole.
    static RecordingReader.Cut cutOf(Path file) throws RecordingException {
        try (RecordingReader reader = RecordingReader.open(file, RecordingReader.Cut.READ_UP_TO)) {
            boolean own = reader.next()
                    .filter(line -> line.kind() == RecordedLine.Kind.HEADER)
                    .flatMap(line -> SessionHeader.parse(line.content()))
                    .isPresent();
            return own ? RecordingReader.Cut.READ_UP_TO : RecordingReader.Cut.REFUSED;
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    private MessageDecoder decoder(String connection) {
        return decoders.computeIfAbsent(connection, _ -> newDecoder());
    }

    private MessageDecoder newDecoder() {
        return BINANCE.contains(exchange)
                ? new BinanceDecoder(
                        QuoteSource.REPLAY, BinanceSymbols.splitting(BinanceSymbols.QUOTE_CURRENCIES), counts)
                : new CoinbaseDecoder(QuoteSource.REPLAY, counts);
    }

    private String knownExchange(RecordedLine header) throws RecordingException {
        String name = header.content();
        if (!name.equals(COINBASE) && !BINANCE.contains(name)) {
            throw new RecordingException(
                    file,
                    header.line(),
                    "exchange",
                    name,
                    "only recordings of COINBASE, BINANCE and BINANCE_US can be replayed");
        }
        return name;
    }
}
