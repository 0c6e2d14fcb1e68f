package dev.ballast.core.engine;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.BookHistory;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.TargetWeights;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.PortfolioVolatility;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.Correlations;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Figures that change only with holdings, history, targets or policy, kept until one of these does.
final class Analyst {

    private final DeskState state;
    private long version;
    private Map<InstrumentId, Double> previousCloses = Map.of();
    private Map<InstrumentId, PriceHistory> history = Map.of();
    private Result<CorrelationMatrix> correlation = Result.missing("not computed yet");
    private Result<Targets> targets = Result.missing("not computed yet");
    private List<EquityPoint> daily = List.of();
    private List<CashFlow> flows = List.of();

    Analyst(DeskState state) {
        this.state = state;
    }

    /// Recomputes what has become old.
    void refresh(Instant now) {
        if (version == state.version) {
            return;
        }
        version = state.version;
        history = Map.copyOf(state.history);
        previousCloses = closes();
        List<InstrumentId> held =
                state.book.openHoldings().stream().map(Holding::instrument).toList();
        correlation = held.size() < 2
                ? Result.missing("a correlation needs two holdings, there are " + held.size())
                : Correlations.estimate(held, history, state.policy.correlation());
        targets = TargetWeights.compute(
                state.targetChoice.method(),
                state.universe(),
                history,
                new Targets(state.targetChoice.method(), state.targetChoice.own()),
                state.policy.rebalance());
        daily = BookHistory.daily(state.policy.lotMethod(), state.entries(), history, state.policy.rates(), now);
        flows = state.entries().stream()
                .filter(CashFlow.class::isInstance)
                .map(CashFlow.class::cast)
                .sorted(CashFlow.BY_TIME)
                .toList();
    }

    MarketView market(Instant now) {
        return new MarketView(
                state.instruments, state.quotes, previousCloses, state.policy.rates(), state.policy.freshness(), now);
    }

    /// Annual volatility of the book at these weights, cash included as riskless.
    Result<Double> volatility(Valuation valuation) {
        var weights = new TreeMap<InstrumentId, Double>();
        valuation.positions().forEach(position -> weights.put(position.instrument(), position.weight()));
        return PortfolioVolatility.annual(
                weights,
                history,
                state.policy.correlation().lookback(),
                state.policy.risk().periodsPerYear());
    }

    Map<InstrumentId, PriceHistory> history() {
        return history;
    }

    Result<CorrelationMatrix> correlation() {
        return correlation;
    }

    Result<Targets> targets() {
        return targets;
    }

    EquityHistory equity() {
        return new EquityHistory(daily, state.recorded, flows);
    }

    private Map<InstrumentId, Double> closes() {
        var closes = new HashMap<InstrumentId, Double>();
        history.forEach((instrument, bars) -> {
            if (!bars.isEmpty()) {
                closes.put(instrument, bars.last().close());
            }
        });
        return Map.copyOf(closes);
    }
}
