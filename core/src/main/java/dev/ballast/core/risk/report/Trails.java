package dev.ballast.core.risk.report;

import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.TailMethod;
import java.util.List;
import java.util.Locale;

/// Words and short hands of the trails.
final class Trails {

    private Trails() {}

    /// The trail of a figure that there is not.
    static Explanation missing(RiskFigure figure, String reason) {
        return new Explanation(title(figure), new ExplainedValue.Words(reason), "", "", "", List::of);
    }

    /// Makes the trail of a value.
    interface Trail<T> {
        Explanation of(T value);
    }

    /// The trail of a known value, or the reason why there is none.
    static <T> Explanation of(RiskFigure figure, Result<T> result, Trail<T> trail) {
        return switch (result) {
            case Result.Known<T>(T value) -> trail.of(value);
            case Result.Missing<T>(String reason) -> missing(figure, reason);
        };
    }

    static ExplainedValue fraction(double value) {
        return new ExplainedValue.Fraction(value);
    }

    static ExplainedValue plain(double value) {
        return new ExplainedValue.Plain(value);
    }

    static ExplainedValue count(long value) {
        return new ExplainedValue.Count(value);
    }

    static ExplainedValue words(String value) {
        return new ExplainedValue.Words(value);
    }

    static Explanation.Input input(String name, ExplainedValue value) {
        return Explanation.Input.of(name, value);
    }

    static String title(RiskFigure figure) {
        return switch (figure) {
            case RiskFigure.Volatility() -> "Annual volatility";
            case RiskFigure.Tail(TailMethod method, int days, TailMeasure measure) ->
                measure.label() + ", " + days(days) + ", " + method.label();
            case RiskFigure.AssetPart part -> "Contribution of " + part.instrument();
            case RiskFigure.CategoryPart part ->
                "Contribution of " + part.category().label();
            case RiskFigure.DrawdownDepth() -> "Drawdown";
            case RiskFigure.BenchmarkBeta() -> "Beta";
            case RiskFigure.Spread() -> "Diversification";
            case RiskFigure.Backtest(TailMethod method) -> "Backtest, " + method.label();
            case RiskFigure.Liquidation() -> "Liquidity";
            case RiskFigure.OpenRisk() -> "Heat";
            case RiskFigure.LimitOf limit ->
                "Limit: " + limit.kind().label().toLowerCase(Locale.ROOT) + ", " + limit.subject();
        };
    }

    static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
