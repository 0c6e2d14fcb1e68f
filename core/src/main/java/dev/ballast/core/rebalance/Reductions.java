package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Decimals;
import dev.ballast.core.result.Percent;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.heat.OpenRisk;
import dev.ballast.core.risk.limits.LimitKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Finds the positions that risk triggers ask to reduce (REB-3, RSK-7).
///
/// - correlated pair: the weaker performer of the two over the sample; confidence Φ((atanh ρ − atanh limit) √(T − 3)),
///   Fisher's z;
/// - volatility spike: every significant position that carries more than its risk budget of the variance, to budget ÷
///   share of its weight; confidence is its excess over the budget, at least one half;
/// - momentum: the position whose trend turned, confidence Φ(deviations);
/// - heat: positions with more than an equal share of the open risk; drawdown and limits: positions with at least an
///   equal share of the variance, a category's members for its limit; all by the policy's factor;
/// - strategy: what the strategy's open lots hold.
///
/// Where two ask for one position the smaller factor wins.
final class Reductions {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double ROUNDING = 1e-9;

    private final PlanRequest request;
    private final Valuation valuation;
    private final BookRisk book;
    private final double[] shares;
    private final TreeMap<InstrumentId, Reduction> found = new TreeMap<>();

    Reductions(PlanRequest request, Valuation valuation, BookRisk book) {
        this.request = request;
        this.valuation = valuation;
        this.book = book;
        this.shares = shares(book);
    }

    /// By instrument id.
    List<Reduction> all() {
        for (TriggerReading reading : request.readings()) {
            switch (reading.kind()) {
                case CORRELATION -> correlation(reading);
                case VOLATILITY_SPIKE -> spike(reading);
                case MOMENTUM_SHIFT -> momentum(reading);
                case HEAT -> heat(reading);
                case DRAWDOWN -> carriers(reading, "the book fell from its peak and it carries ");
                case LIMIT_BREACH -> limit(reading);
                case STRATEGY_PERFORMANCE -> strategy(reading);
                case DEVIATION, CONCENTRATION, ON_DEMAND, CHOSEN_WEIGHTS, SCHEDULE, REGIME_CHANGE -> {}
            }
        }
        return List.copyOf(found.values());
    }

    private void correlation(TriggerReading reading) {
        List<Position> pair = valuation.positions().stream()
                .filter(position -> Set.of(reading.subject().split(" / ", -1))
                        .contains(position.instrument().symbol()))
                .sorted(Comparator.comparingDouble(position -> performance(position.instrument())))
                .toList();
        if (pair.size() < 2 || !book.doubt().isEmpty()) {
            return;
        }
        InstrumentId weaker = pair.getFirst().instrument();
        int observations = book.basis().observations();
        double z = (atanh(reading.value()) - atanh(reading.threshold())) * Math.sqrt(Math.max(1, observations - 3));
        add(
                weaker,
                reading,
                request.policy().trade().scaleDown(),
                NORMAL.cumulativeProbability(z),
                String.format(
                        Locale.ROOT,
                        "the weaker of the pair %s, whose correlation is %s: %s against %s over %d days",
                        reading.subject(),
                        Decimals.of(reading.value(), 2),
                        Percent.of(performance(weaker)),
                        Percent.of(performance(pair.getLast().instrument())),
                        observations));
    }

    private void spike(TriggerReading reading) {
        double budget = request.policy().trade().riskShare();
        for (Position position : valuation.positions()) {
            double share = share(position.instrument());
            boolean large = position.weight() >= request.policy().trade().significantWeight();
            if (large && share > budget) {
                add(
                        position.instrument(),
                        reading,
                        budget / share,
                        Math.clamp((share - budget) / budget, 0.5, 1.0),
                        "it carries " + Percent.of(share) + " of the book's variance, budget " + Percent.of(budget));
            }
        }
    }

