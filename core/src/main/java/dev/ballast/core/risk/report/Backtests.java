package dev.ballast.core.risk.report;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.GarchState;
import dev.ballast.core.risk.tail.RollingForecasts;
import dev.ballast.core.risk.tail.RollingMoments;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.VarBacktest;
import dev.ballast.core.risk.tail.VarBacktests;
import java.util.ArrayList;
import java.util.List;

/// Tests the one-day value at risk of each method on the report's own past (RSK-1).
final class Backtests {

    private Backtests() {}

    static List<BacktestCell> of(Estimates estimates, Result<GarchState> garch, RiskSettings settings) {
        var cells = new ArrayList<BacktestCell>();
        int window = settings.backtestWindow();
        if (estimates.observations() <= window) {
            String reason = "A backtest with a window of " + window + " days needs more returns, there are "
                    + estimates.observations() + ".";
            for (TailMethod method : TailMethod.values()) {
                cells.add(new BacktestCell(method, Result.missing(reason)));
            }
            return cells;
        }
        var moments = RollingMoments.of(estimates.portfolio, window);
        for (TailMethod method : TailMethod.values()) {
            cells.add(new BacktestCell(method, backtest(method, estimates, moments, garch, settings)));
        }
        return cells;
    }

    private static Result<VarBacktest> backtest(
            TailMethod method,
            Estimates estimates,
            RollingMoments moments,
            Result<GarchState> garch,
            RiskSettings settings) {
        int window = settings.backtestWindow();
        double confidence = settings.confidence();
        String rolling = "each forecast from the " + window + " days before it";
        return switch (method) {
            case HISTORICAL ->
                test(
                        method,
                        estimates,
                        RollingForecasts.historical(estimates.portfolio, window, confidence),
                        settings,
                        rolling);
            case PARAMETRIC_NORMAL -> test(method, estimates, moments.normal(confidence), settings, rolling);
            case CORNISH_FISHER -> test(method, estimates, moments.cornishFisher(confidence), settings, rolling);
            case FILTERED_HISTORICAL ->
                garch.flatMap(state -> test(
                        method,
                        estimates,
                        RollingForecasts.filtered(state, window, confidence),
                        settings,
                        "residuals of the " + window
                                + " days before, GARCH parameters of the whole sample: not out of sample"));
            case MONTE_CARLO_STUDENT_T ->
                Result.missing("Not tested: it would take a fit and a simulation for each day.");
        };
    }

    private static Result<VarBacktest> test(
            TailMethod method, Estimates estimates, double[] forecasts, RiskSettings settings, String convention) {
        return Result.of(VarBacktests.of(
                method,
                settings.confidence(),
                estimates.returnTimes(),
                estimates.portfolio,
                forecasts,
                settings.backtestWindow(),
                convention));
    }
}
