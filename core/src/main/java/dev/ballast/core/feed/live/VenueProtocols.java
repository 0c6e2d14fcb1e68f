package dev.ballast.core.feed.live;

import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;

/// The protocols by venue.
public final class VenueProtocols {

    private VenueProtocols() {}

    /// How `venue` speaks.
    ///
    /// @param quietScale by which the protocol's own times are divided; 1 for real venues
    /// @param counts where every message is counted
    public static VenueProtocol of(QuoteSource venue, Products products, long quietScale, MessageCounts counts) {
        return switch (venue) {
            case COINBASE -> new CoinbaseProtocol(products, quietScale, counts);
            case BINANCE -> new BinanceProtocol(products, quietScale, counts);
            case REPLAY, SIMULATED, LAST_CLOSE -> throw notAVenue(venue);
        };
    }

    static URI usualAddress(QuoteSource venue) {
        return switch (venue) {
            case COINBASE -> CoinbaseProtocol.USUAL;
            case BINANCE -> BinanceProtocol.USUAL;
            case REPLAY, SIMULATED, LAST_CLOSE -> throw notAVenue(venue);
        };
    }

    private static IllegalArgumentException notAVenue(QuoteSource venue) {
        return new IllegalArgumentException("venue must be COINBASE or BINANCE, was " + venue);
    }
}
