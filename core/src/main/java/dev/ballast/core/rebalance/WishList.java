package dev.ballast.core.rebalance;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.Drifts;
import dev.ballast.core.risk.limits.LimitChecks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Turns fired triggers into wanted trades: which weights are to move, and to where.
///
/// Triggers that aim at the targets move every weight that is further than the leg threshold, or than its own band
/// where that is narrower, from its target: all the way or to the edge of its band. Weights that the trader chose are
/// met however near they are. Concentration moves the named position down to the concentration target; risk triggers
/// reduce what carries the risk ([Reductions]). Where several speak, and where a target lies above the position limit,
/// the stricter wins: no leg leaves a position above the limit of the regime.
final class WishList {

    /// Fewer than a double carries, so that 6.999999999999999 is the 7 it stands for before it is rounded down.
    private static final MathContext DIGITS = new MathContext(12);

    /// The weight to which an instrument is to be moved, and why.
    private record Goal(double weight, String reason, double belief) {}

    private final PlanRequest request;
    private final Valuation valuation;
    private final Map<InstrumentId, Reduction> reductions = new TreeMap<>();
    private final List<Refusal> restricted = new ArrayList<>();
    private final double limit;
    private final double cap;

    WishList(PlanRequest request, Valuation valuation, BookRisk book) {
        this.request = request;
        this.valuation = valuation;
        double factor = LimitChecks.factor(
                request.risk().policy().limits(), request.risk().regime());
        this.limit = request.risk().policy().positionLimit() * factor;
        this.cap = request.policy().concentrationTarget() * factor;
        new Reductions(request, valuation, book)
                .all()
                .forEach(reduction -> reductions.put(reduction.instrument(), reduction));
    }

    /// Wanted trades by instrument id. What makes one impossible to price makes the list useless: then it is empty
    /// and the reasons are given to `obstacles`.
    List<Wish> all(List<Refusal> obstacles) {
        var wishes = new ArrayList<Wish>();
        for (Drift drift : Drifts.of(valuation, request.targets().weights(), 0)) {
            Optional<Goal> goal = goal(drift);
            if (goal.isPresent()
                    && Math.abs(goal.get().weight() - drift.weight()) > 0
                    && !isRestricted(drift, goal.get().weight())) {
                Optional<Refusal> obstacle = obstacle(drift.instrument());
                obstacle.ifPresent(obstacles::add);
                if (obstacle.isEmpty()) {
                    wish(drift, goal.get()).ifPresent(wishes::add);
                }
            }
        }
        return obstacles.isEmpty() ? wishes : List.of();
    }

    /// What the trader's lists took away.
    List<Refusal> restricted() {
        return restricted;
    }

    private Optional<Goal> goal(Drift drift) {
        Optional<Goal> goal = Optional.empty();
        boolean towards = request.readings().stream()
                .map(TriggerReading::kind)
                .anyMatch(kind -> kind.aim() == TriggerKind.Aim.TARGETS && kind != TriggerKind.CHOSEN_WEIGHTS);
        double band = request.policy().softBand(drift.instrument(), drift.target());
        boolean far = Math.abs(drift.drift()) > Math.min(request.policy().legThreshold(), band);
        // What was not chosen keeps its weight exactly, also above the position limit: no trade was asked for.
        if ((towards && far) || (fires(TriggerKind.CHOSEN_WEIGHTS) && drift.drift() != 0)) {
            double weight = edged(drift, allowed(drift), band);
            goal = Optional.of(new Goal(weight, move(drift, weight) + ending(drift, weight), 1));
        }
        Reduction reduction = reductions.get(drift.instrument());
        if (reduction != null && drift.weight() > 0) {
            double weight = drift.weight() * reduction.factor();
            if (goal.isEmpty() || weight < goal.get().weight()) {
                String why = move(drift, weight) + ": " + reduction.reason();
                goal = Optional.of(new Goal(weight, why, reduction.confidence()));
            }
        }
        if (reading(TriggerKind.CONCENTRATION, drift.instrument()).isPresent()
                && (goal.isEmpty() || cap < goal.get().weight())) {
            goal = Optional.of(new Goal(cap, move(drift, cap) + ", as the position limit is " + Percent.of(limit), 1));
        }
        return goal;
    }

    private double allowed(Drift drift) {
        if (!(drift.target() > limit)) {
            return drift.target();
        }
        // A target that the limit forbids asks neither for more than the cap nor for a sale that no limit asks for.
        return drift.weight() > limit ? cap : Math.max(drift.weight(), cap);
    }

