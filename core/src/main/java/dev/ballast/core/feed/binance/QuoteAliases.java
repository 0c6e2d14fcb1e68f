package dev.ballast.core.feed.binance;

import dev.ballast.core.market.InstrumentId;
import java.util.Map;
import java.util.TreeMap;

/// Which quote currency of this venue stands in for which of the desk's, where the trader said so: with `USD=USDT` the
/// desk's `BTC-USD` is priced by the venue's `BTC-USDT`. Nothing is ever taken for equal without being named here: a
/// stablecoin is not a dollar on the day it matters.
///
/// @param venueByDesk the venue's currency by the desk's
public record QuoteAliases(Map<String, String> venueByDesk) {

    /// Every currency stands for itself alone.
    public static final QuoteAliases NONE = new QuoteAliases(Map.of());

    public QuoteAliases {
        venueByDesk = Map.copyOf(venueByDesk);
        venueByDesk.forEach((desk, venue) -> {
            // Refuses whatever is no currency.
            InstrumentId.of("X-" + desk);
            InstrumentId.of("X-" + venue);
            if (desk.equals(venue)) {
                throw new IllegalArgumentException("venueByDesk maps " + desk + " to itself");
            }
        });
    }

    /// Reads `USD=USDT,EUR=EURI`; empty text is [#NONE].
    public static QuoteAliases parse(String text) {
        var pairs = new TreeMap<String, String>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] sides = part.strip().split("=", -1);
            if (sides.length != 2 || pairs.put(sides[0].strip(), sides[1].strip()) != null) {
                throw new IllegalArgumentException(
                        "quote aliases must be of the form USD=USDT,EUR=EURI, each once, was '" + text + "'");
            }
        }
        return new QuoteAliases(pairs);
    }

    /// The pair at the venue that prices `instrument`: itself, or with the quote currency that stands in.
    public InstrumentId venuePair(InstrumentId instrument) {
        String venue = venueByDesk.get(instrument.quote());
        return venue == null ? instrument : InstrumentId.of(instrument.base() + "-" + venue);
    }
}
