package dev.ballast.core.feed.message;

import dev.ballast.core.market.InstrumentId;
import java.time.Instant;

/// A trade that happened at a venue.
///
/// @param price finite and > 0
/// @param quantity in base currency, finite and > 0
/// @param time the venue's own time of the trade
public record Trade(InstrumentId instrument, double price, double quantity, Instant time) {

    public Trade {
        require(instrument, "price", price);
        require(instrument, "quantity", quantity);
    }

    private static void require(InstrumentId instrument, String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + " of a trade in " + instrument + " must be finite and positive, was " + value);
        }
    }
}
