package dev.ballast.core.feed.binance;

import dev.ballast.core.feed.binance.RawFrame.Payload;
import dev.ballast.core.feed.message.Acknowledgement;
import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.DecodeSink;
import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.JsonMessages;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.MessageDecoder;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.feed.message.Trade;
import dev.ballast.core.feed.message.VenueError;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Decodes the frames of one Binance spot market-data connection, raw or combined (MKT-1).
///
/// - `bookTicker`: a quote of its bid and ask. A spot frame carries no event time, so the time of receipt is its time;
///   `E` is taken where a frame has one. It carries no last trade either: the last one seen on this connection stands
///   there, and before the first one the middle of bid and ask.
/// - `24hrTicker`: a quote of bid, ask and last trade at the event time.
/// - `aggTrade`, `trade`: a trade. It makes no quote by itself, since bid and ask of another moment would pass for
///   those of the trade.
/// - `kline_*`: a candle; closed where the venue says so.
/// - `{"result":null,"id":…}`, `{"error":{…}}`, `{"code":…,"msg":…}`: answers.
///
/// All other streams are counted. Not thread-safe.
public final class BinanceDecoder implements MessageDecoder {

    private final QuoteSource source;
    private final BinanceSymbols symbols;
    private final MessageCounts counts;
    private final Map<InstrumentId, Double> lastTrades = new HashMap<>();

    /// @param source what the quotes are marked with: `BINANCE` on a socket, `REPLAY` from a recording
    /// @param symbols what the venue's symbols mean
    /// @param counts where every frame is counted
    public BinanceDecoder(QuoteSource source, BinanceSymbols symbols, MessageCounts counts) {
        this.source = source;
        this.symbols = symbols;
        this.counts = counts;
    }

    @Override
    public void reconnected() {
        lastTrades.clear();
    }

    @Override
    public void decode(char[] text, int length, Instant received, DecodeSink sink) {
        RawFrame frame;
        try (JsonParser parser = JsonMessages.parser(text, length)) {
            frame = RawFrame.read(parser);
        } catch (JacksonException e) {
            malformed(String.valueOf(e.getOriginalMessage()), sink);
            return;
        }
        if (frame == null) {
            malformed(
                    "neither one JSON object nor one array: " + new String(text, 0, Math.min(length, 200)).strip(),
                    sink);
            return;
        }
        var message = new Message(received, sink);
        message.read(frame);
        counts.count(message.channel, message.quotes);
        sink.onMessage(message.channel);
    }

    private void malformed(String why, DecodeSink sink) {
        note(new Problem(Problem.Reason.NOT_JSON, "message", why), sink);
        counts.count(Channel.MALFORMED, 0);
        sink.onMessage(Channel.MALFORMED);
    }

    private void note(Problem problem, DecodeSink sink) {
        counts.count(problem);
        sink.onProblem(problem);
    }

    /// One frame on its way to the sink.
    private final class Message {
        private final Instant received;
        private final DecodeSink sink;
        private Channel channel = Channel.UNKNOWN;
        private int quotes;

        Message(Instant received, DecodeSink sink) {
            this.received = received;
            this.sink = sink;
        }

        void read(RawFrame frame) {
            JsonFields top = frame.top;
            if (top == null || frame.combined) {
                String stream = top == null ? null : top.optionalText("stream");
                frame.payloads.forEach(payload -> payload(payload, stream == null ? "" : stream));
            } else if (BinanceAnswers.isError(top, frame.error)) {
                channel = Channel.ERROR;
                VenueError error = BinanceAnswers.error(top, frame.error);
                top.note(Problem.Reason.VENUE_ERROR, "message", error.toString());
                sink.onVenueError(error);
            } else if (BinanceAnswers.isAcknowledgement(top, frame.results)) {
                channel = Channel.SUBSCRIPTIONS;
                SortedMap<String, List<String>> streams = new TreeMap<>();
                if (!frame.results.isEmpty()) {
                    streams.put("streams", frame.results);
                }
                sink.onAcknowledgement(new Acknowledgement(top.anyText("id"), streams));
            } else {
                payload(new Payload(top, frame.candle), "");
                notes(frame.problems);
                return;
            }
            if (top != null) {
                notes(top.problems());
            }
            notes(frame.problems);
        }

        private void payload(Payload payload, String stream) {
            JsonFields fields = payload.fields();
            channel = BinanceStreams.channelOf(fields, stream);
            switch (channel) {
                case BOOK_TICKER -> bookTicker(fields);
                case TICKER -> ticker(fields);
                case TRADES -> trade(fields);
                case CANDLES -> candle(payload);
                case TICKER_BATCH,
                        HEARTBEATS,
                        SUBSCRIPTIONS,
                        ERROR,
                        MARKET_TRADES,
                        LEVEL2,
                        OTHER_TICKER,
                        STATUS,
                        UNKNOWN,
                        MALFORMED -> {}
            }
            notes(fields.problems());
        }

        private void bookTicker(JsonFields fields) {
            Instant time = fields.has("E") ? fields.milliseconds("E") : received;
            double bid = fields.price("b");
            double ask = fields.price("a");
            for (InstrumentId instrument : instruments(fields)) {
                if (time != null && fields.isSound()) {
                    Double last = lastTrades.get(instrument);
                    quote(new Quote(instrument, bid, ask, last == null ? 0.5 * (bid + ask) : last, source, time));
                }
            }
        }

        private void ticker(JsonFields fields) {
            Instant time = fields.milliseconds("E");
            double bid = fields.price("b");
            double ask = fields.price("a");
            double last = fields.price("c");
            for (InstrumentId instrument : instruments(fields)) {
                if (time != null && fields.isSound()) {
                    lastTrades.put(instrument, last);
                    quote(new Quote(instrument, bid, ask, last, source, time));
                }
            }
        }

        private void trade(JsonFields fields) {
            Instant time = fields.milliseconds("T");
            double price = fields.price("p");
            double quantity = fields.price("q");
            for (InstrumentId instrument : instruments(fields)) {
                if (time != null && fields.isSound()) {
                    lastTrades.put(instrument, price);
                    sink.onTrade(new Trade(instrument, price, quantity, time));
                }
            }
        }

        private void candle(Payload payload) {
            JsonFields fields = payload.fields();
            Instant time = fields.milliseconds("E");
            JsonFields candle = payload.candle();
            if (candle == null) {
                fields.note(Problem.Reason.MISSING_FIELD, "k", "");
                return;
            }
            Duration length = BinanceStreams.lengthOf(candle);
            boolean closed = candle.flag("x");
            Bar bar = candle.bar(candle.milliseconds("t"), "o", "h", "l", "c", "v");
            for (InstrumentId instrument : instruments(fields)) {
                if (time != null && length != null && bar != null && fields.isSound()) {
                    Candle.State state = closed ? Candle.State.CLOSED : Candle.State.GROWING;
                    sink.onCandle(new Candle(instrument, length, bar, state, time));
                }
            }
            notes(candle.problems());
        }

        private List<InstrumentId> instruments(JsonFields fields) {
            String symbol = fields.text("s");
            if (symbol == null) {
                return List.of();
            }
            List<InstrumentId> instruments = symbols.instruments(symbol);
            if (instruments.isEmpty()) {
                fields.note(Problem.Reason.UNKNOWN_SYMBOL, "s", symbol);
            }
            return instruments;
        }

        private void quote(Quote quote) {
            sink.onQuote(quote);
            quotes++;
        }

        private void notes(List<Problem> problems) {
            problems.forEach(problem -> note(problem, sink));
        }
    }
}
