package dev.ballast.core.risk.liquidity;

import dev.ballast.core.market.Bar;
import dev.ballast.core.result.Result;
import java.util.List;

/// Days and cost to sell positions (RSK-9). Stateless.
///
/// Days = value ÷ (participation × average daily value traded). Cost = half the spread plus the square-root law
/// Y σ √(value ÷ daily volume) of the value (Tóth et al. 2011, Physical Review X 1; Almgren et al. 2005, Risk 18):
/// the
/// impact at the end of the sale, taken for all of it, which errs on the dear side.
public final class Liquidation {

    private Liquidation() {}

    /// Average of close × volume over the last `days` bars, in quote currency; missing with fewer bars or no
    /// volume.
    public static Result<Double> dailyVolume(List<Bar> bars, int days) {
        if (bars.size() < days) {
            return Result.missing(
                    "An average volume over " + days + " days needs as many bars, there are " + bars.size() + ".");
        }
        double traded = 0;
        for (Bar bar : bars.subList(bars.size() - days, bars.size())) {
            traded += bar.close() * bar.volume() / days;
        }
        return traded > 0
                ? Result.finite(traded, "The average volume")
                : Result.missing("The bars of the last " + days + " days have no volume.");
    }

    /// One position; missing without a volume. What else is not known leaves its own cost missing, with its name.
    public static Result<AssetLiquidity> of(LiquidityPosition position, LiquidityPolicy policy) {
        return switch (position.dailyVolume()) {
            case Result.Missing<Double>(String reason) -> missing(position, "volume", reason);
            case Result.Known<Double>(Double volume)
            when !(volume > 0) -> missing(position, "volume", "It must be > 0, was " + volume + ".");
            case Result.Known<Double>(Double volume) ->
                Result.of(new AssetLiquidity(
                        position.value(),
                        volume,
                        position.value() / (policy.participation() * volume),
                        named(position, "spread", position.halfSpread()),
                        named(position, "volatility", position.dailyVolatility())
                                .map(volatility -> policy.impactCoefficient()
                                        * volatility
                                        * Math.sqrt(position.value() / volume))));
        };
    }

    private static Result<Double> named(LiquidityPosition position, String what, Result<Double> figure) {
        return switch (figure) {
            case Result.Missing<Double>(String reason) -> missing(position, what, reason);
            case Result.Known<Double> known -> known;
        };
    }

    private static <T> Result<T> missing(LiquidityPosition position, String what, String reason) {
        return Result.missing("No " + what + " of " + position.instrument() + ": " + reason);
    }
}
