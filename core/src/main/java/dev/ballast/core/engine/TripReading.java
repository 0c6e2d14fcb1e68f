package dev.ballast.core.engine;

import dev.ballast.core.result.Result;

/// How far a loss is from stopping trading by itself (REB-9).
///
/// @param kind which loss
/// @param loss so far, a fraction of equity, negative for a gain, or why it cannot be told
/// @param trip at which it stops trading, a fraction; 0 where it is switched off
/// @param then what trading becomes
public record TripReading(Kind kind, Result<Double> loss, double trip, TradingState then) {

    /// Which loss.
    public enum Kind {
        DAILY_LOSS("Daily loss"),
        DRAWDOWN("Drawdown");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /// The name for the screen.
        public String label() {
            return label;
        }
    }

    public boolean isSet() {
        return trip > 0;
    }

    /// What may still be lost before it trips, a fraction of equity; missing where it is off or the loss is not known.
    public Result<Double> distance() {
        return isSet()
                ? loss.map(lost -> Math.max(0, trip - lost))
                : Result.missing(kind.label() + " does not stop trading: its trip is switched off");
    }
}
