package dev.ballast.core.feed.history;

import dev.ballast.core.feed.message.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The pairs of a venue.
///
/// @param products in the order of the venue
/// @param refused what was wrong with entries that are left out
/// @param unreadable the venue's names of entries that are left out: listed, but it is not known how
/// @param missing entries that the venue says it has besides, ≥ 0; what is not listed is known only at 0
public record ProductList(List<VenueProduct> products, List<Problem> refused, Set<String> unreadable, int missing) {

    public ProductList {
        products = List.copyOf(products);
        refused = List.copyOf(refused);
        unreadable = Set.copyOf(unreadable);
        if (missing < 0) {
            throw new IllegalArgumentException("missing must be >= 0, was " + missing);
        }
    }

    /// Those of a state.
    public List<VenueProduct> in(VenueProduct.State state) {
        return products.stream().filter(product -> product.state() == state).toList();
    }

    /// Entries of the venue that were read, sound or not.
    int entries() {
        return products.size() + unreadable.size();
    }

    /// This list with its next page behind it.
    ProductList followedBy(ProductList page) {
        var all = new ArrayList<>(products);
        all.addAll(page.products);
        var problems = new ArrayList<>(refused);
        problems.addAll(page.refused);
        var names = new TreeSet<>(unreadable);
        names.addAll(page.unreadable);
        return new ProductList(all, problems, names, page.missing);
    }

    /// Every product changed in the same way.
    ProductList map(UnaryOperator<VenueProduct> change) {
        return new ProductList(products.stream().map(change).toList(), refused, unreadable, missing);
    }
}
