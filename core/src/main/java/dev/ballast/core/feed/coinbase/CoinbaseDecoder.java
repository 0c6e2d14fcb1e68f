package dev.ballast.core.feed.coinbase;

import dev.ballast.core.feed.message.Acknowledgement;
import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.DecodeSink;
import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.JsonMessages;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.MessageDecoder;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.feed.message.SequenceWatch;
import dev.ballast.core.feed.message.VenueError;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Decodes the messages of one Coinbase Advanced Trade connection (MKT-1).
///
/// No price that is not a plain positive decimal gets through. A ticker becomes a quote from `best_bid`, `best_ask` and
/// `price` with the venue's `timestamp`; a batch ticker has no bid and ask as documented, and is counted as lacking
/// them. Candles are of five minutes, as documented. An ill-typed `sequence_num` is a problem and is not watched.
public final class CoinbaseDecoder implements MessageDecoder {

    /// Source: Advanced Trade WebSocket channels, candles: "grouped into buckets (granularities) of five minutes".
    static final Duration CANDLE_LENGTH = Duration.ofMinutes(5);

    private static final String SEQUENCE = "sequence_num";

    private final QuoteSource source;
    private final MessageCounts counts;
    private final SequenceWatch sequence = new SequenceWatch();
    private final ProductTable products = new ProductTable();
    private final @Nullable TickerScanner scanner;

    /// @param source what the quotes are marked with: `COINBASE` on a socket, `REPLAY` from a recording
    /// @param counts where every message is counted
    public CoinbaseDecoder(QuoteSource source, MessageCounts counts) {
        this(source, counts, Way.SCAN_FIRST);
    }

    CoinbaseDecoder(QuoteSource source, MessageCounts counts, Way way) {
        this.source = source;
        this.counts = counts;
        scanner = way == Way.SCAN_FIRST ? new TickerScanner(products) : null;
    }

    /// How messages are read; what they come to is the same.
    enum Way {
        SCAN_FIRST,
        PARSE_ALL
    }

    @Override
    public void reconnected() {
        sequence.reset();
    }

    @Override
    public void decode(char[] text, int length, Instant received, DecodeSink sink) {
        if (scanner != null && scanner.scan(text, length)) {
            scanned(scanner, sink);
            return;
        }
        RawMessage raw;
        try (JsonParser parser = JsonMessages.parser(text, length)) {
            raw = RawMessage.read(parser);
        } catch (JacksonException e) {
            malformed(String.valueOf(e.getOriginalMessage()), sink);
            return;
        }
        if (raw == null) {
            malformed("not one JSON object: " + new String(text, 0, Math.min(length, 200)).strip(), sink);
            return;
        }
        decode(raw, sink);
    }

    private void decode(RawMessage raw, DecodeSink sink) {
        JsonFields top = raw.top();
        watchSequence(top.has(SEQUENCE) ? top.count(SEQUENCE) : -1, sink);
        Channel channel = channelOf(top);
        int quotes = 0;
        switch (channel) {
            case TICKER, TICKER_BATCH -> quotes = tickers(raw, sink);
            case CANDLES -> candles(raw, sink);
            case HEARTBEATS -> heartbeats(raw, sink);
            case SUBSCRIPTIONS -> sink.onAcknowledgement(new Acknowledgement("", raw.subscriptions));
            case ERROR -> venueError(top, sink);
            case BOOK_TICKER, TRADES, MARKET_TRADES, LEVEL2, OTHER_TICKER, STATUS, UNKNOWN, MALFORMED -> {}
        }
        if (top.has("events") && raw.events.isEmpty() && channel != Channel.UNKNOWN) {
            top.note(Problem.Reason.WRONG_TYPE, "events", top.anyText("events"));
        }
        problems(top.problems(), sink);
        problems(raw.problems, sink);
        end(channel, quotes, sink);
    }

