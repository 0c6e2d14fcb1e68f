package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.engine.TripReading;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Whether trading is let through, why, and how far it is from being stopped (REB-9).
///
/// @param state in force
/// @param reason of that state; may be empty
/// @param trips how far losses are from stopping it, one part each
public record TradingLine(TradingState state, String reason, List<String> trips) {

    public TradingLine {
        trips = List.copyOf(trips);
    }

    static TradingLine of(Snapshot snapshot) {
        return new TradingLine(
                snapshot.tradingState(),
                snapshot.tradingReason(),
                snapshot.trips().stream().map(TradingLine::words).toList());
    }

    private static String words(TripReading trip) {
        String name = trip.kind().label();
        if (!trip.isSet()) {
            return name + ": no trip";
        }
        return switch (trip.loss()) {
            case Result.Known<Double>(Double loss) ->
                name + " " + Numbers.percent(loss) + " of " + Numbers.percent(trip.trip()) + ", then "
                        + trip.then().label().toLowerCase(Locale.ROOT);
            case Result.Missing<Double>(String reason) -> name + " not known: " + reason;
        };
    }

    /// The reason first, then a line for each trip.
    String words() {
        return (reason.isEmpty() ? "" : reason + "\n") + trips.stream().collect(Collectors.joining("\n"));
    }
}
