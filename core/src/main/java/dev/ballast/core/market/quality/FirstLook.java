package dev.ballast.core.market.quality;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.PriceHistory;
import java.util.List;

/// Whether a check row by row could leave anything of a history out: never false where it would.
///
/// A [PriceHistory] is in order and its prices are finite and positive by construction. What is left to look for
/// are runs without volume, jumps, spikes and returns that are all the same; the scale is that of all returns, which
/// the full check uses where the first two are absent.
final class FirstLook {

    private FirstLook() {}

    static boolean isDoubtful(PriceHistory history, QualityPolicy policy) {
        List<Bar> bars = history.bars();
        var volumes = new double[bars.size()];
        var returns = new double[Math.max(0, bars.size() - 1)];
        double jump = Math.log(policy.jumpRatio()) * (1 - 1e-9);
        double before = 0;
        boolean jumps = false;
        for (int i = 0; i < volumes.length; i++) {
            Bar bar = bars.get(i);
            volumes[i] = bar.volume();
            double log = Math.log(bar.close());
            if (i > 0) {
                returns[i - 1] = log - before;
                jumps |= Math.abs(returns[i - 1]) >= jump;
            }
            before = log;
        }
        return jumps
                || isConstant(returns, policy)
                || !DryRun.all(volumes, policy.dryRows()).isEmpty()
                || spikes(returns, policy);
    }

    private static boolean isConstant(double[] returns, QualityPolicy policy) {
        if (returns.length + 1 < policy.neededPrices()) {
            return false;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double each : returns) {
            least = Math.min(least, each);
            most = Math.max(most, each);
        }
        return most - least <= SeriesCheck.CONSTANT;
    }

    private static boolean spikes(double[] returns, QualityPolicy policy) {
        if (returns.length < SeriesCheck.FEWEST_FOR_SPIKES) {
            return false;
        }
        var spikes = new Spikes(returns, RobustScale.of(returns), policy.spikeZ());
        for (int i = 0; i + 1 < returns.length; i++) {
            if (spikes.isSpike(i)) {
                return true;
            }
        }
        return false;
    }
}
