package dev.ballast.core.risk.tail;

import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Compares forecasts of value at risk with what came. Stateless.
public final class VarBacktests {

    private VarBacktests() {}

    /// Tests forecasts of the last days of a sample.
    ///
    /// @param times of the returns, oldest first
    /// @param returns of the portfolio
    /// @param forecasts for the last `forecasts.length` days, losses positive
    /// @param window returns behind each forecast
    /// @param convention how they were made
    public static VarBacktest of(
            TailMethod method,
            double confidence,
            List<Instant> times,
            double[] returns,
            double[] forecasts,
            int window,
            String convention) {
        int first = returns.length - forecasts.length;
        var exceeded = new boolean[forecasts.length];
        var exceedances = new ArrayList<Instant>();
        for (int day = 0; day < forecasts.length; day++) {
            exceeded[day] = -returns[first + day] > forecasts[day];
            if (exceeded[day]) {
                exceedances.add(times.get(first + day));
            }
        }
        LikelihoodRatio failures = CoverageTests.proportionOfFailures(exceedances.size(), forecasts.length, confidence);
        Result<LikelihoodRatio> independence = CoverageTests.independence(exceeded);
        return new VarBacktest(
                method,
                confidence,
                window,
                forecasts.length,
                exceedances.size(),
                exceedances,
                failures,
                independence,
                independence.map(ratio -> CoverageTests.conditionalCoverage(failures, ratio)),
                convention);
    }
}
