package dev.ballast.core.risk.liquidity;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;

/// One row of the liquidity table.
///
/// @param instrument the position
/// @param liquidity its figures, or why there are none
public record LiquidityCell(InstrumentId instrument, Result<AssetLiquidity> liquidity) {}