    private void momentum(TriggerReading reading) {
        valuation.positions().stream()
                .filter(position -> position.instrument().symbol().equals(reading.subject()))
                .forEach(position -> add(
                        position.instrument(),
                        reading,
                        request.policy().trade().scaleDown(),
                        NORMAL.cumulativeProbability(reading.value()),
                        "its trend turned down by " + Decimals.of(reading.value(), 2) + " standard deviations"));
    }

    private void heat(TriggerReading reading) {
        var further = new FurtherFigures(valuation, request.targets(), request.risk(), book, "");
        Heat heat = further.heat().orElse(new Heat(0, List.of()));
        double equal =
                heat.positions().isEmpty() ? 0 : heat.total() / heat.positions().size();
        for (OpenRisk open : heat.positions()) {
            if (open.risk() >= equal - ROUNDING) {
                add(
                        open.instrument(),
                        reading,
                        request.policy().trade().scaleDown(),
                        1,
                        "its open risk is " + Percent.of(open.risk()) + " of equity, of " + Percent.of(heat.total())
                                + " in all");
            }
        }
    }

    private void limit(TriggerReading reading) {
        String category = LimitKind.CATEGORY.label() + " ";
        if (reading.subject().startsWith(category)) {
            String name = reading.subject().substring(category.length());
            for (Position position : valuation.positions()) {
                if (position.category().label().equals(name)) {
                    add(
                            position.instrument(),
                            reading,
                            request.policy().trade().scaleDown(),
                            1,
                            "it is of the category " + name + ", which is over its limit");
                }
            }
        } else {
            carriers(reading, reading.subject() + " is beyond its limit and it carries ");
        }
    }

    /// Positions with at least an equal share of the variance.
    private void carriers(TriggerReading reading, String words) {
        long held = valuation.positions().stream()
                .filter(position -> position.weight() > 0)
                .count();
        for (Position position : valuation.positions()) {
            double share = share(position.instrument());
            if (position.weight() > 0 && share * held >= 1 - ROUNDING) {
                add(
                        position.instrument(),
                        reading,
                        request.policy().trade().scaleDown(),
                        1,
                        words + Percent.of(share) + " of the variance");
            }
        }
    }

    private void strategy(TriggerReading reading) {
        Set<InstrumentId> holds = request.strategies().getOrDefault(reading.subject(), Set.of());
        for (Position position : valuation.positions()) {
            if (holds.contains(position.instrument())) {
                add(
                        position.instrument(),
                        reading,
                        request.policy().trade().scaleDown(),
                        reading.value(),
                        "it was bought by the strategy " + reading.subject()
                                + ", which wins less often than it used to");
            }
        }
    }

    private void add(InstrumentId instrument, TriggerReading reading, double factor, double confidence, String why) {
        var reduction = new Reduction(
                instrument, reading.kind(), factor, reading.urgency(), Math.clamp(confidence, 0.0, 1.0), why);
        found.merge(instrument, reduction, (one, other) -> other.factor() < one.factor() ? other : one);
    }

    /// Growth over the sample; 0 without one.
    private double performance(InstrumentId instrument) {
        int row = book.basis().row(instrument);
        if (row < 0) {
            return 0;
        }
        double growth = 1;
        for (double daily : book.basis().returns(row)) {
            growth *= 1 + daily;
        }
        return growth - 1;
    }

    private double share(InstrumentId instrument) {
        int row = book.basis().row(instrument);
        return row < 0 ? 0 : shares[row];
    }

    private static double[] shares(BookRisk book) {
        double[] products = book.products();
        double variance = 0;
        for (int row = 0; row < products.length; row++) {
            products[row] *= book.amount(row);
            variance += products[row];
        }
        for (int row = 0; row < products.length; row++) {
            products[row] = variance > 0 ? products[row] / variance : 0;
        }
        return products;
    }

    private static double atanh(double value) {
        double inside = Math.clamp(value, -1 + 1e-12, 1 - 1e-12);
        return 0.5 * Math.log((1 + inside) / (1 - inside));
    }
}
