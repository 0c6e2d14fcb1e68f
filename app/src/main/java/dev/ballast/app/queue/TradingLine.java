package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.rebalance.TripPolicy;

/// Whether trading is let through, why, and what stops it by itself (REB-9).
///
/// @param state in force
/// @param reason of that state; may be empty
/// @param trips losses at which it is stopped
public record TradingLine(TradingState state, String reason, TripPolicy trips) {

    static TradingLine of(Snapshot snapshot) {
        return new TradingLine(
                snapshot.tradingState(),
                snapshot.tradingReason(),
                snapshot.policy().approval().trips());
    }

    /// The reason first, then the trips.
    String words() {
        String day = "Trips: day's loss "
                + (trips.dailyLoss() > 0 ? Numbers.percent(trips.dailyLoss(), 0) + " reduces only" : "off");
        String fall = ", drawdown " + (trips.drawdown() > 0 ? Numbers.percent(trips.drawdown(), 0) + " halts" : "off");
        return (reason.isEmpty() ? "" : reason + ". ") + day + fall;
    }
}
