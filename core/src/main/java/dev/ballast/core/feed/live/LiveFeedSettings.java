package dev.ballast.core.feed.live;

import dev.ballast.core.feed.SessionTap;
import dev.ballast.core.feed.failover.FailoverPolicy;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What a live feed connects to and how it cares for it.
///
/// @param addresses base address of each venue, primary first
/// @param products what each venue calls each instrument
/// @param connection times and limits of connection care
/// @param failover when an instrument changes its venue
/// @param seed of the jitter
/// @param clock by which everything is timed
/// @param tap makes what hears everything, given the moment at which the feed was made; closed with the feed
/// @param quietScale by which the protocols' own times are divided; 1 for real venues
public record LiveFeedSettings(
        Map<QuoteSource, URI> addresses,
        Products products,
        ConnectionPolicy connection,
        FailoverPolicy failover,
        long seed,
        InstantSource clock,
        Function<Instant, SessionTap> tap,
        long quietScale) {

    private static final Set<String> SCHEMES = Set.of("ws", "wss");

    public LiveFeedSettings {
        if (addresses.isEmpty() || addresses.size() > 2) {
            throw new IllegalArgumentException("need one or two venues, was " + addresses.keySet());
        }
        addresses.forEach((venue, address) -> {
            if (!SCHEMES.contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
                throw new IllegalArgumentException(
                        "address of " + venue + " must be ws://HOST or wss://HOST, was '" + address + "'");
            }
        });
        addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
        if (quietScale < 1) {
            throw new IllegalArgumentException("quietScale must be >= 1, was " + quietScale);
        }
    }

    /// The usual care of these venues and instruments.
    public static LiveFeedSettings of(
            Map<QuoteSource, URI> addresses, Collection<InstrumentId> instruments, long seed, InstantSource clock) {
        return new LiveFeedSettings(
                addresses,
                Products.usual(instruments, List.copyOf(addresses.keySet())),
                ConnectionPolicy.DEFAULT,
                FailoverPolicy.DEFAULT,
                seed,
                clock,
                _ -> SessionTap.NONE,
                1);
    }

    /// Where the venue is on the internet.
    public static URI usualAddress(QuoteSource venue) {
        return VenueProtocols.usualAddress(venue);
    }

    /// The same with a tap made at the moment at which the feed is.
    public LiveFeedSettings withTap(Function<Instant, SessionTap> other) {
        return new LiveFeedSettings(addresses, products, connection, failover, seed, clock, other, quietScale);
    }

    /// The same in a time that runs `factor` times as fast, for tests and shows against a local exchange.
    public LiveFeedSettings scaled(long factor) {
        return new LiveFeedSettings(
                addresses,
                products,
                connection.scaled(factor),
                failover.scaled(factor),
                seed,
                clock,
                tap,
                quietScale * factor);
    }
}
