package dev.ballast.core.risk.tail;

import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.List;

/// How often a one-day value at risk was exceeded, against how often it should have been.
///
/// @param method whose forecasts are tested
/// @param confidence of the value at risk, in (0, 1)
/// @param window returns behind each forecast
/// @param forecasts days tested, each forecast made from the days before it alone unless the convention says
/// otherwise
/// @param exceedances days on which the loss was above the value at risk
/// @param exceedanceTimes those days, oldest first
/// @param proportionOfFailures Kupiec (1995): is the share of exceedances 1 − confidence? χ²(1)
/// @param independence Christoffersen (1998): do exceedances come in clusters? χ²(1); missing without an exceedance
/// @param conditionalCoverage both at once, χ²(2)
/// @param convention how the forecasts were made, one line for the screen
public record VarBacktest(
        TailMethod method,
        double confidence,
        int window,
        int forecasts,
        int exceedances,
        List<Instant> exceedanceTimes,
        LikelihoodRatio proportionOfFailures,
        Result<LikelihoodRatio> independence,
        Result<LikelihoodRatio> conditionalCoverage,
        String convention) {

    public VarBacktest {
        exceedanceTimes = List.copyOf(exceedanceTimes);
    }

    /// How many exceedances a right model has on average.
    public double expectedExceedances() {
        return forecasts * (1 - confidence);
    }
}
