package dev.ballast.core.rebalance.tilt;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.performance.RunningPerformance;
import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tilts weights by the running performance of what they weigh, whoever made them: a method, or a strategy.
///
/// The tilted weights are those nearest, by relative entropy, to weight × wanted multiplier that keep the sum, lie
/// within [weight ÷ bound, weight × bound] and keep the limits ([TiltLimits]); where the untilted weights keep none of
/// them such weights exist always, the untilted ones among them. A better performance never gives less: xᵢ grows with
/// its own multiplier and falls with the others'. Where nothing is wanted, the weights come back bit for bit. A pure
/// function.
public final class WeightTilts {

    /// Relative distance from a bound up to which a weight is at it.
    private static final double AT_BOUND = 1e-9;

    private final List<InstrumentId> instruments;
    private final double[] weights;
    private final double[] wanted;
    private final double[] low;
    private final double[] high;
    private final TiltStop[] above;
    private final TiltStop[] below;

    private WeightTilts(
            SortedMap<InstrumentId, Double> untilted,
            Map<InstrumentId, Result<RunningPerformance>> performances,
            TiltPolicy policy,
            TiltLimits limits) {
        instruments = List.copyOf(untilted.keySet());
        int size = instruments.size();
        weights = new double[size];
        wanted = new double[size];
        low = new double[size];
        high = new double[size];
        above = new TiltStop[size];
        below = new TiltStop[size];
        for (int i = 0; i < size; i++) {
            InstrumentId id = instruments.get(i);
            double weight = untilted.getOrDefault(id, 0.0);
            weights[i] = weight;
            wanted[i] = performance(performances, id).map(policy::multiplier).orElse(1.0);
            boolean notSold = limits.notSold().contains(id);
            low[i] = notSold ? weight : weight / policy.bound();
            below[i] = notSold ? TiltStop.NOT_SOLD : TiltStop.LEAST;
            boundAbove(i, weight, policy, limits);
        }
    }

    /// How each weight is tilted, by instrument.
    ///
    /// @param weights fractions of equity in [0, 1]
    /// @param performances by instrument; one that is not named is told to have none
    public static SortedMap<InstrumentId, AssetTilt> of(
            SortedMap<InstrumentId, Double> weights,
            Map<InstrumentId, Result<RunningPerformance>> performances,
            TiltPolicy policy,
            TiltLimits limits) {
        return new WeightTilts(weights, performances, policy, limits).tilted(performances, limits);
    }

    private void boundAbove(int i, double weight, TiltPolicy policy, TiltLimits limits) {
        high[i] = weight * policy.bound();
        above[i] = TiltStop.MOST;
        double limit = Math.max(weight, limits.position());
        if (limit < high[i]) {
            high[i] = limit;
            above[i] = TiltStop.POSITION_LIMIT;
        }
        if (limits.notBought().contains(instruments.get(i))) {
            high[i] = weight;
            above[i] = TiltStop.NOT_BOUGHT;
        }
    }

    private SortedMap<InstrumentId, AssetTilt> tilted(
            Map<InstrumentId, Result<RunningPerformance>> performances, TiltLimits limits) {
        var tilts = new TreeMap<InstrumentId, AssetTilt>();
        boolean neutral = Arrays.stream(wanted).allMatch(multiplier -> multiplier == 1);
        BoundedShares solved = neutral ? BoundedShares.asTheyAre(weights) : solved(limits);
        for (int i = 0; i < weights.length; i++) {
            InstrumentId id = instruments.get(i);
            double aim = solved.scale() * weights[i] * wanted[i];
            TiltStop stop = neutral || weights[i] == 0 ? TiltStop.FREE : stop(i, aim);
            tilts.put(id, new AssetTilt(performance(performances, id), wanted[i], weights[i], solved.share(i), stop));
        }
        return tilts;
    }

    /// A category above its limit is scaled down by itself first: its entries then have that as their highs, and the
    /// one scale of all is clipped by them, which is the nearest point with limits on groups too.
    private BoundedShares solved(TiltLimits limits) {
        double[] values = new double[weights.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = weights[i] * wanted[i];
        }
        for (int[] members : categories(limits)) {
            double[] most = pick(high, members);
            double held = Arrays.stream(pick(weights, members)).sum();
            double limit = Math.max(limits.category(), held);
            if (Arrays.stream(most).sum() > limit) {
                BoundedShares capped = BoundedShares.of(pick(values, members), pick(low, members), most, limit);
                for (int k = 0; k < members.length; k++) {
                    if (capped.share(k) < high[members[k]]) {
                        high[members[k]] = capped.share(k);
                        above[members[k]] = TiltStop.CATEGORY_LIMIT;
                    }
                }
            }
        }
        return BoundedShares.of(values, low, high, Arrays.stream(weights).sum());
    }

    private Iterable<int[]> categories(TiltLimits limits) {
        var members = new EnumMap<Category, int[]>(Category.class);
        for (int i = 0; i < instruments.size(); i++) {
            Category category = limits.categories().get(instruments.get(i));
            if (category != null) {
                int[] known = members.getOrDefault(category, new int[0]);
                int[] more = Arrays.copyOf(known, known.length + 1);
                more[known.length] = i;
                members.put(category, more);
            }
        }
        return members.values();
    }

    private TiltStop stop(int i, double aim) {
        if (aim >= high[i] * (1 - AT_BOUND)) {
            return above[i];
        }
        return aim <= low[i] * (1 + AT_BOUND) ? below[i] : TiltStop.FREE;
    }

    private static double[] pick(double[] all, int[] members) {
        return Arrays.stream(members).mapToDouble(i -> all[i]).toArray();
    }

    private static Result<RunningPerformance> performance(
            Map<InstrumentId, Result<RunningPerformance>> performances, InstrumentId id) {
        return performances.getOrDefault(id, Result.missing("its performance was not looked at"));
    }
}
