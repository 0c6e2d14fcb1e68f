package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// Chooses the best 1, 2 … n of a plan's legs (EDGE-2); the result is described at [BestLegs].
///
/// Up to twelve legs every subset is tried ([LegSubsets]); of more, one leg after the other is chosen.
///
/// What is left is the loss of utility of [Benefit], or half the sum of the distances from target where no covariance
/// is known. A candidate is read off one product Σd a round, so that m legs over n instruments take O(m (n² + m)).
final class LegCurve {

    private final PlanRequest request;
    private final Benefit benefit;
    private final double equity;
    private final BigDecimal cash;
    private final BookRisk start;
    private final Map<InstrumentId, Double> startWeights;

    /// @param benefit of all legs: says which loss is measured
    LegCurve(PlanRequest request, Benefit benefit, double equity, BookRisk start, Map<InstrumentId, Double> weights) {
        this.request = request;
        this.benefit = benefit;
        this.equity = equity;
        this.cash = request.book().cash();
        this.start = start;
        this.startWeights = weights;
    }

    /// A book after some legs.
    private record Step(BookRisk risk, Map<InstrumentId, Double> amounts, double equity, BigDecimal cash) {

        Step with(Leg leg) {
            double amount = amount(leg);
            BookRisk after = risk.copy();
            after.trade(leg.instrument(), amount);
            var more = new HashMap<>(amounts);
            more.merge(leg.instrument(), amount, Double::sum);
            CostEstimate cost = leg.detail().cost();
            return new Step(after, more, equity - cost.commission() - cost.spread(), cash.add(cashEffect(leg)));
        }
    }

    List<BestLegs> of(List<Leg> legs) {
        var amounts = new HashMap<InstrumentId, Double>();
        startWeights.forEach((instrument, weight) -> amounts.put(instrument, weight * equity));
        var untouched = new Step(start, amounts, equity, cash);
        return legs.size() <= BestLegs.EXACT ? exact(legs, untouched) : greedy(legs, untouched);
    }

