package dev.ballast.app.dashboard;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.regime.HiddenRegime;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.regime.RegimeReading;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.result.Result;
import java.time.ZoneOffset;
import java.util.Optional;

/// The market's regime as the dashboard shows it (REG-2).
///
/// @param label `Bull`; empty where `reason` says why there is none
/// @param reason empty where the regime is known
/// @param regime which; empty where it is not known
/// @param confidence in [0, 1]; NaN where there is no regime
/// @param age days it has lasted, today included
/// @param remaining expected days it still lasts, or why nobody can tell
/// @param limitFactor what it makes of the risk limits, 1 for nothing
/// @param hidden what hidden states say of the same market: label and probability, or why nothing
/// @param why the figures behind the label, one per line
public record RegimeFigures(
        String label,
        String reason,
        Optional<MarketRegime> regime,
        double confidence,
        int age,
        Result<Double> remaining,
        double limitFactor,
        String hidden,
        String why) {

    static RegimeFigures of(Snapshot snapshot) {
        return switch (snapshot.regime()) {
            case Result.Missing<RegimeReport>(String reason) ->
                new RegimeFigures("", reason, Optional.empty(), Double.NaN, 0, Result.missing(reason), 1, "", reason);
            case Result.Known<RegimeReport>(RegimeReport report) ->
                new RegimeFigures(
                        report.regime().label(),
                        "",
                        Optional.of(report.regime()),
                        report.confidence(),
                        report.age(),
                        report.expectedRemaining(),
                        snapshot.policy().risk().limits().regime().of(report.regime()),
                        hidden(snapshot.hiddenRegime()),
                        why(report) + "\nSecond opinion, which moves no limit: hidden states say "
                                + hidden(snapshot.hiddenRegime()));
        };
    }

    private static String why(RegimeReport report) {
        RegimeReading reading = report.reading();
        return "Market: " + report.market()
                + "\nTrend " + Numbers.signed(reading.trend(), 2) + ", a trend from ±"
                + Numbers.decimal(reading.trendThreshold(), 2) + " (t-statistic of the mean log return)"
                + "\nVolatility " + Numbers.percent(reading.volatility()) + " a year, higher than "
                + Numbers.percent(reading.volatilityPercentile(), 0) + " of the trailing year, high from "
                + Numbers.percent(reading.volatilityThreshold(), 0)
                + "\n" + correlation(reading)
                + "\nSince " + Times.date(report.since(), ZoneOffset.UTC) + ", told from " + report.bars()
                + " days; today alone says " + reading.raw().label();
    }

    private static String hidden(Result<HiddenRegime> hidden) {
        return switch (hidden) {
            case Result.Missing<HiddenRegime>(String reason) -> reason;
            case Result.Known<HiddenRegime>(HiddenRegime state) ->
                state.regime().label() + ", " + Numbers.percent(state.confidence(), 0);
        };
    }

    private static String correlation(RegimeReading reading) {
        return switch (reading.correlation()) {
            case Result.Missing<Double>(String reason) -> reason;
            case Result.Known<Double>(Double known) ->
                "Average correlation " + Numbers.decimal(known, 2)
                        + (reading.correlationPercentile() instanceof Result.Known<Double>(Double percentile)
                                ? ", higher than " + Numbers.percent(percentile, 0) + " of the trailing year"
                                : "");
        };
    }
}
