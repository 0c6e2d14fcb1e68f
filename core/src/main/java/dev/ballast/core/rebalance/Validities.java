package dev.ballast.core.rebalance;

import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Decimals;
import dev.ballast.core.result.Percent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells how much of a plan is still so; described at [Validity].
final class Validities {

    private final MarketView market;
    private final Map<String, TriggerReading> latest = new HashMap<>();

    Validities(MarketView market, List<TriggerReading> readings) {
        this.market = market;
        readings.forEach(reading -> latest.put(reading.key(), reading));
    }

    Validity of(Plan plan, double guard, Benefit now) {
        double worst = 0;
        int worstLeg = 0;
        for (Leg leg : plan.legs()) {
            double move = leg.enabled() ? move(leg) : 0;
            if (Double.isNaN(move) || Math.abs(move) > Math.abs(worst) || (worstLeg == 0 && leg.enabled())) {
                worst = move;
                worstLeg = leg.number();
            }
        }
        List<String> gone = gone(plan);
        double then = plan.benefit().net();
        var reasons = new ArrayList<String>();
        if (!(Math.abs(worst) <= guard)) {
            reasons.add(
                    "The price of leg " + worstLeg + " moved by " + Percent.of(worst) + ", guard " + Percent.of(guard));
        }
        if (then > 0 && now.net() <= 0) {
            reasons.add("Its gain no longer pays for its cost: " + Decimals.of(now.net(), 2) + ", it was "
                    + Decimals.of(then, 2));
        }
        if (!gone.isEmpty() && gone.size() == plan.readings().size()) {
            reasons.add("None of its triggers holds any more");
        }
        double room = guard > 0 ? Math.max(0, 1 - Math.abs(worst) / guard) : worst == 0 ? 1 : 0;
        double gain = then > 0 && !Double.isNaN(now.net()) ? Math.clamp(now.net() / then, 0.0, 1.0) : 1;
        double holding = plan.readings().isEmpty()
                ? 1
                : 1 - (double) gone.size() / plan.readings().size();
        double share = Double.isNaN(room) ? 0 : Math.min(room, Math.min(gain, holding));
        return new Validity(share, worst, worstLeg, guard, then, now.net(), gone, reasons);
    }

    /// Move of a leg's own price since it was planned; NaN without one.
    private double move(Leg leg) {
        Quote quote = market.quotes().get(leg.instrument());
        if (quote == null) {
            return Double.NaN;
        }
        double price = leg.side() == Side.BUY ? quote.ask() : quote.bid();
        return price / leg.price().doubleValue() - 1;
    }

    private List<String> gone(Plan plan) {
        var gone = new ArrayList<String>();
        for (TriggerReading reading : plan.readings()) {
            TriggerReading now = latest.get(reading.key());
            boolean holds =
                    switch (reading.kind()) {
                        // Asked for, or answered by this very plan: nothing takes them back.
                        case ON_DEMAND, CHOSEN_WEIGHTS, SCHEDULE, REGIME_CHANGE -> true;
                        case DEVIATION,
                                CONCENTRATION,
                                VOLATILITY_SPIKE,
                                CORRELATION,
                                MOMENTUM_SHIFT,
                                DRAWDOWN,
                                STRATEGY_PERFORMANCE,
                                HEAT,
                                LIMIT_BREACH ->
                            now != null
                                    && (now.context().state().holds()
                                            || now.context().state() == TriggerState.UNKNOWN);
                    };
            if (!holds) {
                gone.add(reading.kind().label() + " " + reading.subject() + ": "
                        + (now == null ? "no longer read" : now.figures()));
            }
        }
        return gone;
    }
}
