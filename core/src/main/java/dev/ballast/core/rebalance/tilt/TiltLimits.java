package dev.ballast.core.rebalance.tilt;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import java.util.Map;
import java.util.Set;

/// What a tilt must not break. A weight or category that lies above its limit before the tilt is not raised further.
///
/// @param position largest weight of one position, a fraction of equity
/// @param category largest weight of one category, a fraction of equity
/// @param categories by instrument; one that is not named counts towards no category
/// @param notBought instruments whose weight is not raised
/// @param notSold instruments whose weight is not lowered
public record TiltLimits(
        double position,
        double category,
        Map<InstrumentId, Category> categories,
        Set<InstrumentId> notBought,
        Set<InstrumentId> notSold) {

    public static final TiltLimits NONE = new TiltLimits(1, 1, Map.of(), Set.of(), Set.of());

    public TiltLimits {
        if (!(position > 0 && category > 0)) {
            throw new IllegalArgumentException("limits must be > 0, were " + position + " and " + category);
        }
        categories = Map.copyOf(categories);
        notBought = Set.copyOf(notBought);
        notSold = Set.copyOf(notSold);
    }
}
