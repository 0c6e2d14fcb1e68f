package dev.ballast.app.venue;

import dev.ballast.core.feed.binance.QuoteAliases;
import dev.ballast.core.feed.history.BinanceCandleSource;
import dev.ballast.core.feed.history.BinanceProductSource;
import dev.ballast.core.feed.history.CandleSource;
import dev.ballast.core.feed.history.CoinbaseCandleSource;
import dev.ballast.core.feed.history.CoinbaseProductSource;
import dev.ballast.core.feed.history.ProductSource;
import dev.ballast.core.feed.history.WeightLimit;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where the venues' REST sides are, and what asks them. Thread-safe.
///
/// @param addresses of venues that are not where they usually are
/// @param binanceWeight what Binance lets this machine use, shared by all that asks it
public record VenueAccess(Map<QuoteSource, URI> addresses, WeightLimit binanceWeight) {

    /// The venues that have a list of products.
    public static final List<QuoteSource> VENUES = List.of(QuoteSource.COINBASE, QuoteSource.BINANCE);

    private static final Duration CONNECT = Duration.ofSeconds(10);

    public VenueAccess {
        addresses = Map.copyOf(addresses);
        addresses.forEach((venue, address) -> requireHttp("address of " + venue, address));
    }

    /// Access before a venue said anything about its limits.
    public VenueAccess(Map<QuoteSource, URI> addresses) {
        this(addresses, new WeightLimit());
    }

    /// The venue of this name.
    public static QuoteSource venue(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "coinbase" -> QuoteSource.COINBASE;
            case "binance" -> QuoteSource.BINANCE;
            default -> throw new IllegalArgumentException("must be coinbase or binance, was '" + name + "'");
        };
    }

    /// Refuses what is no address of a web server, by its name.
    public static void requireHttp(String name, URI address) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw new IllegalArgumentException(name + " must be an http or https address, was '" + address + "'");
        }
    }

    /// A client for both; whoever makes it closes it.
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Asks for a venue's list.
    public ProductSource products(QuoteSource venue, HttpClient client, InstantSource clock) {
        return switch (venue) {
            case COINBASE -> new CoinbaseProductSource(address(venue), client, clock);
            case BINANCE -> new BinanceProductSource(address(venue), client, clock, binanceWeight);
            case REPLAY, SIMULATED, LAST_CLOSE -> throw noVenue(venue);
        };
    }

    /// Asks for past bars of a venue's own pairs.
    public CandleSource candles(QuoteSource venue, HttpClient client, InstantSource clock) {
        return switch (venue) {
            case COINBASE -> new CoinbaseCandleSource(address(venue), client, clock);
            case BINANCE -> new BinanceCandleSource(address(venue), QuoteAliases.NONE, client, clock, binanceWeight);
            case REPLAY, SIMULATED, LAST_CLOSE -> throw noVenue(venue);
        };
    }

    private URI address(QuoteSource venue) {
        URI given = addresses.get(venue);
        return given != null
                ? given
                : venue == QuoteSource.COINBASE ? CoinbaseCandleSource.LIVE : BinanceCandleSource.LIVE;
    }

    private static IllegalArgumentException noVenue(QuoteSource venue) {
        return new IllegalArgumentException("venue must be COINBASE or BINANCE, was " + venue);
    }
}
