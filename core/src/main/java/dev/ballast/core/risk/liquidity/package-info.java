/// What it takes to sell a portfolio: days, cost and the risk that adds.
@NullMarked
package dev.ballast.core.risk.liquidity;

import org.jspecify.annotations.NullMarked;
