package dev.ballast.core.risk.report;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;

/// One cell of the table of methods and horizons: a failing method leaves the others.
///
/// @param method the row
/// @param horizonDays the column
/// @param risk the figures, or why there are none
public record TailCell(TailMethod method, int horizonDays, Result<TailRisk> risk) {}
