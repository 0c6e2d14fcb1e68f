package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.quality.BarScreen;
import dev.ballast.core.market.quality.ScreenedBars;
import dev.ballast.core.optimization.method.MethodSettings;
import dev.ballast.core.portfolio.BookPast;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Lot;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.MarketSigns;
import dev.ballast.core.rebalance.RiskBasis;
import dev.ballast.core.rebalance.RiskInputs;
import dev.ballast.core.rebalance.StrategyForm;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.TargetWeights;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TiltedTargets;
import dev.ballast.core.rebalance.TriggerPolicy;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.PortfolioVolatility;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.report.RiskSettings;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.Correlations;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Figures that change only with holdings, history, targets or policy, kept until one of these does.
final class Analyst {

    /// Age up to which a close is one of the day before: a long weekend. A move since last year is no day's change.
    private static final Duration DAY_BEFORE = Duration.ofDays(5);

    private final DeskState state;
    private final RiskDesk risk;
    private long version;
    private Map<InstrumentId, Double> lastCloses = Map.of();
    private Map<InstrumentId, Double> closesBefore = Map.of();
    private Map<InstrumentId, Instant> closed = Map.of();
    private Map<InstrumentId, PriceHistory> history = Map.of();
    /// Without instruments that no venue trades any more: what estimates are made from.
    private Map<InstrumentId, PriceHistory> estimable = Map.of();
    private Result<CorrelationMatrix> correlation = Result.missing("not computed yet");
    private Result<CorrelationMatrix> planning = Result.missing("not computed yet");
    private Result<PortfolioVolatility> volatility = Result.missing("not computed yet");
    private Set<InstrumentId> volatilityOf = Set.of();
    private long volatilityVersion;
    private Result<Targets> targets = Result.missing("not computed yet");
    private final BookPast past = new BookPast();
    private List<EquityPoint> daily = List.of();
    private @Nullable EquityHistory equity;
    private List<CashFlow> flows = List.of();
    private List<LedgerEntry> ledger = List.of();
    private Optional<MarketRegime> targetRegime = Optional.empty();
    private @Nullable RiskBasis basis;
    private @Nullable BasisKey basisKey;
    private SortedMap<InstrumentId, String> reasons = new TreeMap<>();
    private @Nullable MarketRecord reasonsOf;
    private Map<InstrumentId, PriceHistory> reasonsFrom = Map.of();
    private List<StrategyForm> strategies = List.of();
    private long strategiesVersion;

    /// What a basis was made for.
    private record BasisKey(
            Set<InstrumentId> universe,
            Map<InstrumentId, PriceHistory> history,
            Map<InstrumentId, String> leftOut,
            int lookback,
            RiskSettings settings,
            RiskPolicy policy) {}

    Analyst(DeskState state, RiskDesk risk) {
        this.state = state;
        this.risk = risk;
    }

    /// Recomputes what has become old.
    void refresh(Instant now) {
        Optional<MarketRegime> present = regime();
        if (version == state.version && present.equals(targetRegime)) {
            return;
        }
        version = state.version;
        targetRegime = present;
        SortedMap<InstrumentId, ScreenedBars> screened = state.screened();
        history = Map.copyOf(BarScreen.usable(screened));
        SortedMap<InstrumentId, String> leftOut = BarScreen.sentences(screened);
        if (!leftOut.equals(state.market.leftOut())) {
            state.market = state.market.with(leftOut);
        }
        estimable = Estimable.of(history, state.market.listings());
        // What nothing may be estimated from still was a price on its day.
        var priced = new TreeMap<InstrumentId, PriceHistory>();
        screened.forEach((instrument, bars) -> priced.put(instrument, bars.used()));
        lastCloses = closes(priced, 1);
        closesBefore = closes(priced, 2);
        closed = ends(priced);
        List<InstrumentId> held =
                state.book.openHoldings().stream().map(Holding::instrument).toList();
        correlation = correlation(held);
        List<InstrumentId> universe = state.universe();
        planning = Set.copyOf(universe).equals(Set.copyOf(held)) ? correlation : correlation(universe);
        TargetMethod method = state.policy.rebalance().targets().method(state.targetChoice.method(), present);
        targets = targets(method, now)
                .map(untilted -> TiltedTargets.of(
                        untilted,
                        estimable,
                        state.instruments,
                        state.policy.rebalance(),
                        state.policy.risk(),
                        present));
        daily = past.daily(state.policy.lotMethod(), state.entries(), priced, state.policy.rates(), now);
        equity = null;
        ledger = List.copyOf(state.entries());
        flows = ledger.stream()
                .filter(CashFlow.class::isInstance)
                .map(CashFlow.class::cast)
                .sorted(CashFlow.BY_TIME)
                .toList();
    }