    /// The nearest edge of the band instead of the target itself, where the policy says so.
    private double edged(Drift drift, double goal, double band) {
        boolean whole = request.policy().trade().goal() == TradePolicy.Goal.TARGET
                || goal != drift.target()
                || fires(TriggerKind.CHOSEN_WEIGHTS);
        if (whole) {
            return goal;
        }
        double edge = drift.drift() > 0 ? drift.target() + band : Math.max(0, drift.target() - band);
        double inside = drift.drift() > 0 ? Math.min(drift.weight(), edge) : Math.max(drift.weight(), edge);
        return drift.drift() > 0 && inside > limit ? cap : inside;
    }

    private boolean fires(TriggerKind kind) {
        return request.readings().stream().anyMatch(reading -> reading.kind() == kind);
    }

    private Optional<TriggerReading> reading(TriggerKind kind, InstrumentId instrument) {
        return request.readings().stream()
                .filter(reading -> reading.kind() == kind && reading.subject().equals(instrument.symbol()))
                .findFirst();
    }

    private boolean isRestricted(Drift drift, double goal) {
        boolean buy = goal > drift.weight();
        TradePolicy trade = request.policy().trade();
        String reason = (buy ? trade.doNotBuy() : trade.doNotSell())
                .get(drift.instrument().symbol());
        if (reason != null) {
            restricted.add(Refusal.of(
                            RefusalCode.RESTRICTED,
                            drift.instrument() + " left out: it is on the list of what is not "
                                    + (buy ? "bought" : "sold") + ": " + reason)
                    .with("instrument", drift.instrument())
                    .with("side", buy ? Side.BUY : Side.SELL)
                    .with("reason", reason)
                    .with("weight", drift.weight())
                    .with("wanted", goal));
        }
        return reason != null;
    }

    private Optional<Refusal> obstacle(InstrumentId id) {
        Quote quote = request.market().quotes().get(id);
        if (!request.market().instruments().containsKey(id)) {
            return Optional.of(Refusal.of(RefusalCode.UNKNOWN_INSTRUMENT, id + " is not a known instrument")
                    .with("instrument", id));
        }
        if (quote == null) {
            return Optional.of(
                    Refusal.of(RefusalCode.MISSING_PRICE, id + " has no price").with("instrument", id));
        }
        if (quote.isCrossed()) {
            return Optional.of(Refusal.of(
                            RefusalCode.CROSSED_QUOTE,
                            "bid " + quote.bid() + " of " + id + " is above its ask " + quote.ask())
                    .with("instrument", id)
                    .with("bid", quote.bid())
                    .with("ask", quote.ask()));
        }
        if (!request.market().rates().knows(id.quote())) {
            return Optional.of(
                    Refusal.of(RefusalCode.UNKNOWN_CURRENCY, "no rate of " + id.quote() + " for " + id + " is known")
                            .with("instrument", id)
                            .with("currency", id.quote()));
        }
        return Optional.empty();
    }

    private Optional<Wish> wish(Drift drift, Goal goal) {
        InstrumentId id = drift.instrument();
        Instrument instrument = request.market().instruments().get(id);
        Quote quote = request.market().quotes().get(id);
        if (instrument == null || quote == null) {
            throw new IllegalStateException(id + " was checked for a price before");
        }
        CurrencyRates rates = request.market().rates();
        BigDecimal rate = rates.rate(id.quote());
        double value = (goal.weight() - drift.weight()) * valuation.equity();
        BigDecimal quantity = quantity(instrument, Math.abs(value) / (quote.mid() * rate.doubleValue()), goal.weight());
        if (quantity.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Wish(
                instrument,
                quote,
                request.market().freshness().judge(quote, request.market().now()),
                rate,
                request.feeRate(),
                value > 0 ? Side.BUY : Side.SELL,
                quantity,
                goal.reason(),
                priority(id),
                goal.belief(),
                LegDetails.depth(request, id, rate.doubleValue())));
    }

    /// A sale to nothing sells all there is; any other quantity comes from its value.
    private BigDecimal quantity(Instrument instrument, double wanted, double goal) {
        Holding holding = request.book().holding(instrument.id());
        return goal > 0 ? new BigDecimal(wanted, DIGITS) : holding.quantity();
    }

    private static String move(Drift drift, double goal) {
        return "from " + Percent.of(drift.weight()) + " to " + Percent.of(goal) + " of equity";
    }

    private String ending(Drift drift, double goal) {
        if (goal == drift.target()) {
            return ", its target";
        }
        boolean edge = !(drift.target() > limit) && goal != cap;
        return edge
                ? ", the edge of the band around its target of " + Percent.of(drift.target())
                : ", as the position limit is " + Percent.of(limit);
    }

    private Urgency priority(InstrumentId instrument) {
        Reduction reduction = reductions.get(instrument);
        return request.readings().stream()
                .filter(reading -> reading.subject().equals(instrument.symbol()))
                .map(TriggerReading::urgency)
                .max(Urgency::compareTo)
                .orElse(reduction == null ? Urgency.LOW : reduction.priority());
    }
}
