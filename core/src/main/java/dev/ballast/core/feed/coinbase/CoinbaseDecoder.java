package dev.ballast.core.feed.coinbase;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Decodes the text messages of one Coinbase Advanced Trade WebSocket connection, live or recorded (MKT-1).
///
/// Every message comes out as a [Decoded] and is counted; no text whatever makes it throw, and no price that is not a
/// plain positive decimal gets through. A ticker becomes a quote from `best_bid`, `best_ask` and `price` with the
/// venue's `timestamp`; a batch ticker has no bid and ask as documented, and is counted as lacking them.
/// Not thread-safe: one decoder per connection, which may share their [MessageCounts].
public final class CoinbaseDecoder {

    private static final int MOST_INSTRUMENTS_REMEMBERED = 5_000;
    private static final Instant EARLIEST = Instant.parse("2009-01-03T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    // Field names are the venue's: kept in a shared table, odd ones would slow down every parser after them.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1 << 16)
                    .maxNameLength(1 << 10)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final QuoteSource source;
    private final MessageCounts counts;
    private final SequenceWatch sequence = new SequenceWatch();
    private final Map<String, InstrumentId> instruments = new HashMap<>();

    /// @param source what the quotes are marked with: `COINBASE` on a socket, `REPLAY` from a recording
    /// @param counts where every message is counted
    public CoinbaseDecoder(QuoteSource source, MessageCounts counts) {
        this.source = source;
        this.counts = counts;
    }

    /// To be called when the connection is made anew: its `sequence_num` starts over.
    public void reconnected() {
        sequence.reset();
    }

    /// Decodes one message. Never throws.
    public Decoded decode(String text) {
        Decoded decoded = decodeWhole(text);
        counts.count(decoded);
        return decoded;
    }

    private Decoded decodeWhole(String text) {
        RawMessage raw;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            raw = RawMessage.read(parser);
        } catch (JacksonException e) {
            return malformed(e.getOriginalMessage());
        }
        if (raw == null) {
            return malformed("not one JSON object: " + text.strip());
        }
        if (raw.sequence >= 0) {
            counts.countSequence(sequence.missingBefore(raw.sequence));
        }
        return decode(raw);
    }

    private Decoded decode(RawMessage raw) {
        Channel channel = channelOf(raw);
        var problems = new ArrayList<>(raw.problems);
        if (channel == Channel.ERROR) {
            problems.add(new Problem(Problem.Reason.VENUE_ERROR, "message", String.valueOf(raw.message)));
        }
        if (!channel.carriesTickers()) {
            return new Decoded(channel, List.of(), problems);
        }
        Instant time = timeOf(raw.timestamp, problems);
        if (raw.tickers.isEmpty()) {
            problems.add(new Problem(Problem.Reason.MISSING_FIELD, "tickers", ""));
        }
        var quotes = new ArrayList<Quote>(raw.tickers.size());
        for (TickerFields ticker : raw.tickers) {
            InstrumentId instrument = instrumentOf(ticker);
            Quote quote = instrument == null || time == null ? null : quoteOf(instrument, ticker, time);
            if (quote != null) {
                quotes.add(quote);
            }
            problems.addAll(ticker.problems);
        }
        return new Decoded(channel, quotes, problems);
    }

    private static Channel channelOf(RawMessage raw) {
        if (raw.channel != null) {
            return Channel.ofWireName(raw.channel);
        }
        return Channel.ERROR.wireName().equals(raw.type) ? Channel.ERROR : Channel.UNKNOWN;
    }

    private @Nullable Quote quoteOf(InstrumentId instrument, TickerFields ticker, Instant time) {
        double bid = PlainDecimal.price("best_bid", ticker.bid, ticker);
        double ask = PlainDecimal.price("best_ask", ticker.ask, ticker);
        double last = PlainDecimal.price("price", ticker.price, ticker);
        return ticker.problems.isEmpty() ? new Quote(instrument, bid, ask, last, source, time) : null;
    }

    private @Nullable InstrumentId instrumentOf(TickerFields ticker) {
        String product = ticker.product;
        if (product == null) {
            ticker.missing("product_id");
            return null;
        }
        InstrumentId known = instruments.get(product);
        if (known != null) {
            return known;
        }
        try {
            var instrument = InstrumentId.of(product);
            // Bounded, so that a venue gone mad cannot fill the memory.
            if (instruments.size() < MOST_INSTRUMENTS_REMEMBERED) {
                instruments.put(product, instrument);
            }
            return instrument;
        } catch (IllegalArgumentException e) {
            ticker.problems.add(new Problem(Problem.Reason.BAD_SYMBOL, "product_id", product));
            return null;
        }
    }

    private static @Nullable Instant timeOf(@Nullable String text, List<Problem> problems) {
        if (text == null) {
            problems.add(new Problem(Problem.Reason.MISSING_FIELD, "timestamp", ""));
            return null;
        }
        try {
            var time = Instant.parse(text);
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                problems.add(new Problem(Problem.Reason.OUT_OF_RANGE, "timestamp", text));
                return null;
            }
            return time;
        } catch (DateTimeException e) {
            problems.add(new Problem(Problem.Reason.BAD_TIME, "timestamp", text));
            return null;
        }
    }

    private static Decoded malformed(String why) {
        return new Decoded(Channel.MALFORMED, List.of(), List.of(new Problem(Problem.Reason.NOT_JSON, "message", why)));
    }
}
