package dev.ballast.app.drift;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.forecast.EdgePrices;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.math.BigDecimal;

/// All figures of one row at one moment.
///
/// @param drift weight against target
/// @param trigger where its triggers fire
/// @param price in quote currency; NaN where there is none
/// @param tick of the price
/// @param edges price ÷ present price at which the next triggers fire
/// @param outlook what may come, or why that cannot be told
public record DriftFigures(
        Drift drift, TriggerBand trigger, double price, BigDecimal tick, EdgePrices edges, Result<Outlook> outlook) {

    static final Result<Outlook> WAITING = Result.missing("Being computed");

    static DriftFigures of(Drift drift, TriggerBand trigger, double price, BigDecimal tick, Result<Outlook> outlook) {
        return new DriftFigures(drift, trigger, price, tick, EdgePrices.of(drift.weight(), trigger.next()), outlook);
    }

    DriftFigures with(Result<Outlook> other) {
        return new DriftFigures(drift, trigger, price, tick, edges, other);
    }

    public InstrumentId instrument() {
        return drift.instrument();
    }

    /// How much further the weight may move before the next trigger fires, a fraction; negative once one has.
    public double distance() {
        return Math.min(drift.weight() - trigger.next().lower(), trigger.next().upper() - drift.weight());
    }

    public boolean isOutside() {
        return trigger.next().isOutside(drift.weight());
    }

    /// Price at which the weight is the lower edge of where no trigger fires; NaN where none is.
    double lowerPrice() {
        return price * edges.lower().orElse(Double.NaN);
    }

    /// The same for the upper edge.
    double upperPrice() {
        return price * edges.upper().orElse(Double.NaN);
    }
}
