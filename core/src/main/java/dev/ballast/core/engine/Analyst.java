package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.BookHistory;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
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
import java.util.Set;
import java.util.TreeMap;

/// Figures that change only with holdings, history, targets or policy, kept until one of these does.
final class Analyst {

    private final DeskState state;
    private long version;
    private Map<InstrumentId, Double> lastCloses = Map.of();
    private Map<InstrumentId, Double> closesBefore = Map.of();
    private Map<InstrumentId, PriceHistory> history = Map.of();
    private Result<CorrelationMatrix> correlation = Result.missing("not computed yet");
    private Result<CorrelationMatrix> planning = Result.missing("not computed yet");
    private Result<PortfolioVolatility> volatility = Result.missing("not computed yet");
    private Set<InstrumentId> volatilityOf = Set.of();
    private long volatilityVersion;
    private Result<Targets> targets = Result.missing("not computed yet");
    private List<EquityPoint> daily = List.of();
    private List<CashFlow> flows = List.of();
    private List<LedgerEntry> ledger = List.of();

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
        lastCloses = closes(1);
        closesBefore = closes(2);
        List<InstrumentId> held =
                state.book.openHoldings().stream().map(Holding::instrument).toList();
        correlation = correlation(held);
        List<InstrumentId> universe = state.universe();
        planning = Set.copyOf(universe).equals(Set.copyOf(held)) ? correlation : correlation(universe);
        targets = TargetWeights.compute(
                state.targetChoice.method(),
                state.universe(),
                history,
                new Targets(state.targetChoice.method(), state.targetChoice.own()),
                state.policy.rebalance());
        daily = BookHistory.daily(state.policy.lotMethod(), state.entries(), history, state.policy.rates(), now);
        ledger = List.copyOf(state.entries());
        flows = ledger.stream()
                .filter(CashFlow.class::isInstance)
                .map(CashFlow.class::cast)
                .sorted(CashFlow.BY_TIME)
                .toList();
    }

    MarketView market(Instant now) {
        // Where the price itself is the last close, the day's change is against the close before.
        Map<InstrumentId, Double> previous = state.feed.kind() == FeedStatus.Kind.NONE ? closesBefore : lastCloses;
        return new MarketView(
                state.instruments, state.quotes, previous, state.policy.rates(), state.policy.freshness(), now);
    }

    /// Annual volatility of the book at these weights, cash included as riskless.
    Result<Double> volatility(Valuation valuation) {
        var weights = new TreeMap<InstrumentId, Double>();
        valuation.positions().forEach(position -> weights.put(position.instrument(), position.weight()));
        // Prices move at every call, the covariance only with holdings, history or policy.
        Set<InstrumentId> held = PortfolioVolatility.held(weights);
        if (volatilityVersion != version || !held.equals(volatilityOf)) {
            volatilityVersion = version;
            volatilityOf = held;
            volatility = PortfolioVolatility.of(
                    held, history, state.policy.correlation().lookback());
        }
        return switch (volatility) {
            case Result.Missing<PortfolioVolatility>(String reason) -> Result.missing(reason);
            case Result.Known<PortfolioVolatility>(PortfolioVolatility known) ->
                known.annual(weights, state.policy.risk().periodsPerYear());
        };
    }

    Map<InstrumentId, PriceHistory> history() {
        return history;
    }

    Result<CorrelationMatrix> correlation() {
        return correlation;
    }

    /// Of everything that is held or may be bought: what the figures after a proposal are made from.
    Result<CorrelationMatrix> planningCorrelation() {
        return planning;
    }

    Result<Targets> targets() {
        return targets;
    }

    /// In the order in which it was booked.
    List<LedgerEntry> ledger() {
        return ledger;
    }

    EquityHistory equity() {
        return new EquityHistory(daily, state.recorded, flows);
    }

    private Result<CorrelationMatrix> correlation(List<InstrumentId> instruments) {
        return instruments.size() < 2
                ? Result.missing("a correlation needs two instruments, there are " + instruments.size())
                : Correlations.estimate(instruments, history, state.policy.correlation());
    }

    private Map<InstrumentId, Double> closes(int fromEnd) {
        var closes = new HashMap<InstrumentId, Double>();
        history.forEach((instrument, bars) -> {
            int index = bars.bars().size() - fromEnd;
            if (index >= 0) {
                closes.put(instrument, bars.bars().get(index).close());
            }
        });
        return Map.copyOf(closes);
    }
}
