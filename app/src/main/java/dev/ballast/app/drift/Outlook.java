package dev.ballast.app.drift;

import dev.ballast.core.rebalance.forecast.WeightForecast;
import dev.ballast.core.result.Result;

/// A forecast with the figures the table shows of it, worked out once and away from the screen.
///
/// @param forecast of the weight
/// @param dayProbability that the next trigger fires within a day, in [0, 1]
/// @param weekProbability within seven
/// @param monthProbability within thirty
/// @param early days by which it fires with 25 %, or why that cannot be told
/// @param median with 50 %
/// @param late with 75 %
public record Outlook(
        WeightForecast forecast,
        double dayProbability,
        double weekProbability,
        double monthProbability,
        Result<Double> early,
        Result<Double> median,
        Result<Double> late) {

    static Outlook of(WeightForecast forecast) {
        return new Outlook(
                forecast,
                forecast.leavesWithin(1),
                forecast.leavesWithin(7),
                forecast.leavesWithin(30),
                forecast.daysToBand(0.25),
                forecast.daysToBand(0.5),
                forecast.daysToBand(0.75));
    }
}