    /// Computed weights need an estimate of everything they spread over; leaving one out would ask for its sale, which
    /// nobody takes.
    private Result<Targets> targets(TargetMethod method, Instant now) {
        List<InstrumentId> universe = state.universe();
        SortedMap<InstrumentId, String> out = reasons(universe);
        boolean estimated = method != TargetMethod.OWN && method != TargetMethod.EQUAL_WEIGHT;
        if (estimated && !out.isEmpty()) {
            InstrumentId first = out.firstKey();
            boolean stopped = state.market.listings().excluded().containsKey(first);
            return Result.missing("No " + method.label() + " targets without " + first
                    + (stopped ? ", which is " : ": ") + out.get(first) + ". Set your own targets, or "
                    + (stopped ? "keep it in the estimates in the Assets room." : "see the Data quality room."));
        }
        return TargetWeights.compute(
                method,
                universe,
                estimable,
                new Targets(method, state.targetChoice.own()),
                state.policy.rebalance(),
                methodSettings(),
                market(now).value(state.book).weights());
    }

    /// Market, policy and risk behind plans and triggers.
    ///
    /// @param more instruments beyond the universe, such as those of weights that the trader chose
    RiskInputs riskInputs(Collection<InstrumentId> more) {
        var universe = new TreeSet<>(state.universe());
        universe.addAll(more);
        state.openProposals().forEach(proposal -> proposal.legs().forEach(leg -> universe.add(leg.instrument())));
        var key = new BasisKey(
                universe,
                estimable,
                reasons(universe),
                state.policy.correlation().lookback(),
                state.policy.report(),
                state.policy.risk());
        RiskBasis known = basis;
        if (known == null || !key.equals(basisKey)) {
            known = RiskBasis.of(universe, estimable, key.leftOut(), key.lookback(), key.settings(), key.policy());
            basis = known;
            basisKey = key;
        }
        return new RiskInputs(
                planning,
                estimable,
                key.leftOut(),
                key.lookback(),
                state.policy.risk(),
                state.scenarios,
                universe,
                key.settings(),
                regime(),
                drawdown(),
                known);
    }

    /// What the triggers look at beside the book.
    MarketSigns signs(Instant now) {
        if (strategiesVersion != version) {
            strategiesVersion = version;
            TriggerPolicy policy = state.policy.rebalance().triggers();
            strategies = StrategyForm.of(
                    past.sales(state.policy.lotMethod(), state.entries()),
                    this::strategy,
                    policy.recentTrades(),
                    policy.fewestTrades());
        }
        return new MarketSigns(
                risk.regime().rules().map(report -> new MarketSigns.Regime(report.regime(), report.confidence())),
                drawdown(),
                strategies,
                now);
    }

    /// Which regime and risk report the triggers read now: they come from another thread at their own time.
    String reportsUsed() {
        return risk.sources();
    }

    /// What the open lots of each strategy hold.
    Map<String, Set<InstrumentId>> strategyHoldings() {
        var holdings = new TreeMap<String, Set<InstrumentId>>();
        for (Holding holding : state.book.openHoldings()) {
            for (Lot lot : holding.lots()) {
                String name = strategy(lot.openedBy());
                if (!name.isEmpty()) {
                    holdings.computeIfAbsent(name, key -> new TreeSet<>()).add(holding.instrument());
                }
            }
        }
        return holdings;
    }

    Optional<MarketRegime> regime() {
        return risk.regime().rules() instanceof Result.Known<RegimeReport>(RegimeReport report)
                ? Optional.of(report.regime())
                : Optional.empty();
    }

    private String strategy(EntryId entry) {
        return state.ledger.get(entry) instanceof Fill fill && fill.strategy() != null ? fill.strategy() : "";
    }

