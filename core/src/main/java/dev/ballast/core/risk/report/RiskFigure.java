package dev.ballast.core.risk.report;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.tail.TailMethod;

/// Names one figure of a [RiskReport], so that any cell of a screen can ask for its trail (UI-9).
public sealed interface RiskFigure {

    /// Annual volatility.
    record Volatility() implements RiskFigure {}

    /// One tail figure.
    ///
    /// @param method its row
    /// @param horizonDays its column
    /// @param measure value at risk or the mean beyond it
    record Tail(TailMethod method, int horizonDays, TailMeasure measure) implements RiskFigure {}

    /// What one asset contributes.
    record AssetPart(InstrumentId instrument) implements RiskFigure {}

    /// What one category contributes.
    record CategoryPart(Category category) implements RiskFigure {}

    /// The largest and current drawdown.
    record DrawdownDepth() implements RiskFigure {}

    /// Beta to the benchmark.
    record BenchmarkBeta() implements RiskFigure {}

    /// Diversification ratio, effective bets and correlations.
    record Spread() implements RiskFigure {}

    /// The backtest of one method.
    record Backtest(TailMethod method) implements RiskFigure {}

    /// Days and cost to liquidate.
    record Liquidation() implements RiskFigure {}

    /// Portfolio heat.
    record OpenRisk() implements RiskFigure {}

    /// One limit.
    ///
    /// @param kind which
    /// @param subject symbol, category or `Portfolio`, as in the reading
    record LimitOf(LimitKind kind, String subject) implements RiskFigure {}
}
