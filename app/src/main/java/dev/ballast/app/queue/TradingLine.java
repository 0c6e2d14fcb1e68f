package dev.ballast.app.queue;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.TradingState;

/// Whether trading is let through, why, and how far it is from being stopped (REB-9).
///
/// @param state in force
/// @param reason of that state; may be empty
public record TradingLine(TradingState state, String reason) {

    static TradingLine of(Snapshot snapshot) {
        return new TradingLine(snapshot.tradingState(), snapshot.tradingReason());
    }

    /// Why it is so.
    String words() {
        return reason;
    }
}