    /// The drawdown that the limit is about, as the latest risk report has it.
    private Result<Double> drawdown() {
        return risk.risk().flatMap(report -> report.limits().stream()
                .filter(limit -> limit.kind() == LimitKind.DRAWDOWN)
                .map(LimitReading::value)
                .findFirst()
                .orElseGet(() -> Result.missing("The risk report has no drawdown.")));
    }

    private MethodSettings methodSettings() {
        return MethodSettings.DEFAULT.withPeriodsPerYear(state.policy.risk().periodsPerYear());
    }

    MarketView market(Instant now) {
        // Where the price itself is the last close, the day's change is against the close before.
        Map<InstrumentId, Double> previous = state.feed.kind() == FeedStatus.Kind.NONE ? closesBefore : recent(now);
        return new MarketView(
                state.instruments, state.quotes, previous, state.policy.rates(), state.policy.freshness(), now);
    }

    /// The last closes that are of the day before.
    private Map<InstrumentId, Double> recent(Instant now) {
        Instant oldest = now.minus(DAY_BEFORE);
        if (closed.values().stream().noneMatch(end -> end.isBefore(oldest))) {
            return lastCloses;
        }
        var recent = new HashMap<>(lastCloses);
        recent.keySet().removeIf(instrument -> closed.getOrDefault(instrument, Instant.MIN)
                .isBefore(oldest));
        return recent;
    }

    private static Map<InstrumentId, Instant> ends(Map<InstrumentId, PriceHistory> histories) {
        var ends = new HashMap<InstrumentId, Instant>();
        histories.forEach((instrument, bars) -> {
            if (!bars.isEmpty()) {
                ends.put(instrument, bars.end(bars.bars().size() - 1));
            }
        });
        return Map.copyOf(ends);
    }

    /// Annual volatility of the book at these weights, cash included as riskless.
    Result<Double> volatility(Valuation valuation) {
        Map<InstrumentId, Double> weights = valuation.weights();
        // Prices move at every call, the covariance only with holdings, history or policy.
        Set<InstrumentId> held = PortfolioVolatility.held(weights);
        if (volatilityVersion != version || !held.equals(volatilityOf)) {
            volatilityVersion = version;
            volatilityOf = held;
            SortedMap<InstrumentId, String> out = reasons(held);
            volatility = out.isEmpty()
                    ? PortfolioVolatility.of(
                            held, estimable, state.policy.correlation().lookback())
                    : Result.missing("No volatility without " + out.firstKey() + ": " + out.get(out.firstKey()) + ".");
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
        EquityHistory known = equity;
        if (known == null || known.recorded().size() != state.recorded.size()) {
            known = new EquityHistory(daily, state.recorded, flows);
            equity = known;
        }
        return known;
    }

    private Result<CorrelationMatrix> correlation(List<InstrumentId> instruments) {
        List<InstrumentId> usable = Estimable.of(instruments, state.market.listings());
        return usable.size() < 2
                ? Result.missing("a correlation needs two instruments, there are " + usable.size())
                : Correlations.estimate(usable, estimable, state.policy.correlation())
                        .map(matrix -> Estimable.explained(matrix, instruments, history, state.market));
    }

    /// Why nothing may be estimated from those of `instruments` of which nothing may. Asked at every turn, worked out
    /// only where bars or the market's record have changed.
    @SuppressWarnings("ReferenceEquality")
    private SortedMap<InstrumentId, String> reasons(Collection<InstrumentId> instruments) {
        if (reasonsOf != state.market || reasonsFrom != history) {
            reasonsOf = state.market;
            reasonsFrom = history;
            reasons = Estimable.reasons(history, state.market);
        }
        if (reasons.isEmpty()) {
            return reasons;
        }
        var own = new TreeMap<>(reasons);
        own.keySet().retainAll(Set.copyOf(instruments));
        return own;
    }

    private static Map<InstrumentId, Double> closes(Map<InstrumentId, PriceHistory> histories, int fromEnd) {
        var closes = new HashMap<InstrumentId, Double>();
        histories.forEach((instrument, bars) -> {
            int index = bars.bars().size() - fromEnd;
            if (index >= 0) {
                closes.put(instrument, bars.bars().get(index).close());
            }
        });
        return Map.copyOf(closes);
    }
}
