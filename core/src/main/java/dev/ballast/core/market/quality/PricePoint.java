package dev.ballast.core.market.quality;

import dev.ballast.core.market.PriceHistory;
import java.time.Instant;
import java.util.List;

/// A price as it came, before anyone has checked it: it may be NaN, infinite, zero or negative.
///
/// @param time when it stands, in no promised order
/// @param price anything
public record PricePoint(Instant time, double price) {

    /// The closes of a history at their bars' open times.
    public static List<PricePoint> of(PriceHistory history) {
        return history.bars().stream()
                .map(bar -> new PricePoint(bar.openTime(), bar.close()))
                .toList();
    }
}
