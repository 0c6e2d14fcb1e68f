package dev.ballast.core.rebalance;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Percent;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.Drifts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns fired triggers into wanted trades: which weights are to move, and to where.
///
/// Deviation or a trader's request moves every weight that is further than the leg threshold from its target; weights
/// that the trader chose are met however near they are.
/// Concentration moves the named position down to the concentration target. Where both speak, and where a target lies
/// above the position limit, the stricter wins: no leg leaves a position above the limit.
final class WishList {

    /// Fewer than a double carries, so that 6.999999999999999 is the 7 it stands for before it is rounded down.
    private static final MathContext DIGITS = new MathContext(12);

    private final PlanRequest request;
    private final Valuation valuation;

    WishList(PlanRequest request, Valuation valuation) {
        this.request = request;
        this.valuation = valuation;
    }

    /// Wanted trades by instrument id, or what makes them impossible to price.
    Result<List<Wish>> all() {
        var wishes = new ArrayList<Wish>();
        for (Drift drift : Drifts.of(valuation, request.targets().weights(), 0)) {
            Optional<Double> goal = goal(drift);
            if (goal.isPresent() && Math.abs(goal.get() - drift.weight()) > 0) {
                Result<Optional<Wish>> wish = wish(drift, goal.get());
                if (wish instanceof Result.Missing<Optional<Wish>>(String reason)) {
                    return Result.missing(reason);
                }
                wish.orElseThrow().ifPresent(wishes::add);
            }
        }
        return Result.of(wishes);
    }

    /// The weight to which an instrument is to be moved, if it is to be moved.
    private Optional<Double> goal(Drift drift) {
        Optional<Double> goal = Optional.empty();
        if (fires(TriggerKind.DEVIATION) || fires(TriggerKind.ON_DEMAND)) {
            boolean far = Math.abs(drift.drift()) > request.policy().legThreshold();
            goal = far ? Optional.of(allowed(drift)) : goal;
        }
        // What was not chosen keeps its weight exactly, also above the position limit: no trade was asked for.
        if (fires(TriggerKind.CHOSEN_WEIGHTS) && drift.drift() != 0) {
            goal = Optional.of(allowed(drift));
        }
        if (reading(TriggerKind.CONCENTRATION, drift.instrument()).isPresent()) {
            double down = request.policy().concentrationTarget();
            goal = Optional.of(Math.min(goal.orElse(down), down));
        }
        return goal;
    }

    private double allowed(Drift drift) {
        boolean over = drift.target() > request.risk().policy().positionLimit();
        double cap = request.policy().concentrationTarget();
        if (!over) {
            return drift.target();
        }
        // A target that the limit forbids asks neither for more than the cap nor for a sale that no limit asks for.
        return drift.weight() > request.risk().policy().positionLimit() ? cap : Math.max(drift.weight(), cap);
    }

    private boolean fires(TriggerKind kind) {
        return request.readings().stream().anyMatch(reading -> reading.kind() == kind);
    }

    private Optional<TriggerReading> reading(TriggerKind kind, InstrumentId instrument) {
        return request.readings().stream()
                .filter(reading -> reading.kind() == kind && reading.subject().equals(instrument.symbol()))
                .findFirst();
    }

    private Result<Optional<Wish>> wish(Drift drift, double goal) {
        InstrumentId id = drift.instrument();
        Instrument instrument = request.market().instruments().get(id);
        Quote quote = request.market().quotes().get(id);
        CurrencyRates rates = request.market().rates();
        if (instrument == null) {
            return Result.missing("No plan: " + id + " is not a known instrument.");
        }
        if (quote == null) {
            return Result.missing("No plan: " + id + " has no price.");
        }
        if (quote.isCrossed()) {
            return Result.missing(
                    "No plan: bid " + quote.bid() + " of " + id + " is above its ask " + quote.ask() + ".");
        }
        if (!rates.knows(id.quote())) {
            return Result.missing("No plan: no rate of " + id.quote() + " for " + id + " is known.");
        }
        BigDecimal rate = rates.rate(id.quote());
        double value = (goal - drift.weight()) * valuation.equity();
        BigDecimal quantity = quantity(instrument, Math.abs(value) / (quote.mid() * rate.doubleValue()), goal);
        if (quantity.signum() == 0) {
            return Result.of(Optional.empty());
        }
        return Result.of(Optional.of(new Wish(
                instrument,
                quote,
                request.market().freshness().judge(quote, request.market().now()),
                rate,
                request.feeRate(),
                value > 0 ? Side.BUY : Side.SELL,
                quantity,
                reason(drift, goal),
                priority(id))));
    }

    /// A sale to nothing sells all there is; any other quantity comes from its value.
    private BigDecimal quantity(Instrument instrument, double wanted, double goal) {
        Holding holding = request.book().holding(instrument.id());
        return goal > 0 ? new BigDecimal(wanted, DIGITS) : holding.quantity();
    }

    private String reason(Drift drift, double goal) {
        String move = "from " + Percent.of(drift.weight()) + " to " + Percent.of(goal) + " of equity";
        if (goal == drift.target()) {
            return move + ", its target";
        }
        return move + ", as the position limit is "
                + Percent.of(request.risk().policy().positionLimit());
    }

    private Urgency priority(InstrumentId instrument) {
        return request.readings().stream()
                .filter(reading -> reading.subject().equals(instrument.symbol()))
                .map(TriggerReading::urgency)
                .max(Urgency::compareTo)
                .orElse(Urgency.LOW);
    }
}
