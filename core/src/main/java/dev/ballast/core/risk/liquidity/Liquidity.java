package dev.ballast.core.risk.liquidity;

import dev.ballast.core.result.Result;
import java.util.List;

/// What it takes to sell the whole portfolio (RSK-9). A position without volume leaves its own row and the sums
/// missing, with its name.
///
/// @param assets one row per position
/// @param days until the last position is sold, all sold side by side
/// @param soldInOneDay share of the invested value that one day takes, in [0, 1]
/// @param cost half-spread and impact, a fraction of equity
/// @param adjusted historical value at risk plus cost, one per horizon
/// @param whileSelling normal value at risk of what is still held while it is sold evenly over its days, plus cost
/// @param convention the readings taken, one line for the screen
public record Liquidity(
        List<LiquidityCell> assets,
        Result<Double> days,
        Result<Double> soldInOneDay,
        Result<Double> cost,
        List<Result<LiquidityAdjusted>> adjusted,
        Result<Double> whileSelling,
        String convention) {

    public Liquidity {
        assets = List.copyOf(assets);
        adjusted = List.copyOf(adjusted);
    }
}
