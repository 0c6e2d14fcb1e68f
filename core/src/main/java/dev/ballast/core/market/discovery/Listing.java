package dev.ballast.core.market.discovery;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.time.ZoneOffset;

/// How a venue lists an instrument of the desk, and since when that is known.
///
/// @param product the venue's name of what prices it
/// @param since when a list first said so
public record Listing(InstrumentId instrument, QuoteSource venue, String product, ListingState state, Instant since) {

    /// `halted at COINBASE since 2026-08-09 (BTC-USD)`.
    public String words() {
        return state.label() + " at " + venue + " since "
                + since.atOffset(ZoneOffset.UTC).toLocalDate()
                + (product.equals(instrument.symbol()) ? "" : " (" + product + ")");
    }
}
