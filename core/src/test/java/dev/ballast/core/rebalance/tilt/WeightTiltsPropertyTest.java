package dev.ballast.core.rebalance.tilt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.performance.RunningPerformance;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Whatever weights, performances and limits: sums, bounds and limits hold, names don't matter, and a better
/// performance never gives less.
class WeightTiltsPropertyTest {

    private static final int ROUNDS = 2_000;
    private static final double ROUNDING = 1e-12;
    private static final List<Category> KINDS = List.of(Category.L1, Category.DEFI, Category.MEME);

    private record Case(
            SortedMap<InstrumentId, Double> weights,
            SortedMap<InstrumentId, Double> evidence,
            TiltPolicy policy,
            TiltLimits limits) {

        SortedMap<InstrumentId, AssetTilt> tilts() {
            return tilts(evidence);
        }

        SortedMap<InstrumentId, AssetTilt> tilts(Map<InstrumentId, Double> other) {
            var performances = new TreeMap<InstrumentId, Result<RunningPerformance>>();
            other.forEach((id, value) -> performances.put(id, Result.of(WeightTiltsTest.standing(value))));
            return WeightTilts.of(weights, performances, policy, limits);
        }
    }

    @Test
    void sumBoundsAndLimitsHold() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Case made = made(seed);
            SortedMap<InstrumentId, AssetTilt> tilts = made.tilts();
            assertThat(tilts.values().stream().mapToDouble(AssetTilt::to).sum())
                    .as("sum, seed " + seed)
                    .isCloseTo(sum(made.weights()), within(ROUNDING));
            double bound = made.policy().bound();
            var categories = new EnumMap<Category, double[]>(Category.class);
            for (Map.Entry<InstrumentId, AssetTilt> entry : tilts.entrySet()) {
                AssetTilt tilt = entry.getValue();
                assertThat(tilt.to())
                        .as("seed " + seed)
                        .isBetween(tilt.from() / bound - ROUNDING, tilt.from() * bound + ROUNDING)
                        .isLessThanOrEqualTo(Math.max(tilt.from(), made.limits().position()) + ROUNDING);
                if (made.limits().notBought().contains(entry.getKey())) {
                    assertThat(tilt.to()).as("seed " + seed).isLessThanOrEqualTo(tilt.from());
                }
                if (made.limits().notSold().contains(entry.getKey())) {
                    assertThat(tilt.to()).as("seed " + seed).isGreaterThanOrEqualTo(tilt.from());
                }
                Category category = made.limits().categories().get(entry.getKey());
                if (category != null) {
                    double[] sums = categories.computeIfAbsent(category, _ -> new double[2]);
                    sums[0] += tilt.from();
                    sums[1] += tilt.to();
                }
            }
            for (double[] sums : categories.values()) {
                assertThat(sums[1])
                        .as("category, seed " + seed)
                        .isLessThanOrEqualTo(Math.max(sums[0], made.limits().category()) + ROUNDING);
            }
        }
    }

    @Test
    void aBetterPerformanceNeverGivesLessNorTheOthersMore() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Case made = made(seed);
            var random = new SplittableRandom(seed + 1_000_000L);
            InstrumentId better = new ArrayList<>(made.weights().keySet())
                    .get(random.nextInt(made.weights().size()));
            var raised = new TreeMap<>(made.evidence());
            raised.merge(better, 3 * random.nextDouble(), Double::sum);
            SortedMap<InstrumentId, AssetTilt> before = made.tilts();
            int shown = seed;
            SortedMap<InstrumentId, AssetTilt> after = made.tilts(raised);
            assertThat(to(after, better)).as("seed " + shown).isGreaterThanOrEqualTo(to(before, better) - ROUNDING);
            after.forEach((id, tilt) -> {
                if (!id.equals(better)) {
                    assertThat(tilt.to()).as("seed " + shown).isLessThanOrEqualTo(to(before, id) + ROUNDING);
                }
            });
        }
    }

    @Test
    void namesDoNotMatter() {
        for (int seed = 0; seed < ROUNDS / 3; seed++) {
            Case made = made(seed);
            List<InstrumentId> ids = new ArrayList<>(made.weights().keySet());
            List<InstrumentId> others = new ArrayList<>(ids);
            Collections.shuffle(others, new Random(seed));
            var names = new TreeMap<InstrumentId, InstrumentId>();
            for (int i = 0; i < ids.size(); i++) {
                names.put(ids.get(i), others.get(i));
            }
            var renamed = new Case(
                    renamed(made.weights(), names),
                    renamed(made.evidence(), names),
                    made.policy(),
                    new TiltLimits(
                            made.limits().position(),
                            made.limits().category(),
                            renamed(made.limits().categories(), names),
                            new TreeSet<>(made.limits().notBought().stream()
                                    .map(names::get)
                                    .toList()),
                            new TreeSet<>(made.limits().notSold().stream()
                                    .map(names::get)
                                    .toList())));
            SortedMap<InstrumentId, AssetTilt> found = renamed.tilts();
            int shown = seed;
            made.tilts().forEach((id, tilt) -> assertThat(to(found, names.getOrDefault(id, id)))
                    .as("seed " + shown)
                    .isCloseTo(tilt.to(), within(ROUNDING)));
        }
    }

    @Test
    void allAlikeIsNeutral() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Case made = made(seed);
            double same = 6 * new SplittableRandom(seed).nextDouble() - 3;
            var alike = new TreeMap<InstrumentId, Double>();
            made.weights().keySet().forEach(id -> alike.put(id, same));
            int shown = seed;
            made.tilts(alike).values().forEach(tilt -> assertThat(tilt.to())
                    .as("seed " + shown)
                    .isCloseTo(tilt.from(), within(ROUNDING)));
        }
    }

    private static <V> SortedMap<InstrumentId, V> renamed(
            Map<InstrumentId, V> values, Map<InstrumentId, InstrumentId> names) {
        var renamed = new TreeMap<InstrumentId, V>();
        values.forEach((id, value) -> renamed.put(names.getOrDefault(id, id), value));
        return renamed;
    }

    private static double to(Map<InstrumentId, AssetTilt> tilts, InstrumentId id) {
        return Objects.requireNonNull(tilts.get(id)).to();
    }

    private static double sum(Map<InstrumentId, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Up to twelve weights, some of them zero or tiny, with evidence of both signs, some of it far beyond any bound.
    private static Case made(int seed) {
        var random = new SplittableRandom(seed);
        int size = 1 + random.nextInt(12);
        double invested = 0.3 + 0.7 * random.nextDouble();
        var weights = new TreeMap<InstrumentId, Double>();
        var evidence = new TreeMap<InstrumentId, Double>();
        var categories = new TreeMap<InstrumentId, Category>();
        var notBought = new TreeSet<InstrumentId>();
        var notSold = new TreeSet<InstrumentId>();
        double total = 0;
        for (int i = 0; i < size; i++) {
            InstrumentId id = InstrumentId.of("C" + i + "-USD");
            double raw = random.nextInt(8) == 0 ? 0 : Math.pow(random.nextDouble(), 3) + 1e-9;
            weights.put(id, raw);
            total += raw;
            evidence.put(id, (random.nextInt(5) == 0 ? 20 : 3) * (2 * random.nextDouble() - 1));
            if (random.nextInt(4) > 0) {
                categories.put(id, KINDS.get(random.nextInt(KINDS.size())));
            }
            if (random.nextInt(8) == 0) {
                notBought.add(id);
            }
            if (random.nextInt(8) == 0) {
                notSold.add(id);
            }
        }
        double sum = total;
        weights.replaceAll((id, weight) -> sum > 0 ? weight / sum * invested : 0);
        var policy = new TiltPolicy(
                TiltPolicy.Choice.PERFORMANCE,
                random.nextInt(10) == 0 ? 1 : 1 + 2 * random.nextDouble(),
                60,
                20,
                random.nextDouble(),
                0.05 + random.nextDouble());
        var limits = new TiltLimits(
                0.1 + 0.9 * random.nextDouble(), 0.2 + 0.8 * random.nextDouble(), categories, notBought, notSold);
        return new Case(weights, evidence, policy, limits);
    }
}
