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
import java.util.Set;
import java.util.stream.Collectors;

/// Coinbase Advanced Trade public market data: channels `ticker`, `heartbeats` and `candles`, no key.
///
/// `candles` begins with a snapshot of the candles of some hours, of which all but the last are closed, and goes on
/// with the growing one. Only the snapshot is sure to have a candle as it closed, so it is asked for once an hour,
/// and the channel left again at once.
///
/// Source: Coinbase Advanced Trade WebSocket overview, channels and rate limits (8 unauthenticated messages a second
/// and address). Heartbeats come every second, so that ten seconds without a message tell a dead session.
final class CoinbaseProtocol implements VenueProtocol {

    static final URI USUAL = URI.create("wss://advanced-trade-ws.coinbase.com");

    private static final int PRODUCTS_A_MESSAGE = 50;

    /// A product's snapshot has about 20,000 characters.
    private static final int CANDLES_A_MESSAGE = 20;

    private static final Duration BETWEEN_SENDS = Duration.ofMillis(250);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LIFETIME = Duration.ofHours(23);

    private final WholeBars whole = new WholeBars(QuoteSource.COINBASE);
    private Map<String, List<InstrumentId>> products = Map.of();
    private Set<InstrumentId> barsOf = Set.of();
    private final Duration quiet;
    private final MessageCounts counts;
    private final InboundCollector reader;
    private long unasked;

    /// @param quietScale by which the time without a heartbeat is divided, for a local exchange in a hurry
    /// @param counts where every message is counted
    CoinbaseProtocol(Products products, long quietScale, MessageCounts counts) {
        this.counts = counts;
        this.reader = new InboundCollector(new CoinbaseDecoder(QuoteSource.COINBASE, counts), counts, whole);
        this.quiet = QUIET.dividedBy(quietScale);
        follow(products);
    }

    @Override
    public void follow(Products next) {
        products = next.at(QuoteSource.COINBASE);
        barsOf = next.barsFrom(QuoteSource.COINBASE);
        whole.follow(barsOf);
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
        return Batches.of(products, instruments, PRODUCTS_A_MESSAGE, names -> message("subscribe", "ticker", names));
    }

    @Override
    public List<Subscription> standing() {
        return List.of(new Subscription("{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}", List.of()));
    }

    @Override
    public List<Subscription> hourly(Collection<InstrumentId> instruments) {
        List<String> names = instruments.stream()
                .filter(barsOf::contains)
                .map(InstrumentId::symbol)
                .sorted()
                .toList();
        var messages = new ArrayList<Subscription>();
        for (int from = 0; from < names.size(); from += CANDLES_A_MESSAGE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + CANDLES_A_MESSAGE));
            for (String type : List.of("subscribe", "unsubscribe")) {
                messages.add(new Subscription(message(type, "candles", some), List.of()));
            }
        }
        return messages;
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
                : new Inbound(
                        inbound.kind(), asked(inbound.quotes()), inbound.bars(), inbound.detail(), inbound.missing());
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

    private static String message(String type, String channel, List<String> names) {
        String list = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
        return "{\"type\":\"" + type + "\",\"product_ids\":[" + list + "],\"channel\":\"" + channel + "\"}";
    }
}
