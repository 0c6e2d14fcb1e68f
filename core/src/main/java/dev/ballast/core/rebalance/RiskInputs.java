package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.report.RiskSettings;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.stress.ScenarioLibrary;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the risk figures of a book need beside its valuation.
///
/// @param correlation of all instruments that may be held, or why there is none
/// @param histories daily bars, behind the volatility
/// @param leftOut why instruments without a history have none, where more is known of it than that
/// @param lookback daily returns behind the volatility, ≥ 2
/// @param policy limits and deductions
/// @param scenarios in which the losses of a book are told
/// @param universe instruments that the basis is estimated of
/// @param report lookback and conventions of the basis
/// @param regime of the market, which moves the limits; empty where it is not known
/// @param drawdown present fall of the book from its peak, which no proposal changes
/// @param basis what was estimated once for all books of these instruments; follows from the other parts
public record RiskInputs(
        Result<CorrelationMatrix> correlation,
        Map<InstrumentId, PriceHistory> histories,
        Map<InstrumentId, String> leftOut,
        int lookback,
        RiskPolicy policy,
        ScenarioLibrary scenarios,
        Set<InstrumentId> universe,
        RiskSettings report,
        Optional<MarketRegime> regime,
        Result<Double> drawdown,
        RiskBasis basis) {

    private static final String NO_DRAWDOWN = "The drawdown of the book is not known here.";

    public RiskInputs {
        histories = Map.copyOf(histories);
        leftOut = Map.copyOf(Objects.requireNonNullElse(leftOut, Map.of()));
        // A stored request has no basis: it is estimated anew from what it was estimated from.
        universe = Set.copyOf(Objects.requireNonNullElse(universe, histories.keySet()));
        report = Objects.requireNonNullElse(report, RiskSettings.DEFAULT);
        regime = Objects.requireNonNullElse(regime, Optional.empty());
        drawdown = Objects.requireNonNullElseGet(drawdown, () -> Result.missing(NO_DRAWDOWN));
        if (basis == null) {
            basis = RiskBasis.of(universe, histories, leftOut, lookback, report, policy);
        }
    }

    /// Inputs whose basis is estimated here, of every instrument with a history, in no particular regime.
    public RiskInputs(
            Result<CorrelationMatrix> correlation,
            Map<InstrumentId, PriceHistory> histories,
            int lookback,
            RiskPolicy policy,
            ScenarioLibrary scenarios) {
        this(
                correlation,
                histories,
                Map.of(),
                lookback,
                policy,
                scenarios,
                histories.keySet(),
                RiskSettings.DEFAULT,
                Optional.empty(),
                Result.missing(NO_DRAWDOWN),
                RiskBasis.of(histories.keySet(), histories, Map.of(), lookback, RiskSettings.DEFAULT, policy));
    }
}
