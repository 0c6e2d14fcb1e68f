package dev.ballast.core.feed.live;

import dev.ballast.core.feed.binance.BinanceDecoder;
import dev.ballast.core.feed.binance.BinanceSymbols;
import dev.ballast.core.feed.binance.QuoteAliases;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Binance spot market streams `bookTicker`, `ticker` and, of pairs whose bars come from here, `kline_1h` on one
/// combined connection, no key.
///
/// Source: Binance spot API documentation, WebSocket streams: a connection is valid for 24 hours, takes at most 5
/// messages a second (pings and pongs count) and 1,024 streams, and is pinged by the venue every 20 seconds.
/// Subscribing to a symbol that does not trade is acknowledged like any other, and nothing ever comes of it.
final class BinanceProtocol implements VenueProtocol {

    static final URI USUAL = URI.create("wss://stream.binance.com:9443");

    private static final int SYMBOLS_A_MESSAGE = 100;
    private static final int MOST_STREAMS = 1_024;
    private static final List<String> STREAMS = List.of("bookTicker", "ticker");
    private static final String HOURS = "kline_1h";
    private static final Duration BETWEEN_SENDS = Duration.ofMillis(300);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration LIFETIME = Duration.ofHours(23);

    private final WholeBars whole = new WholeBars(QuoteSource.BINANCE);
    private Map<String, List<InstrumentId>> products = Map.of();
    private BinanceSymbols symbols = BinanceSymbols.of(List.of(), Products.AT_BINANCE);
    private Set<String> hoursOf = Set.of();
    private final Duration quiet;
    private final MessageCounts counts;
    private final InboundCollector reader;
    private long request;

    /// @param quietScale by which the time without a message is divided, for a local exchange in a hurry
    /// @param counts where every message is counted
    BinanceProtocol(Products products, long quietScale, MessageCounts counts) {
        this.counts = counts;
        this.quiet = QUIET.dividedBy(quietScale);
        // Asked each time: what a symbol means changes with what is followed.
        var meaning = BinanceSymbols.meaning(symbol -> symbols.instruments(symbol));
        this.reader = new InboundCollector(new BinanceDecoder(QuoteSource.BINANCE, meaning, counts), counts, whole);
        follow(products);
    }

    @Override
    public void follow(Products next) {
        Map<String, List<InstrumentId>> all = next.at(QuoteSource.BINANCE);
        int most = MOST_STREAMS / STREAMS.size();
        if (all.size() > most) {
            throw new IllegalArgumentException(
                    "one connection to BINANCE carries " + most + " instruments, was " + all.size());
        }
        Set<InstrumentId> barsOf = next.barsFrom(QuoteSource.BINANCE);
        products = all;
        symbols = BinanceSymbols.of(all.values().stream().flatMap(List::stream).toList(), Products.AT_BINANCE);
        hoursOf = barsOf.stream()
                .map(instrument -> BinanceSymbols.symbolOf(instrument, QuoteAliases.NONE))
                .sorted()
                .limit(MOST_STREAMS - (long) STREAMS.size() * all.size())
                .collect(Collectors.toUnmodifiableSet());
        whole.follow(barsOf);
    }

    @Override
    public QuoteSource venue() {
        return QuoteSource.BINANCE;
    }

    @Override
    public URI address(URI base) {
        String path = base.getPath();
        return path == null || path.isEmpty() || path.equals("/") ? base.resolve("/stream") : base;
    }

    @Override
    public List<Subscription> subscriptions(Collection<InstrumentId> instruments) {
        return Batches.of(products, instruments, SYMBOLS_A_MESSAGE, this::subscribe);
    }

    @Override
    public List<Subscription> standing() {
        return List.of();
    }

    @Override
    public List<Subscription> hourly(Collection<InstrumentId> instruments) {
        return List.of();
    }

    @Override
    public Duration betweenSends() {
        return BETWEEN_SENDS;
    }

    @Override
    public Duration quietAfter() {
        return quiet;
    }

    @Override
    public Duration lifetime() {
        return LIFETIME;
    }

    @Override
    public void connected() {
        reader.connected();
    }

    @Override
    public Inbound receive(String text, Instant arrived) {
        return reader.read(text, arrived);
    }

    @Override
    public Map<String, Long> messages() {
        return reader.messages("binance");
    }

    @Override
    public long problems() {
        return counts.problems();
    }

    @Override
    public long gaps() {
        return counts.sequenceGaps();
    }

    private Stream<String> streams(String symbol) {
        String name = symbol.toLowerCase(Locale.ROOT);
        Stream<String> hours = hoursOf.contains(symbol) ? Stream.of(HOURS) : Stream.empty();
        return Stream.concat(STREAMS.stream(), hours).map(stream -> name + '@' + stream);
    }

    private String subscribe(List<String> names) {
        String streams = names.stream()
                .flatMap(this::streams)
                .map(stream -> '"' + stream + '"')
                .collect(Collectors.joining(","));
        return "{\"method\":\"SUBSCRIBE\",\"params\":[" + streams + "],\"id\":" + ++request + '}';
    }
}
