package dev.ballast.core.feed.live;

import dev.ballast.core.feed.binance.BinanceSymbols;
import dev.ballast.core.feed.binance.QuoteAliases;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What each venue calls each instrument: stated here and shown on screen, never guessed from a price.
///
/// Coinbase trades crypto against the US dollar (`BTC-USD`), Binance against Tether (`BTCUSDT`). An instrument quoted
/// in USD, USDT or USDC is priced by `BASE-USD` at Coinbase and by `BASEUSDT` at Binance, one to one: that the two
/// dollars are apart shows as a divergence of the two venues once it exceeds the limit. Instruments in any other
/// currency keep theirs at both.
///
/// @param names by instrument, then by venue
public record Products(Map<InstrumentId, Map<QuoteSource, String>> names) {

    /// What stands for the desk's currencies at Coinbase.
    public static final QuoteAliases AT_COINBASE = new QuoteAliases(Map.of("USDT", "USD", "USDC", "USD"));

    /// What stands for the desk's currencies at Binance.
    public static final QuoteAliases AT_BINANCE = new QuoteAliases(Map.of("USD", "USDT", "USDC", "USDT"));

    public Products {
        var copy = new TreeMap<InstrumentId, Map<QuoteSource, String>>();
        names.forEach((instrument, byVenue) -> copy.put(instrument, Map.copyOf(byVenue)));
        names = copy;
    }

    /// The usual names of `instruments` at `venues`.
    public static Products usual(Collection<InstrumentId> instruments, List<QuoteSource> venues) {
        var names = new TreeMap<InstrumentId, Map<QuoteSource, String>>();
        for (InstrumentId instrument : instruments) {
            var byVenue = new EnumMap<QuoteSource, String>(QuoteSource.class);
            venues.forEach(venue -> byVenue.put(venue, usual(instrument, venue)));
            names.put(instrument, byVenue);
        }
        return new Products(names);
    }

    /// These and those of `others`.
    public Products and(Products others) {
        var all = new TreeMap<>(names);
        all.putAll(others.names);
        return new Products(all);
    }

    /// Instruments whose bars come from `venue`: those of which it trades the very pair. Where both venues do it is
    /// Coinbase, as in a backfill; a pair that stands in for another may price it for the moment, and is
    /// never stored as its history.
    Set<InstrumentId> barsFrom(QuoteSource venue) {
        return names.entrySet().stream()
                .filter(entry -> ownVenue(entry.getKey(), entry.getValue()) == venue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The venue of which a running feed stores the bars of `instrument`, so that who asks for past ones begins with
    /// the same: a series is of one market. Empty where none of these gives any.
    public static Optional<QuoteSource> barsOf(InstrumentId instrument, List<QuoteSource> venues) {
        Products products = usual(List.of(instrument), venues);
        return venues.stream()
                .filter(venue -> products.barsFrom(venue).contains(instrument))
                .findFirst();
    }

    private static @Nullable QuoteSource ownVenue(InstrumentId instrument, Map<QuoteSource, String> byVenue) {
        if (instrument.symbol().equals(byVenue.get(QuoteSource.COINBASE))) {
            return QuoteSource.COINBASE;
        }
        return BinanceSymbols.symbolOf(instrument, QuoteAliases.NONE).equals(byVenue.get(QuoteSource.BINANCE))
                ? QuoteSource.BINANCE
                : null;
    }

    /// Instruments of `venue` by what it calls them. Two may share a product.
    Map<String, List<InstrumentId>> at(QuoteSource venue) {
        var byName = new LinkedHashMap<String, List<InstrumentId>>();
        names.forEach((instrument, byVenue) -> {
            String name = byVenue.get(venue);
            if (name != null) {
                byName.merge(name, List.of(instrument), Products::joined);
            }
        });
        return byName;
    }

    private static List<InstrumentId> joined(List<InstrumentId> some, List<InstrumentId> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String usual(InstrumentId instrument, QuoteSource venue) {
        return switch (venue) {
            case COINBASE -> AT_COINBASE.venuePair(instrument).symbol();
            case BINANCE -> BinanceSymbols.symbolOf(instrument, AT_BINANCE);
            case REPLAY, SIMULATED, LAST_CLOSE ->
                throw new IllegalArgumentException("venue must be COINBASE or BINANCE, was " + venue);
        };
    }
}
