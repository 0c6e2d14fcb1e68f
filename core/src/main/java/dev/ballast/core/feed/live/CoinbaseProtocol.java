package dev.ballast.core.feed.live;

import dev.ballast.core.feed.coinbase.CoinbaseDecoder;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Coinbase Advanced Trade public market data: channels `ticker` and `heartbeats`, no key.
///
/// Source: Coinbase Advanced Trade WebSocket overview, channels and rate limits (8 unauthenticated messages a second
/// and address). Heartbeats come every second, so that ten seconds without a message tell a dead session.
final class CoinbaseProtocol implements VenueProtocol {

    static final URI USUAL = URI.create("wss://advanced-trade-ws.coinbase.com");

    private static final int PRODUCTS_A_MESSAGE = 50;
    private static final Duration BETWEEN_SENDS = Duration.ofMillis(250);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LIFETIME = Duration.ofHours(23);

    private final Map<String, List<InstrumentId>> products;
    private final Duration quiet;
    private final MessageCounts counts;
    private final InboundCollector reader;
    private long unasked;

    /// @param quietScale by which the time without a heartbeat is divided, for a local exchange in a hurry
    /// @param counts where every message is counted
    CoinbaseProtocol(Products products, long quietScale, MessageCounts counts) {
        this.counts = counts;
        this.products = products.at(QuoteSource.COINBASE);
        this.reader = new InboundCollector(new CoinbaseDecoder(QuoteSource.COINBASE, counts), counts);
        this.quiet = QUIET.dividedBy(quietScale);
    }

    @Override
    public QuoteSource venue() {
        return QuoteSource.COINBASE;
    }

    @Override
    public URI address(URI base) {
        return base;
    }

    @Override
    public List<Subscription> subscriptions(Collection<InstrumentId> instruments) {
        return Batches.of(products, instruments, PRODUCTS_A_MESSAGE, CoinbaseProtocol::subscribe);
    }

    @Override
    public List<Subscription> standing() {
        return List.of(new Subscription("{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}", List.of()));
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
        Inbound inbound = reader.read(text, arrived);
        return inbound.quotes().isEmpty()
                ? inbound
                : new Inbound(inbound.kind(), asked(inbound.quotes()), inbound.detail(), inbound.missing());
    }

    @Override
    public Map<String, Long> messages() {
        return reader.messages("coinbase");
    }

    @Override
    public long problems() {
        return counts.problems() + unasked;
    }

    @Override
    public long gaps() {
        return counts.sequenceGaps();
    }

    /// Quotes under the names of our instruments; of products that nobody asked for only the count is kept.
    private List<Quote> asked(List<Quote> quotes) {
        var asked = new ArrayList<Quote>(quotes.size());
        for (Quote quote : quotes) {
            List<InstrumentId> instruments = products.get(quote.instrument().symbol());
            if (instruments == null) {
                unasked++;
                continue;
            }
            instruments.forEach(instrument -> asked.add(named(instrument, quote)));
        }
        return asked;
    }

    private static Quote named(InstrumentId instrument, Quote quote) {
        return instrument.equals(quote.instrument())
                ? quote
                : new Quote(instrument, quote.bid(), quote.ask(), quote.last(), quote.source(), quote.time());
    }

    private static String subscribe(List<String> names) {
        String list = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
        return "{\"type\":\"subscribe\",\"product_ids\":[" + list + "],\"channel\":\"ticker\"}";
    }
}
