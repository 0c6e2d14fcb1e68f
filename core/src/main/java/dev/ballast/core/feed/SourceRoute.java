package dev.ballast.core.feed;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Which venue prices one instrument, and its history of sources.
///
/// @param instrument which
/// @param source the venue whose quotes are passed on; empty before the first
/// @param side whether that is the instrument's usual venue
/// @param since when it became so
/// @param reason why; empty for the first venue
/// @param products what each venue calls it, such as `BTCUSDT`
/// @param failovers how often it left the primary
/// @param returns how often it came back
/// @param quotes passed on, by venue
public record SourceRoute(
        InstrumentId instrument,
        Optional<QuoteSource> source,
        Side side,
        Instant since,
        String reason,
        Map<QuoteSource, String> products,
        int failovers,
        int returns,
        Map<QuoteSource, Long> quotes) {

    /// Whether a price comes from where it should.
    public enum Side {
        /// No quote yet.
        NONE,
        PRIMARY,
        FALLBACK
    }

    public SourceRoute {
        products = Map.copyOf(products);
        quotes = Map.copyOf(quotes);
    }

    /// The currency of a venue's price where it is another one than the instrument's, taken one to one: `USDT` where
    /// `BTC-USD` is priced by `BTCUSDT`.
    public Optional<String> currencyTaken(QuoteSource venue) {
        String product = products.getOrDefault(venue, "").replace("-", "");
        String base = instrument.base();
        boolean isOther = product.startsWith(base) && !product.equals(base + instrument.quote());
        return isOther ? Optional.of(product.substring(base.length())) : Optional.empty();
    }

    public boolean isFailedOver() {
        return side == Side.FALLBACK;
    }
}
