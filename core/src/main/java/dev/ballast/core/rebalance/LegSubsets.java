package dev.ballast.core.rebalance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tries every subset of a few legs that the cash pays for, in the order of the plan, and keeps the best of each size
/// (EDGE-2).
///
/// A subset is a bit mask over the legs; each is read off the one without its last leg, so that n legs take O(2ⁿ n).
final class LegSubsets {

    /// What is left of the measure after a subset.
    interface Left {

        /// In the measure's own unit; only compared.
        ///
        /// @param subset the legs as bits
        /// @param cost commission and spread of its legs together, in the book's currency
        double after(int subset, double cost);
    }

    private LegSubsets() {}

    /// Element k − 1 is the subset of at most k legs that leaves least; 0 where none leaves less than no leg does. Of
    /// subsets that leave the same, that with fewer legs.
    static List<Integer> best(List<Leg> legs, BigDecimal cash, Left left) {
        int count = legs.size();
        var paid = new BigDecimal[1 << count];
        var costs = new double[1 << count];
        var least = new double[count + 1];
        var subsets = new int[count + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        least[0] = left.after(0, 0);
        paid[0] = cash;
        for (int subset = 1; subset < 1 << count; subset++) {
            int last = 31 - Integer.numberOfLeadingZeros(subset);
            int rest = subset & ~(1 << last);
            CostEstimate cost = legs.get(last).detail().cost();
            costs[subset] = costs[rest] + cost.commission() + cost.spread();
            // Sales come first in the plan, so that a rest that is not paid is never paid with more.
            BigDecimal before = paid[rest];
            BigDecimal after = before == null ? null : before.add(LegCurve.cashEffect(legs.get(last)));
            if (after == null || after.signum() < 0) {
                continue;
            }
            paid[subset] = after;
            double value = left.after(subset, costs[subset]);
            int size = Integer.bitCount(subset);
            if (value < least[size]) {
                least[size] = value;
                subsets[size] = subset;
            }
        }
        var best = new ArrayList<Integer>();
        int known = 0;
        for (int size = 1; size <= count; size++) {
            known = least[size] < least[Integer.bitCount(known)] ? subsets[size] : known;
            best.add(known);
        }
        return best;
    }
}
