package dev.ballast.core.rebalance;

import java.util.List;

/// One point of the best-k-of-n curve (EDGE-2): what the best k legs give for what cost.
///
/// The legs are chosen one after the other, each the one that removes most of what is left and that the cash pays
/// for; the legs of one point are among those of the next. A leg that would take something away is left out, so that
/// the curve never falls.
///
/// @param count k
/// @param legs numbers of the legs, at most k, in the order in which they were chosen
/// @param share of what all chosen legs remove of the measure, in [0, 1]; non-decreasing in k
/// @param gain expected gain of utility in the book's currency, as in [Benefit]; NaN where not known
/// @param cost of these legs in all, in the book's currency; non-decreasing in k
/// @param drift half the sum of the distances from target after them, a fraction of equity
/// @param volatility annual after them, a fraction; NaN where not known
public record BestLegs(
        int count, List<Integer> legs, double share, double gain, double cost, double drift, double volatility) {

    public BestLegs {
        legs = List.copyOf(legs);
    }
}
