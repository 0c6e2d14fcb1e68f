package dev.ballast.core.feed.history;

import dev.ballast.core.feed.message.Problem;
import java.util.List;

/// The pairs of a venue.
///
/// @param products in the order of the venue
/// @param refused what was wrong with entries that are left out
public record ProductList(List<VenueProduct> products, List<Problem> refused) {

    public ProductList {
        products = List.copyOf(products);
        refused = List.copyOf(refused);
    }

    /// Those of a state.
    public List<VenueProduct> in(VenueProduct.State state) {
        return products.stream().filter(product -> product.state() == state).toList();
    }
}
