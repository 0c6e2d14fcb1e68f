/// Value at risk and expected shortfall by method, their parts and their backtests, on plain arrays of returns.
@NullMarked
package dev.ballast.core.risk.tail;

import org.jspecify.annotations.NullMarked;