    private List<BestLegs> exact(List<Leg> legs, Step untouched) {
        LegSubsets.Left measure = benefit.reason().isEmpty() ? quadratic(legs, untouched) : distances(legs, untouched);
        double first = left(untouched);
        var lefts = new ArrayList<Double>();
        var points = new ArrayList<BestLegs>();
        List<Integer> best = LegSubsets.best(legs, cash, measure);
        for (int count = 1; count <= legs.size(); count++) {
            int subset = best.get(count - 1);
            var chosen = new ArrayList<Leg>();
            Step step = untouched;
            for (int i = 0; i < legs.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    chosen.add(legs.get(i));
                    step = step.with(legs.get(i));
                }
            }
            lefts.add(left(step));
            points.add(point(count, chosen, step, first, lefts.getLast()));
        }
        return shared(points, lefts, first);
    }

    /// dᵀΣd ÷ equity after a subset. With d₀ the distances, t the targets, a the amounts of its legs and c their cost,
    /// d is d₀ + Σ aⱼ eⱼ + c t.
    private LegSubsets.Left quadratic(List<Leg> legs, Step untouched) {
        BookRisk risk = untouched.risk();
        Quadratic loss = loss(untouched);
        var traded = new double[1 << legs.size()];
        var withTargets = new double[1 << legs.size()];
        return (subset, cost) -> {
            if (subset != 0) {
                int last = 31 - Integer.numberOfLeadingZeros(subset);
                int rest = subset & ~(1 << last);
                int row = risk.basis().row(legs.get(last).instrument());
                double amount = row < 0 ? 0 : amount(legs.get(last));
                double product = row < 0 ? 0 : 2 * loss.product(row);
                for (int i = 0; i < last && row >= 0; i++) {
                    int other = risk.basis().row(legs.get(i).instrument());
                    if ((rest >> i & 1) == 1 && other >= 0) {
                        product += 2
                                * amount(legs.get(i))
                                * risk.basis().covariance().get(row, other);
                    }
                }
                double own = row < 0 ? 0 : risk.basis().covariance().get(row, row);
                traded[subset] = traded[rest] + amount * (product + amount * own);
                withTargets[subset] = withTargets[rest] + (row < 0 ? 0 : amount * loss.targetProduct(row));
            }
            double form = loss.atCost(cost) + traded[subset] + 2 * cost * withTargets[subset];
            return form / (untouched.equity() - cost);
        };
    }

    /// Half the sum of the distances from target after a subset.
    private LegSubsets.Left distances(List<Leg> legs, Step untouched) {
        var instruments = new TreeSet<>(untouched.amounts().keySet());
        instruments.addAll(request.targets().weights().keySet());
        legs.forEach(leg -> instruments.add(leg.instrument()));
        List<InstrumentId> rows = List.copyOf(instruments);
        double[] held = rows.stream()
                .mapToDouble(id -> untouched.amounts().getOrDefault(id, 0.0))
                .toArray();
        double[] targets =
                rows.stream().mapToDouble(id -> request.targets().weight(id)).toArray();
        int[] row =
                legs.stream().mapToInt(leg -> rows.indexOf(leg.instrument())).toArray();
        double[] amounts = legs.stream().mapToDouble(LegCurve::amount).toArray();
        return (subset, cost) -> {
            double[] after = held.clone();
            for (int i = 0; i < amounts.length; i++) {
                after[row[i]] += (subset >> i & 1) * amounts[i];
            }
            double sum = 0;
            for (int i = 0; i < after.length; i++) {
                sum += Math.abs(after[i] / (untouched.equity() - cost) - targets[i]);
            }
            return sum / 2;
        };
    }

    /// dᵀΣd of a step with what its change by a leg is read off: Σd and Σt with d the distances and t the targets.
    private static final class Quadratic {

        private final double[] products;
        private final double[] targetProducts;
        private final double now;
        private final double mixed;
        private final double ofTargets;

        Quadratic(BookRisk risk, double[] distances, double[] targets) {
            products = risk.products(distances);
            targetProducts = risk.products(targets);
            now = BookRisk.dot(distances, 0, products);
            mixed = BookRisk.dot(targets, 0, products);
            ofTargets = BookRisk.dot(targets, 0, targetProducts);
        }

        double product(int row) {
            return products[row];
        }

        double targetProduct(int row) {
            return targetProducts[row];
        }

        /// (d + c t)ᵀΣ(d + c t): the equity that c takes makes every target cheaper.
        double atCost(double cost) {
            return now + 2 * cost * mixed + cost * cost * ofTargets;
        }
    }

    private Quadratic loss(Step step) {
        BookRisk risk = step.risk();
        double[] distances = Benefits.distances(risk, request.targets(), benefit.basis(), step.equity());
        double[] targets = benefit.basis() == Benefit.Basis.TARGETS
                ? risk.weights(request.targets())
                : new double[distances.length];
        return new Quadratic(risk, distances, targets);
    }

    private List<BestLegs> greedy(List<Leg> legs, Step untouched) {
        Step step = untouched;
        double first = left(step);
        double before = first;
        var open = new ArrayList<>(legs);
        var chosen = new ArrayList<Leg>();
        var lefts = new ArrayList<Double>();
        var points = new ArrayList<BestLegs>();
        for (int count = 1; count <= legs.size(); count++) {
            Optional<Leg> best = best(step, open);
            if (best.isPresent()) {
                Step next = step.with(best.get());
                double left = left(next);
                if (left < before) {
                    open.remove(best.get());
                    chosen.add(best.get());
                    step = next;
                    before = left;
                }
            }
            lefts.add(before);
            points.add(point(count, chosen, step, first, before));
        }
        return shared(points, lefts, first);
    }

    /// The leg that leaves least among those that the cash of `step` pays for.
    private Optional<Leg> best(Step step, List<Leg> open) {
        ToDoubleFunction<Leg> left = benefit.reason().isEmpty() ? quadratic(step) : nearest(step);
        return open.stream()
                .filter(leg -> step.cash().add(cashEffect(leg)).signum() >= 0)
                .min(Comparator.comparingDouble(left));
    }

    /// dᵀΣd ÷ equity after one leg more. With d the distances, t the targets, a the leg's amount on row j and c its
    /// cost, d becomes d + a eⱼ + c t.
    private ToDoubleFunction<Leg> quadratic(Step step) {
        BookRisk risk = step.risk();
        Quadratic loss = loss(step);
        return leg -> {
            CostEstimate estimate = leg.detail().cost();
            double cost = estimate.commission() + estimate.spread();
            double form = loss.atCost(cost);
            int row = risk.basis().row(leg.instrument());
            if (row >= 0) {
                double amount = amount(leg);
                double own = risk.basis().covariance().get(row, row);
                form += amount * (amount * own + 2 * (loss.product(row) + cost * loss.targetProduct(row)));
            }
            return form / (step.equity() - cost);
        };
    }

    /// The leg's own distance from target after it less before it: what others gain by its cost is left out.
    private ToDoubleFunction<Leg> nearest(Step step) {
        return leg -> {
            double target = request.targets().weight(leg.instrument());
            double held = step.amounts().getOrDefault(leg.instrument(), 0.0);
            return Math.abs((held + amount(leg)) / step.equity() - target) - Math.abs(held / step.equity() - target);
        };
    }

    private BestLegs point(int count, List<Leg> chosen, Step step, double first, double left) {
        CostEstimate cost =
                chosen.stream().map(leg -> leg.detail().cost()).reduce(CostEstimate.NONE, CostEstimate::plus);
        boolean known = benefit.reason().isEmpty();
        return new BestLegs(
                count,
                chosen.stream().map(Leg::number).toList(),
                0,
                known ? first - left : Double.NaN,
                cost.total(),
                drift(step),
                step.risk()
                        .recentVolatility(step.equity(), request.risk().policy().periodsPerYear())
                        .orElse(Double.NaN));
    }

    private static List<BestLegs> shared(List<BestLegs> points, List<Double> lefts, double first) {
        double all = points.isEmpty() ? 0 : first - lefts.getLast();
        var shared = new ArrayList<BestLegs>();
        for (int i = 0; i < points.size(); i++) {
            BestLegs point = points.get(i);
            shared.add(new BestLegs(
                    point.count(),
                    point.legs(),
                    all > 0 ? (first - lefts.get(i)) / all : 0,
                    point.gain(),
                    point.cost(),
                    point.drift(),
                    point.volatility()));
        }
        return List.copyOf(shared);
    }

    /// What is left of the loss of utility in the book's currency, or of the drift.
    private double left(Step step) {
        if (!benefit.reason().isEmpty()) {
            return drift(step);
        }
        double[] distances = Benefits.distances(step.risk(), request.targets(), benefit.basis(), step.equity());
        TradePolicy policy = request.policy().trade();
        double periods = request.risk().policy().periodsPerYear() * policy.horizonDays() / 365;
        return policy.riskAversion() / 2 * periods * step.risk().form(distances, distances) / step.equity();
    }

    private double drift(Step step) {
        var distances = new TreeMap<InstrumentId, Double>();
        step.amounts().forEach((instrument, amount) -> distances.put(instrument, amount / step.equity()));
        request.targets().weights().forEach((instrument, weight) -> distances.merge(instrument, -weight, Double::sum));
        return distances.values().stream().mapToDouble(Math::abs).sum() / 2;
    }

    /// Change of the position's amount at the middle price.
    static double amount(Leg leg) {
        double middle = leg.detail().middle();
        double atMiddle = Double.isNaN(middle)
                ? leg.value().doubleValue()
                : leg.value().doubleValue() * middle / leg.price().doubleValue();
        return leg.side().sign() * atMiddle;
    }

    static BigDecimal cashEffect(Leg leg) {
        BigDecimal traded = leg.side() == Side.BUY ? leg.value().negate() : leg.value();
        return traded.subtract(leg.fee());
    }
}
