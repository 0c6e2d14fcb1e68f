package dev.ballast.core.rebalance;

import java.util.List;

/// How much of a proposal is still so, its value at creation against now (REB-8).
///
/// @param share in [0, 1]: least of the room left in the price guard, the part of the net gain that is left, and the
///     part of the triggers that still hold
/// @param worstMove largest move of a leg's price since the proposal was made, a signed fraction; NaN without a price
/// @param worstLeg number of that leg, 0 where no leg is switched on
/// @param guard largest move allowed, a fraction
/// @param netThen gain less cost when it was made, in the book's currency; NaN where not known
/// @param netNow the same at the present prices
/// @param triggersGone triggers that no longer hold, one sentence each
/// @param reasons what stands against it now, one sentence each
public record Validity(
        double share,
        double worstMove,
        int worstLeg,
        double guard,
        double netThen,
        double netNow,
        List<String> triggersGone,
        List<String> reasons) {

    public Validity {
        triggersGone = List.copyOf(triggersGone);
        reasons = List.copyOf(reasons);
    }
}
