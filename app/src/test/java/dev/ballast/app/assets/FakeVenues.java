package dev.ballast.app.assets;

import dev.ballast.app.venue.VenueDesk;
import dev.ballast.core.feed.history.ProductAnswer;
import dev.ballast.core.feed.history.ProductList;
import dev.ballast.core.feed.history.VenueProduct;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Venues that say nothing until a test has them speak.
final class FakeVenues implements VenueDesk {

    final List<QuoteSource> asked = new ArrayList<>();
    final List<ListTold> lists = new ArrayList<>();
    final List<String> filled = new ArrayList<>();
    final List<FillTold> fills = new ArrayList<>();
    int cancelled;

    @Override
    public Category category(String base) {
        return base.equals("NEW") ? Category.DEFI : Category.OTHER;
    }

    @Override
    public Task list(QuoteSource venue, ListTold told) {
        asked.add(venue);
        lists.add(told);
        return () -> cancelled++;
    }

    @Override
    public Task fill(QuoteSource venue, InstrumentId instrument, Instant from, FillTold told) {
        filled.add(venue + " " + instrument + " " + from);
        fills.add(told);
        return () -> cancelled++;
    }

    /// The latest question is answered by these products.
    void answer(VenueProduct... products) {
        lists.getLast().listed(new ProductAnswer.Listed(new ProductList(List.of(products), List.of(), Set.of(), 0)));
    }

    static VenueProduct product(String symbol, VenueProduct.State state, double volume) {
        return new VenueProduct(
                InstrumentId.of(symbol),
                symbol,
                state,
                new BigDecimal("0.01"),
                new BigDecimal("0.001"),
                Optional.of(new BigDecimal("0.001")),
                Optional.of(new BigDecimal("1")),
                OptionalDouble.of(100),
                OptionalDouble.of(volume),
                "");
    }
}