    private void scanned(TickerScanner ticker, DecodeSink sink) {
        watchSequence(ticker.sequence(), sink);
        InstrumentId instrument = Objects.requireNonNull(ticker.instrument());
        sink.onQuote(new Quote(instrument, ticker.bid(), ticker.ask(), ticker.last(), source, ticker.time()));
        end(Channel.TICKER, 1, sink);
    }

    private void watchSequence(long number, DecodeSink sink) {
        if (number >= 0) {
            long missing = sequence.missingBefore(number);
            counts.countSequence(missing);
            sink.onSequence(number, missing);
        }
    }

    private static Channel channelOf(JsonFields top) {
        String channel = top.optionalText("channel");
        if (channel != null) {
            return CoinbaseChannels.named(channel);
        }
        return "error".equals(top.optionalText("type")) ? Channel.ERROR : Channel.UNKNOWN;
    }

    private int tickers(RawMessage raw, DecodeSink sink) {
        Instant time = raw.top().isoTime("timestamp");
        if (raw.tickers.isEmpty()) {
            raw.top().note(Problem.Reason.MISSING_FIELD, "tickers", "");
        }
        int quotes = 0;
        for (JsonFields ticker : raw.tickers) {
            Optional<InstrumentId> instrument = instrumentOf(ticker);
            double bid = ticker.price("best_bid");
            double ask = ticker.price("best_ask");
            double last = ticker.price("price");
            if (instrument.isPresent() && time != null && ticker.isSound()) {
                sink.onQuote(new Quote(instrument.get(), bid, ask, last, source, time));
                quotes++;
            }
            problems(ticker.problems(), sink);
        }
        return quotes;
    }

    private void candles(RawMessage raw, DecodeSink sink) {
        Instant time = raw.top().isoTime("timestamp");
        if (raw.candles.isEmpty()) {
            raw.top().note(Problem.Reason.MISSING_FIELD, "candles", "");
        }
        for (JsonFields candle : raw.candles) {
            Optional<InstrumentId> instrument = instrumentOf(candle);
            Bar bar = candle.bar(candle.secondsInText("start"), "open", "high", "low", "close", "volume");
            if (instrument.isPresent() && time != null && bar != null) {
                boolean over = !bar.openTime().plus(CANDLE_LENGTH).isAfter(time);
                Candle.State state = over ? Candle.State.CLOSED : Candle.State.GROWING;
                sink.onCandle(new Candle(instrument.get(), CANDLE_LENGTH, bar, state, time));
            }
            problems(candle.problems(), sink);
        }
    }

    private void heartbeats(RawMessage raw, DecodeSink sink) {
        for (JsonFields event : raw.events) {
            long counter = event.count("heartbeat_counter");
            if (counter >= 0) {
                sink.onHeartbeat(counter);
            }
            problems(event.problems(), sink);
        }
    }

    private static void venueError(JsonFields top, DecodeSink sink) {
        String message = top.anyText("message");
        top.note(Problem.Reason.VENUE_ERROR, "message", message);
        sink.onVenueError(new VenueError("", message, ""));
    }

    private Optional<InstrumentId> instrumentOf(JsonFields fields) {
        String product = fields.text("product_id");
        if (product == null) {
            return Optional.empty();
        }
        InstrumentId known = products.find(product.toCharArray(), 0, product.length());
        if (known != null) {
            return Optional.of(known);
        }
        try {
            var instrument = InstrumentId.of(product);
            products.remember(instrument);
            return Optional.of(instrument);
        } catch (IllegalArgumentException e) {
            fields.note(Problem.Reason.BAD_SYMBOL, "product_id", product);
            return Optional.empty();
        }
    }

    private void malformed(String why, DecodeSink sink) {
        problems(List.of(new Problem(Problem.Reason.NOT_JSON, "message", why)), sink);
        end(Channel.MALFORMED, 0, sink);
    }

    private void problems(List<Problem> problems, DecodeSink sink) {
        for (Problem problem : problems) {
            counts.count(problem);
            sink.onProblem(problem);
        }
    }

    private void end(Channel channel, int quotes, DecodeSink sink) {
        counts.count(channel, quotes);
        sink.onMessage(channel);
    }
}
