package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.stress.ScenarioLibrary;
import java.util.Map;

/// What the risk figures of a book need beside its valuation.
///
/// @param correlation of all instruments that may be held, or why there is none
/// @param histories daily bars, behind the volatility
/// @param lookback daily returns behind the volatility, ≥ 2
/// @param policy limits and deductions
/// @param scenarios in which the losses of a book are told
public record RiskInputs(
        Result<CorrelationMatrix> correlation,
        Map<InstrumentId, PriceHistory> histories,
        int lookback,
        RiskPolicy policy,
        ScenarioLibrary scenarios) {

    public RiskInputs {
        histories = Map.copyOf(histories);
    }
}
