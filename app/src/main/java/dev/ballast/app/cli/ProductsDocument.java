package dev.ballast.app.cli;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.venue.ListedProduct;
import dev.ballast.core.feed.history.ProductList;
import dev.ballast.core.feed.history.VenueProduct;
import dev.ballast.core.market.QuoteSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Words and fields of a venue's list.
final class ProductsDocument {

    private ProductsDocument() {}

    static Map<String, @Nullable Object> of(
            QuoteSource venue, ProductList list, List<ListedProduct> shown, List<String> done) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("venue", venue.name());
        document.put("listed", list.products().size());
        document.put("shown", shown.size());
        document.put("products", shown.stream().map(ProductsDocument::product).toList());
        document.put("refused", list.refused().stream().map(Object::toString).toList());
        document.put("done", done);
        return document;
    }

    private static Map<String, @Nullable Object> product(ListedProduct listed) {
        VenueProduct product = listed.product();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("symbol", product.id().symbol());
        fields.put("venueSymbol", product.symbol());
        fields.put("state", listed.state());
        fields.put("aliasOf", product.aliasOf().isEmpty() ? null : product.aliasOf());
        fields.put("priceTick", product.priceTick());
        fields.put("quantityStep", product.quantityStep());
        fields.put("minimumQuantity", product.minimumQuantity().orElse(null));
        fields.put("minimumValue", product.minimumValue().orElse(null));
        fields.put("price", figure(product.price()));
        fields.put("dayVolume", figure(product.dayVolume()));
        fields.put("dayVolumeUsd", figure(listed.volume()));
        fields.put("follows", listed.follower().map(Object::toString).orElse(null));
        fields.put("category", listed.category().name());
        fields.put("rank", listed.rank().isPresent() ? listed.rank().getAsInt() : null);
        fields.put("tierAtBest", listed.outlook().atBest().name());
        fields.put("why", listed.outlook().why());
        fields.put("missing", listed.outlook().missing());
        return fields;
    }

    private static @Nullable Double figure(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }

    /// A table for a reader.
    static List<String> lines(ProductList list, List<ListedProduct> shown) {
        var lines = new ArrayList<String>();
        String row = "%-16s %-9s %12s %12s %14s %10s %5s %-10s %-12s %s";
        lines.add(String.format(
                        Locale.ROOT,
                        row,
                        "Symbol",
                        "State",
                        "Tick",
                        "Step",
                        "Least order",
                        "Volume/d",
                        "Rank",
                        "At best",
                        "Category",
                        "On the desk")
                .stripTrailing());
        for (ListedProduct listed : shown) {
            VenueProduct product = listed.product();
            lines.add(String.format(
                            Locale.ROOT,
                            row,
                            product.id(),
                            listed.state(),
                            product.priceTick().toPlainString(),
                            product.quantityStep().toPlainString(),
                            listed.minimum(),
                            listed.volume().isPresent()
                                    ? Numbers.compact(listed.volume().getAsDouble())
                                    : Numbers.UNKNOWN,
                            listed.rank().isPresent()
                                    ? String.valueOf(listed.rank().getAsInt())
                                    : Numbers.UNKNOWN,
                            listed.outlook()
                                    .atBest()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' '),
                            listed.category().label(),
                            listed.follower().map(Object::toString).orElse(""))
                    .stripTrailing());
        }
        lines.add(shown.size() + " of " + list.products().size() + " products. \"At best\" is what rank and volume"
                + " allow; a tier needs bars, too.");
        list.refused().forEach(problem -> lines.add("left out: " + problem));
        return lines;
    }
}
