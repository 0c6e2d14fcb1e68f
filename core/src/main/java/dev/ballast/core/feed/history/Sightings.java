package dev.ballast.core.feed.history;

import dev.ballast.core.feed.live.Products;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.discovery.Sighting;
import dev.ballast.core.market.discovery.Sighting.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the instruments of the desk in a venue's list, under the name by which the venue prices them, else under their
/// own.
public final class Sightings {

    private Sightings() {}

    /// One sighting for each instrument of which the list can tell. An instrument whose entry could not be read, and
    /// whatever a list that is not whole lacks, is left out: nothing is known of them.
    public static List<Sighting> of(ProductList list, QuoteSource venue, Collection<InstrumentId> instruments) {
        Map<String, VenueProduct> bySymbol = new HashMap<>();
        Map<InstrumentId, VenueProduct> byId = new HashMap<>();
        for (VenueProduct product : list.products()) {
            bySymbol.put(product.symbol(), product);
            byId.put(product.id(), product);
        }
        Map<InstrumentId, Map<QuoteSource, String>> names =
                Products.usual(instruments, List.of(venue)).names();
        var sightings = new ArrayList<Sighting>();
        names.forEach((instrument, byVenue) -> {
            String name = byVenue.getOrDefault(venue, instrument.symbol());
            Optional<VenueProduct> product =
                    Optional.ofNullable(bySymbol.get(name)).or(() -> Optional.ofNullable(byId.get(instrument)));
            if (product.isPresent()) {
                sightings.add(new Sighting(instrument, product.get().symbol(), found(product.get())));
            } else if (list.missing() == 0 && !list.unreadable().contains(name)) {
                sightings.add(new Sighting(instrument, name, Found.ABSENT));
            }
        });
        return sightings;
    }

    /// The desk's instrument that each product prices, by the venue's name: the one of its own name, else the first
    /// that the venue prices by it; an alias has the one of its market. Products that the desk does not follow are
    /// missing.
    public static Map<String, InstrumentId> followers(
            ProductList list, QuoteSource venue, Collection<InstrumentId> instruments) {
        Map<String, InstrumentId> priced = new HashMap<>();
        Products.usual(instruments, List.of(venue)).names().forEach((instrument, byVenue) -> {
            String name = byVenue.get(venue);
            if (name != null) {
                priced.putIfAbsent(name, instrument);
            }
        });
        Set<InstrumentId> known = Set.copyOf(instruments);
        Map<String, InstrumentId> followers = new HashMap<>();
        for (VenueProduct product : list.products()) {
            InstrumentId follower = known.contains(product.id()) ? product.id() : priced.get(product.symbol());
            if (follower != null) {
                followers.put(product.symbol(), follower);
            }
        }
        for (VenueProduct product : list.products()) {
            InstrumentId original = followers.get(product.aliasOf());
            if (original != null) {
                followers.putIfAbsent(product.symbol(), original);
            }
        }
        return followers;
    }

    private static Found found(VenueProduct product) {
        return switch (product.state()) {
            case TRADING -> Found.TRADING;
            case HALTED -> Found.HALTED;
            case DELISTED -> Found.DELISTED;
        };
    }
}
