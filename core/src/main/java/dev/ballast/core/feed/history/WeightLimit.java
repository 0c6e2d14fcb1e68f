package dev.ballast.core.feed.history;

import java.util.concurrent.atomic.AtomicInteger;

/// The request weight that a venue of Binance's kind lets an address use in a minute. It differs between them and has
/// changed: 1,200 at binance.com until 2023 and at Binance.US, 6,000 at binance.com since. Each says its own in
/// `exchangeInfo`; until then the least of them holds. Shared by all that asks the same address; thread-safe.
public final class WeightLimit {

    /// The least that is documented. Sources: recorded exchangeInfo of 2021; Binance.US API, "Rate limits".
    public static final int LEAST = 1_200;

    private final AtomicInteger perMinute = new AtomicInteger(LEAST);

    /// Weight a minute, > 0.
    public int perMinute() {
        return perMinute.get();
    }

    /// Takes over what the venue says.
    ///
    /// @param weight a minute, > 0
    public void learned(int weight) {
        if (weight <= 0) {
            throw new IllegalArgumentException("weight must be > 0, was " + weight);
        }
        perMinute.set(weight);
    }
}
