package dev.ballast.core.rebalance;

import java.util.List;

/// One point of the best-k-of-n curve (EDGE-2): what the best k legs give for what cost.
///
/// Of a plan of up to twelve legs they are the best of all subsets that the cash pays for. Of a longer one they are
/// chosen one after the other (greedily), each the one that removes most of what is left and that the cash pays for.
/// What would take something away is left out, so that the curve never falls.
///
/// @param count k
/// @param legs numbers of the legs, at most k
/// @param share of what all chosen legs remove of the measure, in [0, 1]; non-decreasing in k
/// @param gain expected gain of utility in the book's currency, as in [Benefit]; NaN where not known
/// @param cost of these legs in all, in the book's currency
/// @param drift half the sum of the distances from target after them, a fraction of equity
/// @param volatility annual after them, a fraction; NaN where not known
public record BestLegs(
        int count, List<Integer> legs, double share, double gain, double cost, double drift, double volatility) {

    /// Legs of a plan up to which every subset is tried.
    public static final int EXACT = 12;

    public BestLegs {
        legs = List.copyOf(legs);
    }
}
