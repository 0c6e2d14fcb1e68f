package dev.ballast.core.feed.recording;

import dev.ballast.core.feed.coinbase.CoinbaseDecoder;
import dev.ballast.core.feed.coinbase.Decoded;
import dev.ballast.core.feed.coinbase.MessageCounts;
import dev.ballast.core.market.QuoteSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Steps through a recorded Coinbase session message by message, with no clock and no thread: the same file gives the
/// same steps every time. Times are those of the recording; [ReplayFeed] plays the same steps now. Not thread-safe.
public final class RecordedSession implements AutoCloseable {

    private static final String EXCHANGE = "COINBASE";

    private final Path file;
    private final RecordingReader reader;
    private final MessageCounts counts;
    private final Map<String, CoinbaseDecoder> decoders = new HashMap<>();

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
        return new RecordedSession(file, RecordingReader.open(file), counts);
    }

    /// The next received message, or empty at the end of the recording.
    public Optional<Step> next() throws RecordingException {
        for (Optional<RecordedLine> next = reader.next(); next.isPresent(); next = reader.next()) {
            RecordedLine line = next.get();
            switch (line.kind()) {
                case HEADER -> requireCoinbase(line);
                case CONNECT -> decoder(line.connection()).reconnected();
                case HTTP, SEND -> {}
                case RECEIVE -> {
                    return Optional.of(
                            new Step(line.time(), decoder(line.connection()).decode(line.content())));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        reader.close();
    }

    private CoinbaseDecoder decoder(String connection) {
        return decoders.computeIfAbsent(connection, _ -> new CoinbaseDecoder(QuoteSource.REPLAY, counts));
    }

    private void requireCoinbase(RecordedLine header) throws RecordingException {
        if (!header.content().equals(EXCHANGE)) {
            throw new RecordingException(
                    file,
                    header.line(),
                    "exchange",
                    header.content(),
                    "only recordings of " + EXCHANGE + " can be replayed");
        }
    }
}
