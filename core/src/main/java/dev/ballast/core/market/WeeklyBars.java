package dev.ballast.core.market;

/// Weeks from days, by the rule of [LongerBars]. Pure.
public final class WeeklyBars {

    private WeeklyBars() {}

    /// Weekly bars of a daily history; empty where no week is over. `IllegalArgumentException` for another timeframe.
    public static PriceHistory of(PriceHistory daily) {
        if (daily.timeframe() != Timeframe.D1) {
            throw new IllegalArgumentException(
                    "weeks of " + daily.instrument() + " need daily bars, were " + daily.timeframe());
        }
        return new PriceHistory(
                daily.instrument(), Timeframe.W1, LongerBars.of(daily.bars(), Timeframe.D1, Timeframe.W1));
    }
}
