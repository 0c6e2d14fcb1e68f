package dev.ballast.app.venue;

import dev.ballast.core.feed.history.ProductList;
import dev.ballast.core.feed.history.Sightings;
import dev.ballast.core.feed.history.VenueProduct;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Tier;
import dev.ballast.core.market.discovery.TierOutlook;
import dev.ballast.core.market.discovery.TierRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A product of a venue's list with what the desk can say of it without its bars. Immutable.
///
/// @param product as the venue lists it
/// @param venue whose list
/// @param follower the desk's instrument that it prices; empty where the desk does not follow it
/// @param category by the bundled table
/// @param rank by market capitalisation
/// @param volume of the last day in USD; empty where the venue has none, or its currency has no rate
/// @param outlook the highest tier that this allows, and what is not known
public record ListedProduct(
        VenueProduct product,
        QuoteSource venue,
        Optional<InstrumentId> follower,
        Category category,
        OptionalInt rank,
        OptionalDouble volume,
        TierOutlook outlook) {

    /// The whole list, the most traded first; products without volume by name behind them.
    public static List<ListedProduct> of(ProductList list, QuoteSource venue, DeskKnowledge desk) {
        Map<String, InstrumentId> followers = Sightings.followers(list, venue, desk.instruments());
        return list.products().stream()
                .map(product -> of(product, venue, Optional.ofNullable(followers.get(product.symbol())), desk))
                .sorted(Comparator.comparingDouble(
                                (ListedProduct listed) -> -listed.volume().orElse(-1))
                        .thenComparing(listed -> listed.product().id()))
                .toList();
    }

    private static ListedProduct of(
            VenueProduct product, QuoteSource venue, Optional<InstrumentId> follower, DeskKnowledge desk) {
        String quote = product.id().quote();
        boolean known = product.dayVolume().isPresent() && desk.rates().knows(quote);
        OptionalDouble volume = known
                ? OptionalDouble.of(product.dayVolume().getAsDouble()
                        * desk.rates().rate(quote).doubleValue())
                : OptionalDouble.empty();
        OptionalInt rank = desk.caps().rank(product.id().base());
        return new ListedProduct(
                product,
                venue,
                follower,
                desk.categories().apply(product.id().base()),
                rank,
                volume,
                TierRule.outlook(rank, volume));
    }

    /// The instrument that following it makes, with the venue's steps.
    public Instrument instrument() {
        return new Instrument(product.id(), category, Tier.UNRANKED, product.priceTick(), product.quantityStep());
    }

    /// How it is listed, in one word or two.
    public String state() {
        return switch (product.state()) {
            case TRADING -> "trading";
            case HALTED -> "halted";
            case DELISTED -> "delisted";
        };
    }

    /// `1` in the base currency or `5` in the quote currency; whichever the venue asks for, the value first.
    public String minimum() {
        return product.minimumValue()
                .map(value -> value.toPlainString() + " " + product.id().quote())
                .or(() -> product.minimumQuantity()
                        .map(quantity ->
                                quantity.toPlainString() + " " + product.id().base()))
                .orElse("");
    }
}
