package dev.ballast.core.risk.report;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.VarBacktest;

/// The backtest of one method, or why there is none.
///
/// @param method whose value at risk was tested
/// @param backtest the test
public record BacktestCell(TailMethod method, Result<VarBacktest> backtest) {}
