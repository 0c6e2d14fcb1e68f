package dev.ballast.core.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// What one venue last said of one instrument.
///
/// Prices are `double` in quote currency. Venues send at most 15 significant digits, which a double keeps:
/// [#exact(double)] gives back the very decimal that was sent, and is the one crossing from here into the ledger.
///
/// @param instrument the instrument
/// @param bid best bid, finite and > 0
/// @param ask best ask, finite and > 0; may lie below the bid (see [#isCrossed()]), then nothing is traded on it
/// @param last last trade, finite and > 0
/// @param source where it comes from
/// @param time the venue's own time of the price
public record Quote(InstrumentId instrument, double bid, double ask, double last, QuoteSource source, Instant time) {

    public Quote {
        requirePrice(instrument, "bid", bid);
        requirePrice(instrument, "ask", ask);
        requirePrice(instrument, "last", last);
    }

    /// A price with no spread, such as a stored close.
    public static Quote flat(InstrumentId instrument, double price, QuoteSource source, Instant time) {
        return new Quote(instrument, price, price, price, source, time);
    }

    /// Middle of bid and ask: the price at which holdings are valued.
    public double mid() {
        return 0.5 * (bid + ask);
    }

    public boolean isCrossed() {
        return bid > ask;
    }

    /// Age at `now`; zero where the venue's clock runs ahead.
    public Duration age(Instant now) {
        Duration age = Duration.between(time, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /// The decimal a venue sent, from the double it was parsed to.
    public static BigDecimal exact(double price) {
        return BigDecimal.valueOf(price);
    }

    private static void requirePrice(InstrumentId instrument, String name, double price) {
        if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + " of " + instrument + " must be finite and positive, was " + price);
        }
    }
}
