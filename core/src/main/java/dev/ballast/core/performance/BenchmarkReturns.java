package dev.ballast.core.performance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// What a benchmark earned between two midnights, from daily closes. A day on which no close was stored has no return:
/// nothing is carried forward. Building is O(bars), a return O(instruments).
final class BenchmarkReturns {

    private final Map<InstrumentId, Map<Instant, Double>> closes = new HashMap<>();
    private final BenchmarkChoice benchmark;

    BenchmarkReturns(BenchmarkChoice benchmark, Map<InstrumentId, PriceHistory> histories) {
        this.benchmark = benchmark;
        histories.forEach((instrument, history) -> {
            boolean wanted =
                    switch (benchmark) {
                        case BenchmarkChoice.EqualWeight _ -> true;
                        case BenchmarkChoice.Single(InstrumentId only) -> only.equals(instrument);
                    };
            if (wanted) {
                closes.put(instrument, byEnd(history));
            }
        });
    }

    private static Map<Instant, Double> byEnd(PriceHistory history) {
        var byEnd = new HashMap<Instant, Double>();
        for (int i = 0; i < history.bars().size(); i++) {
            byEnd.put(history.end(i), history.bars().get(i).close());
        }
        return byEnd;
    }

    BenchmarkChoice benchmark() {
        return benchmark;
    }

    /// The simple return, the mean over the instruments that have both closes; empty where none has.
    OptionalDouble between(Instant from, Instant to) {
        double sum = 0;
        int count = 0;
        for (Map<Instant, Double> prices : closes.values()) {
            Double before = prices.get(from);
            Double after = prices.get(to);
            if (before != null && after != null) {
                sum += after / before - 1;
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
